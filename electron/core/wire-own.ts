import type { EventName, ParsedInput, Payload } from '../../shared/contract/index.ts';
import type { EventView } from '../../shared/contract/event.ts';
import type { NameVerdict } from '../../shared/names/name-verdict.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { type Caller, knowsOwnOnly } from './base/caller.ts';
import { AppError } from './base/errors.ts';
import { known } from './base/known.ts';
import { ownView } from './kiosk/kiosk.ts';
import { asTold } from './kiosk/newcomer-card.ts';
import type { NamesService, TypedNames } from './names/check.ts';
import type { RequestJournal, StoredRequest } from './ports/request-journal.ts';
import type { CaseBook } from './ports/shift/case-book.ts';
import type { Shared } from './wire-shared.ts';

/**
 * What a caller knows of what belongs to the process. Whoever may `ask` knows all of it. Others know of what was filed in their own name: to everything
 * that is wired for them another's request is not there, whatever they ask and however it comes to be looked for.
 */
export interface Knowledge {
  journal(journal: RequestJournal): RequestJournal;
  cases(cases: CaseBook): CaseBook;
  names(names: NamesService, journal: Pick<RequestJournal, 'get'>): NamesService;
  view(view: (request: StoredRequest) => RequestView): (request: StoredRequest) => RequestView;
  event(event: EventView): EventView;
  /** Answers what they are told of an event; undefined where that is nothing. */
  told<E extends EventName>(
    event: E,
    payload: Payload<E>,
    filedBy?: string,
  ): Payload<E> | undefined;
  /** Files a card, or goes on with one, as they may. Throws `not-allowed` for what a helper has to say. */
  card<F extends object, T>(form: F, file: (form: F) => Promise<T>): Promise<T>;
}

const everything: Knowledge = {
  journal: (journal) => journal,
  cases: (cases) => cases,
  names: (names) => names,
  view: (view) => view,
  event: (event) => event,
  told: (_, payload) => payload,
  card: (form, file) => file(form),
};

const gone = (id: string): AppError =>
  new AppError('not-found', `No request ${id}`, { params: [id] });

/** The journal without the requests that others filed. */
function ownJournal(journal: RequestJournal, isOwn: IsOwn, who: string): RequestJournal {
  const get = async (id: string): Promise<StoredRequest | undefined> => {
    const found = await journal.get(id);
    return found && isOwn(found.askedBy) ? found : undefined;
  };
  /** That another asked for it otherwise is told; which request that is, is not. */
  const unnamed = async (error: unknown): Promise<never> => {
    const [id = ''] = error instanceof AppError ? error.params : [];
    const isForeign =
      error instanceof AppError && error.code === 'asked-otherwise' && !(await get(id));
    throw isForeign ? new AppError('asked-otherwise', 'It is asked for otherwise') : error;
  };
  const write = async (
    requests: readonly StoredRequest[],
    work: () => Promise<void>,
  ): Promise<void> => {
    const foreign = requests.find(({ askedBy }) => !isOwn(askedBy));
    if (foreign) throw gone(foreign.id);
    await work().catch(unnamed);
  };
  const claim = async (id: string): Promise<boolean> => {
    if (!(await get(id))) throw gone(id);
    return journal.claim(id);
  };
  return {
    get,
    claim,
    file: (requests) => write(requests, () => journal.file(requests)),
    save: (request) => write([request], () => journal.save(request)),
    saveAll: (changed, filed) =>
      write([...changed, ...filed], () => journal.saveAll(changed, filed)),
    mark: (request) => write([request], () => journal.mark(request)),
    list: (asked) => journal.list({ ...asked, filedBy: who }),
    outline: (asked) => journal.outline({ ...asked, filedBy: who }),
    count: (asked) => journal.count({ ...asked, filedBy: who }),
    async conflicting(target) {
      const found = await journal.conflicting(target);
      return found === undefined || (await get(found)) ? found : '';
    },
    ofCard: async (card) => (await journal.ofCard(card)).filter(({ askedBy }) => isOwn(askedBy)),
    waitersOf: async (id) => ((await get(id)) ? journal.waitersOf(id) : []),
    due: () => Promise.resolve([]),
    changedSince: (cursor = '') =>
      Promise.resolve({ requests: [], cursor, more: false, wiped: false }),
    untargeted: () => Promise.resolve([]),
    noteTarget: (id) => Promise.reject(gone(id)),
    release: (id) => journal.release(id),
    close: () => Promise.resolve(),
  };
}

/** What helpers tell each other of people is no newcomer's to read, their own case included. */
const noCases: CaseBook = {
  cases: () => Promise.resolve([]),
  casesOf: () => Promise.resolve([]),
  changeCase: (id) => Promise.reject(gone(id)),
  caseRevisions: () => Promise.resolve(new Map()),
};

type IsOwn = (filedBy: string | undefined) => boolean;

/** The public directory says who has a name; who has asked for one here does not stand there. */
const withoutWish = (verdict: NameVerdict): NameVerdict =>
  verdict.is === 'wanted-here' ? { ...verdict, holder: '' } : verdict;

const withoutWishes = <V extends Record<'username' | 'shellName', NameVerdict>>(said: V): V => ({
  ...said,
  username: withoutWish(said.username),
  shellName: withoutWish(said.shellName),
});

/** Names are checked for a request of one's own, or for none: another's would say by the difference what it wants. */
function ownNames(names: NamesService, journal: Pick<RequestJournal, 'get'>): NamesService {
  const asOwn = async ({ request, ...typed }: TypedNames): Promise<TypedNames> => {
    const own = request === undefined ? undefined : await journal.get(request);
    return { ...typed, ...known({ request: own?.id }) };
  };
  return {
    broken: (typed) => names.broken(typed),
    recall: async (typed) => withoutWishes(await names.recall(await asOwn(typed))),
    check: async (typed) => withoutWishes(await names.check(await asOwn(typed))),
  };
}

/** What is a helper's to say about a card: whose row of a list it is, and why it is right that two have one address. */
const saidByHelpers = ['expected', 'sharedBecause'] as const;

type Further = Pick<ParsedInput<'requests.submit'>, 'further'>;

/** A newcomer asks for a project for themselves: whom else it is for, they say once they have it. */
const namesOthers = ({ further }: Further): boolean => (further?.project?.members ?? []).length > 0;

async function fileOwn<F extends Further, T>(form: F, file: (form: F) => Promise<T>): Promise<T> {
  const said = saidByHelpers.find((field) => field in form);
  const field = said ?? (namesOthers(form) ? 'further.project.members' : undefined);
  if (field !== undefined) {
    throw new AppError('not-allowed', `A helper has to say it: ${field}`, { params: [field] });
  }
  try {
    return await file(form);
  } catch (error) {
    throw asTold(error);
  }
}

const ownEvents: readonly EventName[] = ['requests.changed'];

function own({ who = '' }: Caller): Knowledge {
  const isOwn: IsOwn = (filedBy) => who !== '' && filedBy === who;
  return {
    journal: (journal) => ownJournal(journal, isOwn, who),
    cases: () => noCases,
    names: ownNames,
    view: (view) => (request) => ownView(view(request)),
    event: ({ jumpHost: _, ...event }) => ({
      ...event,
      profileFile: '',
      directoryUrl: '',
      bindDn: '',
    }),
    told(event, payload, filedBy) {
      if (!ownEvents.includes(event) || !isOwn(filedBy)) return undefined;
      // The one event of the list tells of a request: TypeScript does not follow that from its name to its payload.
      return ownView(payload as RequestView) as typeof payload;
    },
    card: fileOwn,
  };
}

/** What this caller knows. */
export const knowledgeOf = (caller: Caller): Knowledge =>
  knowsOwnOnly(caller) ? own(caller) : everything;

/** What belongs to the process, as far as one caller knows of it. */
export function knownOf(process: Shared, knowledge: Knowledge): Shared {
  const { ports, writtenBy } = process;
  const journal = knowledge.journal(ports.journal);
  return {
    ...process,
    ports: { ...ports, journal, cases: knowledge.cases(ports.cases) },
    names: knowledge.names(process.names, journal),
    view: knowledge.view(process.view),
    writtenBy: (by, who) => ({ journal: knowledge.journal(writtenBy(by, who).journal) }),
  };
}
