import { describe, expect, it } from 'vitest';
import { profileSchema } from '../../../shared/domain/profile.ts';
import { plainDirectoryProfile, plainProfile } from '../../fakes/profile.ts';

const event = { id: 'e', name: { en: 'Event' } };
const projects = {
  ...{ mode: 'direct', domain: 'default', roles: ['member'], nameRule: '^[a-z]+$' },
  ...{ defaultEndDays: 30, quotaPresets: { a: { cores: -1 } }, securityGroupRules: [] },
};
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
    const cloud = profileSchema.shape.cloud.parse({});
    expect(cloud).toMatchObject({ groupSettleSeconds: 60 });
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

  it.each([
    ['event', { ...event, starts: '2027-08-05T08:00:00Z', ends: '2027-08-04T08:00:00Z' }, 'ends'],
    ['event', { ...event, wipeAfterHours: 1e9 }, 'wipeAfterHours'],
    ['accounts', { keyTypes: ['ssh-ed25519', 'ed25519'] }, 'keyTypes.1'],
    ['accounts', { rsaMinBits: 100_000 }, 'rsaMinBits'],
    ['cloud', { region: '' }, 'region'],
    ['cloud', { toolforge: { project: '', role: 'member' } }, 'toolforge.project'],
    ['cloud', { toolforge: { project: 't', role: 'r', loginHost: 'a; b' } }, 'toolforge.loginHost'],
    [
      'cloud',
      { toolforge: { project: 't', role: 'r', toolUrl: 'https://t.org/' } },
      'toolforge.toolUrl',
    ],
    ['welcome', { startUrl: 'http://start.example.org/' }, 'startUrl'],
    ['welcome', { accountUrl: 'javascript:alert(1)' }, 'accountUrl'],
    ['welcome', { help: [{ name: { en: 'Help desk' } }] }, 'help.0'],
    ['welcome', { help: Array(4).fill({ name: { en: 'a' }, where: { en: 'b' } }) }, 'help'],
    ['cloud', { projects: { ...projects, roles: [''] } }, 'projects.roles.0'],
    ['cloud', { projects: { ...projects, defaultEndDays: 1e9 } }, 'projects.defaultEndDays'],
    [
      'cloud',
      { projects: { ...projects, quotaPresets: { a: { cores: 3e9 } } } },
      'projects.quotaPresets.a.cores',
    ],
    [
      'cloud',
      { projects: { ...projects, quotaPresets: { a: { cores: -2 } } } },
      'projects.quotaPresets.a.cores',
    ],
  ])('refuses what a later layer would refuse or fall over: %s %j', (section, value, place) => {
    const written = { event, directory: plainDirectoryProfile(), [section]: value };
    const { error } = profileSchema.safeParse(written);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([`${section}.${place}`]);
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
