import type { StoredJournal } from '../../journal/stored-journal.ts';

/** A journal that is opened when it is first needed. */
export interface JournalGate extends StoredJournal {
  /** Settles when the journal is open. */
  ready(): Promise<void>;
  /** Closes the journal, and holds everybody who wants it until the work is done; the next use opens it anew. */
  whileClosed<T>(work: () => Promise<T>): Promise<T>;
}

/** What changes nothing, asked of whichever journal is open then. */
const asking = (
  use: () => Promise<StoredJournal>,
): Pick<
  StoredJournal,
  'get' | 'ofCard' | 'list' | 'outline' | 'count' | 'waitersOf' | 'due' | 'changedSince'
> => ({
  get: async (id) => (await use()).get(id),
  ofCard: async (card) => (await use()).ofCard(card),
  list: async (asked) => (await use()).list(asked),
  outline: async (asked) => (await use()).outline(asked),
  count: async (asked) => (await use()).count(asked),
  waitersOf: async (id) => (await use()).waitersOf(id),
  due: async (limit) => (await use()).due(limit),
  changedSince: async (cursor, limit) => (await use()).changedSince(cursor, limit),
});

/**
 * Stands where the journal will be, so that the app can start and say "locked" before there is a key to read the journal with.
 * Each call waits for `open` and fails as it fails; after a failure the next call tries again.
 *
 * @param key - what the journal is opened with. It is opened anew where that has become another one: another process wiped the folder. Where there
 *   is none, no call goes through
 */
export function createJournalGate(
  open: () => Promise<StoredJournal>,
  key: () => Promise<unknown> = () => Promise.resolve(),
): JournalGate {
  let journal: Promise<StoredJournal> | undefined;
  let openedWith: unknown;
  let closing: Promise<unknown> = Promise.resolve();

  const use = async (): Promise<StoredJournal> => {
    await closing;
    const now = await key();
    if (now !== openedWith) await close();
    if (journal) return journal;
    const opening = open();
    journal = opening;
    openedWith = now;
    opening.catch(() => (journal = undefined));
    return opening;
  };
  const close = async (): Promise<void> => {
    const opened = journal;
    journal = undefined;
    await opened?.then(
      (it) => it.close(),
      () => undefined, // what never opened need not be closed
    );
  };

  return {
    file: async (requests, as) => (await use()).file(requests, as),
    save: async (request, as) => (await use()).save(request, as),
    saveAll: async (changed, filed, as) => (await use()).saveAll(changed, filed, as),
    mark: async (request, as) => (await use()).mark(request, as),
    ...asking(use),
    conflicting: async (target) => (await use()).conflicting(target),
    untargeted: async (limit) => (await use()).untargeted(limit),
    noteTarget: async (id, target) => (await use()).noteTarget(id, target),
    claim: async (id) => (await use()).claim(id),
    release: async (id) => (await use()).release(id),
    owns: async () => (await use()).owns(),
    changedElsewhere: async () => (await use()).changedElsewhere(),
    spend: async (waitMs) => (await use()).spend(waitMs),
    figures: async (asked) => (await use()).figures(asked),
    async addCalls(calls, keepSince) {
      if (!journal) return false;
      return (await use()).addCalls(calls, keepSince);
    },
    callsSince: async (since) => (await use()).callsSince(since),
    cases: async (asked) => (await use()).cases(asked),
    casesOf: async (ids) => (await use()).casesOf(ids),
    changeCase: async (id, change) => (await use()).changeCase(id, change),
    caseRevisions: async () => (journal ? (await use()).caseRevisions() : new Map()),
    verify: async () => (await use()).verify(),
    note: async (event, who) => (await use()).note(event, who),
    lines: async (asked) => (await use()).lines(asked),
    close,
    async ready() {
      await use();
    },
    whileClosed(work) {
      const done = closing.then(close).then(work);
      closing = done.catch(() => undefined);
      return done;
    },
  };
}
