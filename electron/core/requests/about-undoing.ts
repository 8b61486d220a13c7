import type { UndoPart } from '../../../shared/requests/undo.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { AboutRequest } from '../base/known.ts';

/** What a request tells of the one it takes back; nothing where it takes none back. */
export function aboutUndoing(
  { state }: Pick<StoredRequest, 'state'>,
  of: string | undefined,
  part: UndoPart,
): Pick<AboutRequest, 'undo'> {
  if (of === undefined) return {};
  return { undo: { of, agreed: [part], removed: state === 'confirmed' ? [part] : [], stays: [] } };
}
