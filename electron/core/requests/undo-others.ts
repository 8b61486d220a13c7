import type { UndoPart } from '../../../shared/requests/undo.ts';
import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import { AppError } from '../base/errors.ts';
import { undoIdOfRequest } from '../kinds/account/undo-facts.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Sha256 } from '../ports/system.ts';
import type { Inverses } from '../services/inverse.ts';
import { createPutOnce, type PutPorts } from './put-once.ts';
import type { Rivals } from './conflicting-requests.ts';
import type { Undoing } from '../kinds/base/undoing.ts';
import { unlessAway } from '../systems/asking.ts';

interface Options extends PutPorts {
  readonly inverses: Inverses;
  readonly sha256: Sha256;
  readonly rivals: Pick<Rivals, 'refuse'>;
}

/** Plans and files the undo of a request whose kind stands in the table of inverses. */
export function createUndoOthers(options: Options) {
  const { inverses, journal, sha256, clock, rivals } = options;
  const putOnce = createPutOnce(options);

  const impossible = (id: string): AppError =>
    new AppError('undo-impossible', `Nothing of request ${id} can be undone`);

  const wanted = (request: StoredRequest): Undoing => {
    const undoing = request.state === 'confirmed' && inverses[request.kind]?.(request);
    if (undoing) return undoing;
    throw impossible(request.id);
  };

  return {
    covers: ({ kind }: StoredRequest): boolean => inverses[kind] !== undefined,

    /** Throws `undo-impossible`. */
    async plan(request: StoredRequest): Promise<UndoPlan> {
      const { part, about, guarded, look } = wanted(request);
      const standing = await unlessAway(look);
      const filed = await journal.get(undoIdOfRequest(request.id, sha256));
      const stays = standing?.stays ?? [];
      return {
        of: request.id,
        ...about,
        removes: stays.length > 0 ? [] : [part],
        stays: [...stays],
        gone: standing?.gone ?? false,
        ...(standing ? { asked: clock.now().toISOString() } : {}),
        guarded,
        ...(filed ? { filed: { id: filed.id, state: filed.state } } : {}),
      };
    },

    /** Throws `undo-impossible`, also where nothing of what was agreed to is of this request, and `asked-otherwise`. */
    async file(request: StoredRequest, agreed: readonly UndoPart[]): Promise<StoredRequest> {
      const { kind, facts, part } = wanted(request);
      if (!agreed.includes(part)) throw impossible(request.id);
      const wish = { kind, facts: { ...facts, of: request.id } };
      const id = undoIdOfRequest(request.id, sha256);
      const filed = await journal.get(id);
      if (!filed || filed.state === 'dismissed') await rivals.refuse(wish);
      return putOnce({ id, ...wish });
    },
  };
}
