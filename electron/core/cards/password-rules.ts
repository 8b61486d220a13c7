import type { FieldProblem } from '../../../shared/result.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import { rateStrength, WEAKEST_TAKEN, wordsOf } from '../../../shared/passwords/strength.ts';

/** A longer password is hashed by no directory in good time, and no person types it. */
const LONGEST = 256;

interface Near {
  readonly username: string;
  readonly shellName: string;
  readonly email: string;
}

const problem = (rule: string, ...params: string[]): FieldProblem => ({
  field: 'password',
  rule,
  params,
});

/** What is wrong with it at first sight. */
function plainProblem(password: string, near: Near, minLength: number): FieldProblem | undefined {
  const length = [...password].length;
  if (length < minLength) return problem('password-too-short', String(minLength));
  if (length > LONGEST) return problem('password-too-long', String(LONGEST));
  if (/^\d+$/u.test(password)) return problem('password-digits');
  const known = [near.username, near.shellName, near.email].map(comparableName);
  return known.includes(comparableName(password)) ? problem('password-known') : undefined;
}

/**
 * What is wrong with a password before the directory is asked (docs/facts.md 1: at least ten characters, not all digits, not
 * what everybody can read in the entry), and whether it is guessed quickly: a common one, a repetition, a name with a number behind it.
 * Never repeats the password.
 */
export async function passwordProblem(
  password: string,
  near: Near,
  minLength: number,
): Promise<FieldProblem | undefined> {
  const found = plainProblem(password, near, minLength);
  if (found) return found;
  const words = wordsOf([near.username, near.shellName, near.email]);
  return (await rateStrength(password, words)) < WEAKEST_TAKEN
    ? problem('password-weak')
    : undefined;
}
