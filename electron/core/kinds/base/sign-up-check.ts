import type { AccountRules } from '../../../../shared/domain/profile.ts';
import { AppError } from '../../base/errors.ts';
import type { NamePolicy } from '../../ports/name-policy.ts';
import { blocked, type Blocked } from './step.ts';

/** What a step that writes a name asks the sign-up service with. */
export interface SignUpCheck {
  readonly namePolicy: NamePolicy;
  readonly rules: Pick<AccountRules, 'nameCheckAway'>;
}

/**
 * What the sign-up service has against these names right before they are written: what it said at the card may be long ago, or was never
 * asked. Undefined where it has nothing against them. Throws `name-check-unreachable` where it cannot be asked and the profile waits for it.
 */
export async function refusedBySignUp(
  { namePolicy, rules }: SignUpCheck,
  names: { readonly username: string; readonly shellName: string },
): Promise<Blocked | undefined> {
  const said = await namePolicy.check(names);
  if (said.is === 'refused') return blocked('name-refused', said.words);
  if (said.is === 'could-not-ask' && rules.nameCheckAway === 'wait') {
    throw new AppError('name-check-unreachable', 'The sign-up service does not answer');
  }
  return undefined;
}
