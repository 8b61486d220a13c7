import { TOTP, URI } from 'otpauth';
import type { Credentials } from '../session/cloud-access.ts';
import { configProblem } from './config-problem.ts';

const VARIABLE = 'LANYARD_TOTP';

function readUri(uri: string): TOTP {
  try {
    const parsed = URI.parse(uri);
    if (parsed instanceof TOTP) return parsed;
  } catch {
    // Its message quotes the URI, and that is a secret.
  }
  throw configProblem(VARIABLE, 'expected: an address that begins with otpauth://totp/');
}

/**
 * The credentials with a passcode for each sign-in (RFC 6238), where `LANYARD_TOTP` has the `otpauth:` address of the second factor: for desks
 * where nobody can be asked every time a token ends. Throws `cloud-config-wrong`.
 */
export function withSecondFactor(
  credentials: Credentials | undefined,
  env: NodeJS.ProcessEnv,
): Credentials | undefined {
  const uri = env[VARIABLE];
  if (!uri || credentials?.kind !== 'user') return credentials;
  const totp = readUri(uri);
  return { ...credentials, nextPasscode: (timestamp) => totp.generate({ timestamp }) };
}
