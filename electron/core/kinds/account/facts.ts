import { z } from 'zod';
import { withLowerDomain } from '../../../../shared/domain/account.ts';
import { nameAlternative } from '../../../../shared/names/name-verdict.ts';
import { shellName } from '../../../../shared/names/shell-name.ts';
import { unfinishedStates } from '../../../../shared/requests/request.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { AppError } from '../../base/errors.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { comparableName } from '../../../../shared/names/same-name.ts';

/** What an account request knows. */
export const accountFacts = z.object({
  username: z.string(),
  shellName,
  email: z.string().transform(withLowerDomain),
  sshKey: z.string().optional(),
  keyFingerprint: z.string().optional(),
  /** Pairs of names the newcomer agreed to, should the first ones be lost. */
  alternatives: z.array(nameAlternative).optional(),
  /** Why it is right that somebody else has the address or the key already, in a helper's words. */
  sharedBecause: z.string().optional(),
  /** When the newcomer agreed to the terms and to a public e-mail address; ISO 8601 in UTC. Empty while they are only expected. */
  agreedAt: z.string(),
  uidNumber: z.number().int().optional(),
  /** Numbers this request held or may have held before it gave them up. */
  givenUp: z.array(z.number().int()),
  origin: z.enum(['made', 'there-before']).optional(),
  /** The password as the directory takes it where the clear one is not in memory any more; gone when the request has ended. */
  passwordHash: z.string().optional(),
  passwordProven: z.boolean(),
  /** Shell name of the account that somebody who was expected turned out to have; nobody sends anything for them. */
  hasAccount: z.string().optional(),
  /** True once it was in a transfer file, as one that left or as one that came. */
  handedOver: z.boolean().optional(),
  /**
   * True where it came from who may be anybody: names and address are public, so before anything is made beside an account
   * that was there before, its owner shows with the password that it is theirs.
   */
  mustProve: z.boolean().optional(),
  /** By which request, when and how far it was undone. */
  undone: undone.optional(),
});
/** What an account request knows, checked. */
export type AccountFacts = z.infer<typeof accountFacts>;

/** The account that a request is about; throws `other-kind` where it is about something else. */
export function accountOf({ id, kind, facts }: StoredRequest): AccountFacts {
  if (kind === 'account') return accountFacts.parse(facts);
  throw new AppError('other-kind', `Request ${id} is of the kind ${kind}`);
}

/** Whether a person may still change the request: it waits for its turn, for an approval or for them. */
export const isOpen = ({ state }: Pick<StoredRequest, 'state'>): boolean =>
  unfinishedStates.includes(state);

/** Whether everything on the request may be changed: nothing was sent from here, and no other desk has it. */
export const isEditable = (request: StoredRequest, facts: AccountFacts): boolean =>
  isOpen(request) && request.attempted.length === 0 && facts.handedOver !== true;

/** Made once: a desk asks of each of its requests, and to make a schema takes longer than to read with it. */
const undoneFacts = accountFacts.pick({ undone: true });

/** Whether nobody else may have this request's names and address: not where it is about something else, or its account is gone again. */
export const holdsCard = ({ kind, state, facts }: StoredRequest): boolean =>
  kind === 'account' &&
  state !== 'dismissed' &&
  undoneFacts.safeParse(facts).data?.undone?.removed.includes('account') !== true;

/** What was typed on a card, and nothing that was learned since. */
export const typedOf = ({ username, shellName, email, agreedAt, ...more }: AccountFacts) => ({
  username,
  shellName,
  email,
  agreedAt,
  ...(more.sshKey === undefined ? {} : { sshKey: more.sshKey }),
  ...(more.alternatives === undefined ? {} : { alternatives: more.alternatives }),
  ...(more.passwordHash === undefined ? {} : { passwordHash: more.passwordHash }),
});

/** Facts of a request that has ended: nobody sends its password any more. */
export function withoutPassword(
  facts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { passwordHash: _, ...others } = facts;
  return others;
}

/** Whether two cards ask for the same in everything that was typed on them but the password; each was agreed to at a time of its own. */
export const isSameCard = (one: AccountFacts, other: AccountFacts): boolean =>
  cardText(one) === cardText(other);

/** All that is typed on a card but its password. */
export function cardText({ alternatives = [], ...card }: AccountFacts): string {
  const { username, shellName, email, sshKey, sharedBecause } = card;
  return JSON.stringify([username, shellName, email, sshKey, sharedBecause, alternatives]);
}

/** What makes two cards the same card: both names and the address, as the directory compares them. */
export const cardOf = (facts: Readonly<Record<string, unknown>>): string =>
  [facts['shellName'], facts['username'], facts['email']]
    .map((value) => comparableName(String(value)))
    .join('\n');
