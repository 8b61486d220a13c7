import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import {
  type NameConflict,
  openStates,
  type RequestView,
} from '../../../shared/requests/request.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import { invalidInput } from '../base/errors.ts';
import { accountOf, type AccountFacts, cardOf } from '../kinds/account/facts.ts';
import type { Passwords } from '../kinds/account/passwords.ts';
import type { NamesService } from '../names/check.ts';
import type { Names } from '../names/name-pair.ts';
import type { KeysService } from '../people/keys.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { HashPassword } from '../ports/system.ts';
import { newRequest, type NewRequestPorts } from '../requests/new-request.ts';
import { type Change, notOpen, type RequestsService, triedAgain } from '../requests/requests.ts';
import { createAmend } from './amend.ts';
import { createCardReader, createFormReader } from './card-form.ts';
import { conflictOf } from './name-conflict.ts';
import { passwordProblem } from './password-rules.ts';

type Card = Omit<ParsedInput<'requests.submit'>, 'further'>;

interface Options extends NewRequestPorts {
  readonly journal: Pick<RequestJournal, 'get' | 'file'>;
  readonly requests: Pick<RequestsService, 'stored' | 'steer' | 'run' | 'retry'>;
  readonly directory: Pick<Directory, 'look'>;
  readonly names: Pick<NamesService, 'broken' | 'check'>;
  readonly keys: KeysService;
  readonly passwords: Passwords;
  readonly rules: AccountRules;
  readonly hashPassword: HashPassword;
  readonly show: (request: StoredRequest) => void;
  /** Cards filed by this process, whoever called, by what makes them the same card. */
  readonly filed: Map<string, Promise<StoredRequest>>;
}

/** The form of an account: filed, and changed while its request is open. */
export function createCards(options: Options) {
  const { journal, requests, passwords, rules, filed } = options;
  const { stored, steer } = requests;
  const readForm = createFormReader(options);
  const amend = createAmend({ ...options, readCard: createCardReader(options) });

  const put = async (facts: AccountFacts): Promise<StoredRequest> => {
    const request = newRequest(facts, 'saved', options);
    await journal.file([request]);
    options.show(request);
    return request;
  };

  /** The same card sent twice is one request: a double click must not become a second account. */
  const putOnce = async (facts: AccountFacts): Promise<StoredRequest> => {
    const card = cardOf(facts);
    for (;;) {
      const earlier = filed.get(card);
      const existing = earlier && (await journal.get((await earlier).id));
      if (existing && openStates.includes(existing.state)) return existing;
      if (filed.get(card) !== earlier) continue; // filed by another call while this one looked
      const filing = put(facts);
      filed.set(card, filing);
      filing.catch(() => filed.delete(card));
      return filing;
    }
  };

  /** The card of somebody who was expected and has come. Sent twice, it is still one request. */
  const fulfil = async (id: string, facts: AccountFacts): Promise<StoredRequest> => {
    const existing = await stored(id);
    const isDone = openStates.includes(existing.state) && cardOf(existing.facts) === cardOf(facts);
    if (isDone) return existing;
    return steer(id, ({ state }) => {
      if (state !== 'expected') throw notOpen(id, state);
      return { state: 'saved', facts };
    });
  };

  const checkPassword = (password: string, request: StoredRequest): void => {
    const problem = passwordProblem(password, accountOf(request), rules.minPasswordLength);
    if (problem) throw invalidInput([problem], 'The password cannot be taken');
  };

  /** Changes what is asked for and goes on with it. */
  const goOn = async (id: string, change: Change): Promise<RequestView> =>
    requests.run(await steer(id, change));

  return {
    fulfil,

    rename: async (id: string, typed: Names): Promise<RequestView> =>
      goOn(id, await amend.rename(id, typed)),

    edit: (id: string, changed: Omit<ParsedInput<'requests.edit'>, 'id'>): Promise<RequestView> =>
      goOn(id, amend.edit(changed)),

    conflict: async (id: string): Promise<NameConflict> => conflictOf(await stored(id), options),

    /**
     * Puts a card on disk; nothing is sent for it before the queue is told to. Throws `invalid-input` with everything that is wrong
     * with it, `others` included.
     */
    async file(
      { expected, ...card }: Card,
      others: readonly FieldProblem[] = [],
    ): Promise<StoredRequest> {
      const facts = readForm(card, others);
      const request = await (expected === undefined ? putOnce(facts) : fulfil(expected, facts));
      passwords.keep(request.id, card.password);
      return request;
    },

    /** Sends a waiting or stopped request of any kind again now; of an account, with its password where that is typed once more. */
    async retry(id: string, password: string | undefined): Promise<RequestView> {
      if (password === undefined) return requests.retry(id);
      const request = await steer(id, (waiting) => {
        const again = triedAgain(waiting);
        checkPassword(password, waiting);
        const passwordHash = options.hashPassword(password);
        return { ...again, facts: { ...waiting.facts, passwordHash } };
      });
      passwords.keep(id, password);
      return requests.run(request);
    },
  };
}

/** The form of an account: filed, and changed while its request is open. */
export type CardsService = ReturnType<typeof createCards>;
