import type { FieldProblem } from '../../../shared/result.ts';
import { comparableName } from '../../../shared/names/same-name.ts';

/** A longer password is hashed by no directory in good time, and no person types it. */
const LONGEST = 256;

interface Near {
  readonly username: string;
  readonly shellName: string;
  readonly email: string;
}

/**
 * What is wrong with a password before the directory is asked (docs/facts.md 1: at least ten characters, not all digits, not
 * what everybody can read in the entry). Never repeats the password.
 */
export function passwordProblem(
  password: string,
  near: Near,
  minLength: number,
): FieldProblem | undefined {
  const length = [...password].length;
  const problem = (rule: string, ...params: string[]): FieldProblem => ({
    field: 'password',
    rule,
    params,
  });
  if (length < minLength) return problem('password-too-short', String(minLength));
  if (length > LONGEST) return problem('password-too-long', String(LONGEST));
  if (/^\d+$/u.test(password)) return problem('password-digits');
  const known = [near.username, near.shellName, near.email].map(comparableName);
  return known.includes(comparableName(password)) ? problem('password-known') : undefined;
}
