import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import {
  type NameConflict,
  underWayStates,
  type RequestView,
} from '../../../shared/requests/request.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import { AppError, invalidInput } from '../base/errors.ts';
import { known } from '../base/known.ts';
import { idOfDigest } from '../kinds/base/derived-id.ts';
import {
  accountOf,
  type AccountFacts,
  cardOf,
  cardText,
  isSameCard,
} from '../kinds/account/facts.ts';
import type { Passwords } from '../kinds/account/passwords.ts';
import type { Kinds } from '../kinds/base/define-kind.ts';
import type { NamesService } from '../names/check.ts';
import type { ReservedNames } from '../names/reserved.ts';
import type { Names } from '../names/name-pair.ts';
import type { KeysService } from '../people/keys.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { FitsHash, HashPassword } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';
import { newRequest, type NewRequestPorts } from '../requests/new-request.ts';
import { type Change, notOpen, type RequestsService, triedAgain } from '../requests/requests.ts';
import { createAmend } from './amend.ts';
import { createCardReader, createFormReader } from './card-form.ts';
import { conflictOf } from './name-conflict.ts';
import type { HoldersService } from './holders.ts';
import { passwordProblem } from './password-rules.ts';

type Card = Omit<ParsedInput<'requests.submit'>, 'further'>;

/** What was typed on a card; without a password where it comes from a transfer file. */
export interface TypedCard {
  readonly facts: AccountFacts;
  readonly password?: string | undefined;
  /** Under which its request is filed where it has none yet; a new one where left out. */
  readonly id?: string | undefined;
}

interface Options extends NewRequestPorts {
  readonly journal: Pick<RequestJournal, 'get' | 'file'>;
  readonly requests: Pick<RequestsService, 'stored' | 'steer' | 'steerAndFile' | 'run' | 'retry'>;
  readonly directory: Pick<Directory, 'look'>;
  readonly names: Pick<NamesService, 'broken' | 'check'>;
  readonly keys: KeysService;
  readonly vault: Pick<Vault, 'seal'>;
  readonly holders: Pick<HoldersService, 'problems'>;
  readonly reserved: Pick<ReservedNames, 'expected'>;
  readonly passwords: Passwords;
  readonly kinds: Kinds;
  readonly rules: AccountRules;
  readonly hashPassword: HashPassword;
  readonly fitsHash: FitsHash;
  readonly show: (request: StoredRequest) => void;
  /** Whether whoever files may be anybody, so that an account that was there before is theirs only once its password was seen to work. */
  readonly mustProve: boolean;
  /** Cards that this process is filing, whoever called, by what makes them the same card. */
  readonly filed: Map<string, Promise<StoredRequest>>;
}

/** Why somebody's expected request cannot become a card's: another card has it, or another process the queue. */
const outOfReach: readonly ErrorCode[] = ['request-not-open', 'queue-elsewhere', 'not-found'];

/** Nobody's who is expected: a helper said so. */
const NOBODY = 'nobody';

/** The form of an account: filed, and changed while its request is open. */
export function createCards(options: Options) {
  const { journal, requests, passwords, rules, filed, holders } = options;
  const { stored, steer } = requests;
  const readForm = createFormReader(options);
  const amend = createAmend({ ...options, readCard: createCardReader(options) });

  /** The password is there before anybody can find the request: a card that comes meanwhile is compared with it. */
  const put = async ({ facts, password, id }: TypedCard): Promise<StoredRequest> => {
    const request = newRequest({ kind: 'account', facts, ...known({ id }) }, options);
    if (password !== undefined) passwords.keep(request.id, password);
    try {
      await journal.file([request]);
    } catch (error) {
      passwords.forget(request.id);
      throw error;
    }
    const filed = (id !== undefined && (await journal.get(id))) || request;
    if (!underWayStates.includes(filed.state)) passwords.forget(filed.id);
    options.show(filed);
    return filed;
  };

  /** Whether the request was filed with this password. Another process may have it in its memory; the hash is there for all. */
  const isPassword = (password: string, id: string, { passwordHash }: AccountFacts): boolean => {
    const here = passwords.of(id);
    if (here !== undefined) return here === password;
    return passwordHash !== undefined && options.fitsHash(password, passwordHash);
  };

  /** A card without a password says nothing of one. */
  const isSameHash = ({ passwordHash }: AccountFacts, account: AccountFacts): boolean =>
    passwordHash === undefined || passwordHash === account.passwordHash;

  /**
   * The open request that the same card has filed. One with another key, other spare names or another password is another card: to take half of
   * it would be untrue, so it is refused, naming the request, which can be changed instead.
   */
  const asFiled = (existing: StoredRequest, { facts, password }: TypedCard): StoredRequest => {
    const account = accountOf(existing);
    const isSamePassword =
      password === undefined
        ? isSameHash(facts, account)
        : isPassword(password, existing.id, account);
    if (isSamePassword && isSameCard(account, facts)) return existing;
    throw new AppError(
      'asked-otherwise',
      `Request ${existing.id} is of another card of this person`,
      {
        params: [existing.id],
      },
    );
  };

  /** The request of a card that is sent once more. With what password it came to its end, nobody knows any more. */
  const asSent = (existing: StoredRequest, card: TypedCard): StoredRequest =>
    underWayStates.includes(existing.state) ? asFiled(existing, card) : existing;

  /**
   * The id of the request of a card that is typed once and may be sent several times: it hangs on all that stands on the card but its password, which a
   * digest would outlive, and on whoever sends it. Ids are not encrypted, so it follows with the vault's key only.
   */
  const idOf = async (draft: string, facts: AccountFacts): Promise<string> => {
    const text = JSON.stringify([options.askedBy(), draft, cardText(facts)]);
    return idOfDigest((await options.vault.seal()).digest(text, 'draft'));
  };

  /**
   * What the journal refused, as the request that stands in its way; filed all the same where that came to its end since. Throws what was no such
   * refusal, and where the two cards differ.
   */
  const standing = async (
    refusal: unknown,
    card: TypedCard,
    file: (card: TypedCard) => Promise<StoredRequest>,
  ): Promise<StoredRequest> => {
    const isRefusal = refusal instanceof AppError && refusal.code === 'asked-otherwise';
    const [id] = isRefusal ? refusal.params : [];
    const existing = id === undefined ? undefined : await journal.get(id);
    if (!existing) throw refusal;
    return underWayStates.includes(existing.state) ? asFiled(existing, card) : file(card);
  };

  /** Throws `asked-otherwise`, as for a card that somebody else filed a while ago, where whoever calls knows nothing of it. */
  const knownHere = async (request: StoredRequest): Promise<StoredRequest> => {
    if (await journal.get(request.id)) return request;
    throw new AppError('asked-otherwise', 'It is asked for by somebody else');
  };

  /**
   * The same card sent twice is one request: a double click must not become a second account. Of two processes the journal refuses one; here the second
   * waits for the first, so that nobody is looked for in vain meanwhile.
   */
  const once = async (
    card: TypedCard,
    file: (card: TypedCard) => Promise<StoredRequest>,
  ): Promise<StoredRequest> => {
    const key = cardOf(card.facts);
    const earlier = filed.get(key);
    if (earlier) return asFiled(await knownHere(await earlier), card);
    const filing = file(card)
      .catch((error: unknown) => standing(error, card, file))
      .finally(() => filed.delete(key));
    filed.set(key, filing);
    return filing;
  };

  /** The card of somebody who was expected and has come, with what is put on disk `behind` it. Sent twice, it is still one request. */
  const fulfil = async (
    id: string,
    card: TypedCard,
    behind: readonly StoredRequest[] = [],
  ): Promise<StoredRequest> => {
    const { facts, password } = card;
    const existing = await stored(id);
    const isDone =
      underWayStates.includes(existing.state) && cardOf(existing.facts) === cardOf(facts);
    if (isDone) return asFiled(existing, card);
    const change: Change = ({ state }) => {
      if (state !== 'expected') throw notOpen(id, state);
      if (password !== undefined) passwords.keep(id, password);
      return { state: 'saved', facts };
    };
    if (behind.length === 0) return steer(id, change, 'asked-anew');
    await requests.steerAndFile(new Map([[id, change]]), behind, 'asked-anew');
    return stored(id);
  };

  /**
   * The card of somebody who may be expected. Whoever of them it is of, their request becomes this card's, as if it had been started from
   * there; where that is nobody, or nobody can tell, it is a request of its own. So it is where somebody else has that request by now.
   */
  const arrive = async (card: TypedCard): Promise<StoredRequest> => {
    const whose = await options.reserved.expected();
    const [person, another] = whose(card.facts);
    if (!person || another) return put(card);
    try {
      return await fulfil(person.id, card);
    } catch (error) {
      if (error instanceof AppError && outOfReach.includes(error.code)) return put(card);
      throw error;
    }
  };

  const fileNew = async (card: TypedCard, expected: Card['expected']): Promise<StoredRequest> => {
    options.kinds.account.refuseProtected(card.facts);
    const row = expected === NOBODY ? undefined : expected;
    const held = await holders.problems(card.facts, row);
    if (held.length > 0) throw invalidInput(held, 'Somebody else has this already');
    if (row !== undefined) return fulfil(row, card);
    return once(card, expected === NOBODY ? put : arrive);
  };

  const checkPassword = async (password: string, account: AccountFacts): Promise<void> => {
    const problem = await passwordProblem(password, account, rules.minPasswordLength);
    if (problem) throw invalidInput([problem], 'The password cannot be taken');
  };

  /** Changes what is asked for and goes on with it. */
  const goOn = async (id: string, change: Change): Promise<RequestView> =>
    requests.run(await steer(id, change, 'asked-anew'));

  return {
    fulfil,

    rename: async (id: string, typed: Names): Promise<RequestView> =>
      goOn(id, await amend.rename(await stored(id), typed)),

    edit: (id: string, changed: Omit<ParsedInput<'requests.edit'>, 'id'>): Promise<RequestView> =>
      goOn(id, amend.edit(changed)),

    conflict: async (id: string): Promise<NameConflict> => conflictOf(await stored(id), options),

    /**
     * Puts a card on disk; nothing is sent for it before the queue is told to. Throws `invalid-input` with everything that is wrong
     * with it, `others` included, and `protected`.
     */
    async file(
      { expected, draft, ...card }: Card,
      others: readonly FieldProblem[] = [],
    ): Promise<StoredRequest> {
      const read = await readForm(card, others);
      const facts = options.mustProve ? { ...read, mustProve: true } : read;
      const id = draft === undefined ? undefined : await idOf(draft, facts);
      const typed = { facts, password: card.password, id };
      const before = id === undefined ? undefined : await journal.get(id);
      return before ? asSent(before, typed) : fileNew(typed, expected);
    },

    /**
     * Sends a waiting or stopped request of any kind again now; of an account, with its password where that is typed once more, and with why
     * its address is shared.
     */
    async retry({ id, ...typed }: ParsedInput<'requests.retry'>): Promise<RequestView> {
      const { password, sharedBecause } = typed;
      if (password === undefined && sharedBecause === undefined) return requests.retry(id);
      const change: Change = async (waiting) => {
        const again = triedAgain(waiting, options.kinds);
        const account = accountOf(waiting);
        if (password !== undefined) await checkPassword(password, account);
        const passwordHash = password === undefined ? undefined : options.hashPassword(password);
        return { ...again, facts: { ...again.facts, ...known({ passwordHash, sharedBecause }) } };
      };
      // Why two have one address is what whoever approves has to judge; a password is nobody's to read.
      const how = sharedBecause === undefined ? 'steered' : 'asked-anew';
      const request = await steer(id, change, how);
      if (password !== undefined) passwords.keep(id, password);
      return requests.run(request);
    },
  };
}

/** The form of an account: filed, and changed while its request is open. */
export type CardsService = ReturnType<typeof createCards>;
