import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { withSecondFactor } from '../../../../../electron/adapters/openstack/config/second-factor.ts';

const user = { name: 'ada', domain: { id: 'default' } } as const;
const typed = { kind: 'user', user, password: 'right password', passcode: undefined } as const;
const token = { kind: 'token', token: 'a token' } as const;

const failureOf = (uri: string): unknown => {
  try {
    return withSecondFactor(typed, { LANYARD_TOTP: uri });
  } catch (error) {
    return error;
  }
};

describe('the second factor of a desk where nobody can be asked', () => {
  it('makes the passcodes of the address in the environment', () => {
    // RFC 6238 appendix B, where the time is 59 s.
    const totp = new TOTP({ secret: Secret.fromUTF8('12345678901234567890'), digits: 8 });
    expect(totp.generate({ timestamp: 59_000 })).toBe('94287082');
    const with8 = withSecondFactor(typed, { LANYARD_TOTP: totp.toString() });
    expect(with8).toMatchObject({ password: 'right password' });
    expect(with8?.kind === 'user' && with8.nextPasscode?.(59_000)).toBe('94287082');
  });

  it('adds nothing without one, and nothing to what needs none', () => {
    expect(withSecondFactor(typed, {})).toBe(typed);
    expect(withSecondFactor(token, { LANYARD_TOTP: 'otpauth://nonsense' })).toBe(token);
    expect(withSecondFactor(undefined, {})).toBeUndefined();
  });

  it.each([
    'JBSWY3DPEHPK3PXP',
    'otpauth://hotp/desk?secret=JBSWY3DPEHPK3PXP&counter=1',
    'otpauth://totp/desk?secret=0189',
  ])('refuses %s in words that do not repeat it', (uri) => {
    const failure = failureOf(uri);
    expect(failure).toMatchObject({ code: 'cloud-config-wrong' });
    expect(JSON.stringify(failure) + String(failure)).not.toContain(uri.slice(-8));
  });
});
