import type { RequestView } from '../../shared/domain/request.ts';
import type { Queue } from './jobs/queue.ts';
import type { Ports } from './ports/ports.ts';
import type { RequestJournal, StoredRequest } from './ports/request-journal.ts';
import { createCards } from './services/cards.ts';
import { createFileWish } from './services/file-wish.ts';
import { createInverses } from './services/inverse.ts';
import { createMemberships } from './services/memberships.ts';
import type { RequestsService } from './services/requests.ts';
import { createUndo } from './services/undo.ts';

interface Options extends Ports {
  /** As a person's own doing. */
  readonly journal: RequestJournal;
  readonly queue: Queue;
  readonly requests: RequestsService;
  readonly askedBy: () => string;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
}

/** What a person can have beside the account, how all of it is asked for at once, and how it is taken back. */
export function createFurther(options: Options) {
  const fileWish = createFileWish(options);
  const memberships = createMemberships({ ...options, fileWish });
  return {
    memberships,
    cards: createCards({ ...options, memberships }),
    undo: createUndo({ ...options, inverses: createInverses(options) }),
  };
}
