import { describe, expect, it } from 'vitest';
import { profileSchema } from '../../../shared/domain/profile.ts';
import { plainDirectoryProfile, plainProfile } from '../../fakes/profile.ts';

const event = { id: 'e', name: { en: 'Event' } };
const problems = (change: object) => {
  const directory = { ...plainDirectoryProfile(), ...change };
  const parsed = profileSchema.safeParse({ event, directory });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
};

describe('a profile', () => {
  it('fills in what is left out', () => {
    const { accounts, throttle, event: filled, directory } = plainProfile();
    expect(accounts).toMatchObject({ minPasswordLength: 10, rsaMinBits: 2048 });
    expect(accounts.keyTypes).toContain('ssh-ed25519');
    expect([throttle.accountsPerHour, filled.wipeAfterHours]).toEqual([0, 24]);
    expect(directory.timeouts).toEqual({ connectMs: 5000, operationMs: 10_000 });
  });

  it('refuses what cannot be right, at its place', () => {
    expect(problems({ url: 'https://ldap.example.org' })).toEqual(['directory.url']);
    expect(problems({ url: 'ldaps://a/dc=x' })).toEqual(['directory.url']);
    expect(problems({ uidNumber: { floor: 10, ceiling: 9 } })).toEqual(['directory.uidNumber']);
    expect(problems({ bindDn: 'writer' })).toEqual(['directory.bindDn']);
    expect(problems({ timeouts: { connectMs: 1, operationMs: 1000 } })).toEqual([
      'directory.timeouts.connectMs',
    ]);
    const people = { ...plainDirectoryProfile().people, home: '/home' };
    expect(problems({ people })).toEqual(['directory.people.home']);
  });

  it('knows no key that it does not know', () => {
    expect(problems({ password: 'x' })).toEqual(['directory']);
  });

  it('refuses a pattern that is none', () => {
    const accounts = { shellName: '[a-' };
    const written = { event, directory: plainDirectoryProfile(), accounts };
    expect(profileSchema.safeParse(written).success).toBe(false);
  });
});
