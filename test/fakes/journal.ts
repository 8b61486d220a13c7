import { openStates } from '../../shared/requests/request.ts';
import { AppError } from '../../electron/core/base/errors.ts';
import type {
  PageAsked,
  RequestJournal,
  RequestsAsked,
  StoredRequest,
} from '../../electron/core/ports/request-journal.ts';

/** A journal in memory that remembers every state a request was written in. */
export interface FakeJournal extends RequestJournal {
  readonly written: StoredRequest[];
  /** What would be left after a power cut. */
  readonly onDisk: Map<string, StoredRequest>;
}

export function fakeJournal(...requests: StoredRequest[]): FakeJournal {
  const rows = new Map(requests.map((request) => [request.id, request]));
  const claimed = new Set<string>();
  const written: StoredRequest[] = [];
  const onDisk = new Map(rows);
  const write = (request: StoredRequest): void => {
    if (!rows.has(request.id)) throw new AppError('not-found', 'gone', { params: [request.id] });
    put(request);
  };
  const put = (request: StoredRequest): void => {
    rows.set(request.id, request);
    written.push(request);
  };
  const listed = ({ states, kinds, filedBy }: RequestsAsked = {}): StoredRequest[] =>
    [...rows.values()]
      .reverse()
      .filter(
        ({ state, kind, askedBy }) =>
          states?.includes(state) !== false &&
          kinds?.includes(kind) !== false &&
          (filedBy ?? askedBy) === askedBy,
      );
  const paged = ({ olderThan, limit, ...asked }: PageAsked): StoredRequest[] => {
    const all = listed(asked);
    const from = olderThan === undefined ? 0 : all.findIndex(({ id }) => id === olderThan) + 1;
    return all.slice(from, from + limit);
  };
  const file: RequestJournal['file'] = async (requests) => {
    for (const request of requests.filter(({ id }) => !rows.has(id))) {
      put(request);
      onDisk.set(request.id, request);
    }
  };
  const saveAll: RequestJournal['saveAll'] = async (changed, filed) => {
    for (const request of changed) {
      write(request);
      onDisk.set(request.id, request);
    }
    await file(filed);
  };
  return {
    written,
    onDisk,
    file,
    async save(request) {
      write(request);
      onDisk.set(request.id, request);
    },
    async mark(request) {
      write(request);
    },
    async get(id) {
      return rows.get(id);
    },
    saveAll,
    list: async (asked) => paged(asked),
    outline: async (asked) => paged(asked),
    count: async (asked) => listed(asked).length,
    conflicting: () => Promise.resolve(undefined),
    ofCard: () => Promise.resolve([]),
    untargeted: () => Promise.resolve([]),
    noteTarget: () => Promise.resolve(),
    waitersOf: async (id) =>
      [...rows.values()]
        .filter(({ after, state }) => after === id && openStates.includes(state))
        .map((request) => request.id),
    due: () => Promise.resolve([]),
    changedSince: () => Promise.resolve({ requests: [], cursor: '', more: false, wiped: false }),
    async claim(id) {
      if (claimed.has(id)) return false;
      claimed.add(id);
      return true;
    },
    async release(id) {
      claimed.delete(id);
    },
    close: () => Promise.resolve(),
  };
}
