import { describe, expect, it } from 'vitest';
import { isClosed } from '../../../../electron/adapters/ldap/closed.ts';
import { profileSchema } from '../../../../shared/domain/profile.ts';
import { plainDirectoryProfile } from '../../../fakes/profile.ts';

const disabled = 'cn=disabled,ou=ppolicies,dc=example,dc=org';
const own = 'cn=strict,ou=ppolicies,dc=example,dc=org';
const profile = profileSchema.shape.directory.parse({
  ...plainDirectoryProfile(),
  disabledPolicyDn: disabled,
});
const isBlocked = (marks: Record<string, string>, endless: string[] = [], of = profile): boolean =>
  isClosed({ dn: 'uid=ada,dc=example,dc=org', ...marks }, of, endless);

describe('an account', () => {
  it.each([
    ['under the policy of closed accounts', { pwdPolicySubentry: disabled }],
    ['under it, spelled otherwise', { pwdPolicySubentry: disabled.toUpperCase() }],
    ['locked for good', { pwdAccountLockedTime: '000001010000Z' }],
    [
      'locked for good, and by a policy',
      { PWDACCOUNTLOCKEDTIME: '000001010000Z', pwdPolicySubentry: own },
    ],
  ])('is closed: %s', (_what, marks: Record<string, string>) => {
    expect(isBlocked(marks)).toBe(true);
  });

  it.each([
    ['without a mark', {}],
    ['under a policy of its own', { pwdPolicySubentry: own }],
    ['locked for a while', { pwdAccountLockedTime: '20270804080000Z' }],
    [
      'locked for a while, under a policy of its own',
      { pwdAccountLockedTime: '20270804080000Z', pwdPolicySubentry: own },
    ],
  ])('is not closed: %s', (_what, marks: Record<string, string>) => {
    expect(isBlocked(marks)).toBe(false);
  });

  it('is closed by a lock that its own policy does not let end', () => {
    const marks = { pwdPolicySubentry: own };
    expect(isBlocked(marks, [own])).toBe(false);
    expect(isBlocked({ ...marks, pwdAccountLockedTime: '20270804080000Z' }, [own])).toBe(true);
  });

  it('is closed by no policy where the profile names none', () => {
    const { disabledPolicyDn: _, ...without } = profile;
    expect(isBlocked({ pwdPolicySubentry: disabled }, [], without)).toBe(false);
  });
});
