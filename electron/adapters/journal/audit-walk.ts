import { openStates, type RequestState } from '../../../shared/requests/request.ts';
import type { AuditEvent, AuditLine, AuditReport } from '../../../shared/storage/audit.ts';
import type { Seal } from '../../core/ports/seal.ts';
import {
  auditRow,
  type AuditRow,
  BEFORE_ALL,
  eventIn,
  hashOf,
  type Head,
  isSame,
  isSigned,
} from './audit-line.ts';
import { storageFailed } from './stored-journal.ts';

/** Where a trail does not hold, and why. */
export type Break = NonNullable<AuditReport['firstBroken']>;
type Rescued = AuditEvent & { event: 'rescued' };

interface Told {
  readonly line: number;
  readonly to: RequestState;
}

interface Ground {
  readonly seal: Seal;
  /** The lines that the trail tells of itself, newest first. */
  readonly own: Iterable<unknown>;
  /** Whether this pseudonym has a name that this key opens. */
  isNamed(who: Uint8Array): boolean;
}

/** What the trail says of itself, newest first: as far as this key has signed it, or it lies before this key's first line. */
function* ownLines({ own, seal }: Ground) {
  let isBefore = false;
  for (const found of own) {
    const { data } = auditRow.safeParse(found);
    if (!data || !(isBefore || isSigned(data, seal))) continue;
    const event = eventIn(data.what);
    isBefore ||= event?.event === 'began';
    yield { line: data.line, event };
  }
}

/** Where this key's lines begin, and what rescues said that is missing. */
function landmarksOf(ground: Ground) {
  const own = [...ownLines(ground)];
  const isRescue = (event: AuditEvent | undefined): event is Rescued => event?.event === 'rescued';
  return {
    began: own.find(({ event }) => event?.event === 'began')?.line ?? 1,
    rescues: own.map(({ event }) => event).filter(isRescue),
  };
}

/** A request on its way may be a little further than its last line: not every look at the server is told. */
const agree = (told: RequestState, state: unknown): boolean =>
  told === state || (isOpen(told) && isOpen(state));
const isOpen = (state: unknown): boolean => openStates.some((open) => open === state);

/** Takes the lines of a trail in their order, as far as they can be followed, and holds them against the journal. Rows are untrusted. */
export function createWalk(ground: Ground) {
  const { seal } = ground;
  const { began, rescues } = landmarksOf(ground);
  const missing = rescues.flatMap((rescue) => rescue.missing);
  const told = new Map<string, Told>();
  let last: Head = { lines: 0, hash: BEFORE_ALL };
  let lost = 0;
  let from: string | undefined;
  let to: string | undefined;

  const wrongWith = (row: AuditRow, follows: boolean): Break['why'] | undefined => {
    if (follows && !isSame(row.hash, hashOf(last.hash, row))) return 'changed';
    if (row.line < began) return undefined;
    if (!isSigned(row, seal)) return 'foreign';
    return row.who === null || ground.isNamed(row.who) ? undefined : 'nameless';
  };

  const leap = (line: number): Break | undefined => {
    const first = last.lines + 1;
    if (!missing.some(([start, end]) => start <= first && line - 1 <= end)) {
      return { line: first, why: 'missing' };
    }
    lost += line - first;
    return undefined;
  };

  const remember = (row: AuditRow): void => {
    last = { lines: row.line, hash: row.hash };
    from ??= row.at;
    to = row.at;
    const event = eventIn(row.what);
    if (row.line < began || row.request === null || event?.event !== 'request') return;
    told.set(row.request, { line: row.line, to: event.to });
  };

  return {
    /** Looks at the next line. */
    step(found: unknown): Break | undefined {
      const { data } = auditRow.safeParse(found);
      if (!data) return { line: last.lines + 1, why: 'changed' };
      const follows = data.line === last.lines + 1;
      const gap = follows ? undefined : leap(data.line);
      if (gap) return gap;
      const why = wrongWith(data, follows);
      if (why) return { line: data.line, why };
      remember(data);
      return undefined;
    },
    /** Looks at the end; `head` is what the signed head says. */
    end(head: Head | undefined): Break | undefined {
      if (head && head.lines > last.lines) return { line: last.lines + 1, why: 'cut' };
      const fits = head?.lines === last.lines && isSame(head.hash, last.hash);
      return fits ? undefined : { line: last.lines, why: 'end-unproven' };
    },
    /** Looks at a request of the journal. */
    differing(request: string, state: unknown): Break | undefined {
      const line = told.get(request);
      if (line && agree(line.to, state)) return undefined;
      return { line: line?.line ?? last.lines, why: 'journal-differs' };
    },
    report: (lines: number, firstBroken: Break | undefined): AuditReport => ({
      lines,
      ok: firstBroken === undefined,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      formerKey: began - 1,
      lost,
      endUnknown: rescues.some(({ endUnknown }) => endUnknown === true),
      ...(firstBroken === undefined ? {} : { firstBroken }),
    }),
  };
}

/** A line as it is told; `nameOf` opens the name behind a pseudonym where it still can. Throws `AppError('storage-failed')`. */
export function lineOf(
  found: Record<string, unknown>,
  nameOf: (who: Uint8Array) => string | undefined,
): AuditLine {
  const row = auditRow.safeParse(found).data;
  const what = row && eventIn(row.what);
  if (!what) throw storageFailed(`line ${String(found['line'])} of the trail cannot be read`);
  const who = row.who ? nameOf(row.who) : undefined;
  return {
    line: row.line,
    at: row.at,
    what,
    ...(who === undefined ? {} : { who }),
    ...(row.request === null ? {} : { request: row.request }),
  };
}
