import { z } from 'zod';
import { unfinishedStates } from '../../../../shared/requests/request.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import { invalidInput } from '../../base/errors.ts';
import type { Directory } from '../../ports/directory.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';

interface Form {
  readonly password?: string | undefined;
}

/** That whoever asks has the password; left out where their own card makes the account. */
interface Shown {
  readonly ownerProven?: true;
}

/** What a card tells of whose account it is about. */
const cardFacts = z.object({
  shellName: z.string(),
  origin: z.enum(['made', 'there-before']).optional(),
  passwordProven: z.boolean(),
  undone: z.unknown().optional(),
});

const cardOf = (request: StoredRequest | undefined) =>
  request?.kind === 'account' ? cardFacts.safeParse(request.facts).data : undefined;

/** Whether the request is a card for this account that has not come to its end: whoever typed it is asking for this as well. */
const isCardUnderWay = (parent: StoredRequest | undefined, shellName: string): boolean => {
  const card = cardOf(parent);
  const isUnderWay = parent !== undefined && unfinishedStates.includes(parent.state);
  return isUnderWay && card !== undefined && sameName(card.shellName, shellName);
};

/** Whether a card has shown that its account is that of whoever typed it: it made the account, or their password was seen to work. */
export const isOwnCard = (parent: StoredRequest): boolean => {
  const card = cardOf(parent);
  if (parent.state !== 'confirmed' || !card || card.undone !== undefined) return false;
  return card.origin === 'made' || card.passwordProven;
};

const refused = (rule: string, shellName: string) =>
  invalidInput([{ field: 'password', rule, params: [shellName] }], 'The account is not proven');

/**
 * Whether the developer account is theirs who ask, by a bind with its password: names are public, so that somebody knows them says nothing
 * about whose entry they named. Throws `invalid-input` where there is no password or not the right one, and what the directory throws:
 * where nobody can be asked nothing is proven.
 */
export async function proveOwner(
  directory: Pick<Directory, 'acceptsPassword'>,
  { password = '', shellName }: Form & { readonly shellName: string },
  parent: StoredRequest | undefined,
): Promise<Shown> {
  if (isCardUnderWay(parent, shellName)) return {};
  if (password === '') throw refused('owner-password-empty', shellName);
  if (await directory.acceptsPassword(shellName, password)) return { ownerProven: true };
  throw refused('owner-password-wrong', shellName);
}
