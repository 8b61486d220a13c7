import { AppError } from '../../electron/core/base/errors.ts';
import type {
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
  const listed = ({ states, kinds }: RequestsAsked = {}): StoredRequest[] =>
    [...rows.values()]
      .reverse()
      .filter(
        ({ state, kind }) => states?.includes(state) !== false && kinds?.includes(kind) !== false,
      );
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
    list: async (asked) => listed(asked),
    outline: async (asked) => listed(asked),
    count: async (asked) => listed(asked).length,
    conflicting: () => Promise.resolve(undefined),
    untargeted: () => Promise.resolve([]),
    noteTarget: () => Promise.resolve(),
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
