import type { AccountRules } from '../../../shared/domain/profile.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { Queue } from '../queue/queue.ts';
import type { Ports } from '../ports/ports.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { EventBus } from '../ports/system.ts';
import { createCards } from '../cards/follow-ups.ts';
import { createFileWish } from './submissions.ts';
import { createInverses } from '../services/inverse.ts';
import { createLinks } from '../kinds/link/service.ts';
import { createMemberships } from '../kinds/membership/memberships.ts';
import { createProjects } from '../kinds/project/service.ts';
import { createProofs } from '../kinds/link/proofs.ts';
import type { RequestsService } from './requests.ts';
import { createRivals } from './conflicting-requests.ts';
import { createTools } from '../kinds/tool/service.ts';
import { createUndo } from './undo.ts';

interface Options extends Ports {
  /** As a person's own doing. */
  readonly journal: RequestJournal;
  readonly events: EventBus;
  readonly rules: AccountRules;
  readonly queue: Queue;
  readonly requests: RequestsService;
  readonly askedBy: () => string;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
}

/** What a person can have beside the account, how all of it is asked for at once, and how it is taken back. */
export function createFurther(options: Options) {
  const rivals = createRivals(options);
  const fileWish = createFileWish({ ...options, rivals });
  const memberships = createMemberships({ ...options, fileWish });
  const tools = createTools({ ...options, fileWish });
  const projects = createProjects({ ...options, fileWish });
  const proofs = createProofs(options);
  return {
    ...{ memberships, tools, projects, proofs },
    links: createLinks({ ...options, proofs, fileWish }),
    cards: createCards({ ...options, rivals, memberships, tools, projects }),
    undo: createUndo({ ...options, rivals, inverses: createInverses(options) }),
  };
}
