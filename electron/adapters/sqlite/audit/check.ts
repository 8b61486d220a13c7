import type { DatabaseSync } from 'node:sqlite';
import type { AuditEvent, AuditReport } from '../../../../shared/storage/audit.ts';
import { openStates, type RequestState } from '../../../../shared/requests/request.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { createAuditHead, type Head } from './head.ts';
import { auditRow, BEFORE_ALL, eventIn, hashOf, isSame, isSigned, type AuditRow } from './line.ts';
import { createAuditNames } from './names.ts';

type Break = NonNullable<AuditReport['firstBroken']>;
type Rescued = AuditEvent & { event: 'rescued' };

interface Told {
  readonly line: number;
  readonly to: RequestState;
}

const JOURNAL_LINES = 'SELECT * FROM audit WHERE request IS NULL ORDER BY line DESC';

/** What the trail says of itself, newest first: as far as this key has signed it, or it lies before this key's first line. */
function* ownLines(database: DatabaseSync, seal: Seal) {
  let isBefore = false;
  for (const found of database.prepare(JOURNAL_LINES).iterate()) {
    const { data } = auditRow.safeParse(found);
    if (!data || !(isBefore || isSigned(data, seal))) continue;
    const event = eventIn(data.what);
    isBefore ||= event?.event === 'began';
    yield { line: data.line, event };
  }
}

/** Where this key's lines begin, and what rescues said that is missing. */
function landmarksOf(database: DatabaseSync, seal: Seal) {
  const own = [...ownLines(database, seal)];
  const isRescue = (event: AuditEvent | undefined): event is Rescued => event?.event === 'rescued';
  return {
    began: own.find(({ event }) => event?.event === 'began')?.line ?? 1,
    rescues: own.map(({ event }) => event).filter(isRescue),
  };
}

/** Takes the lines in their order, as far as they can be followed. */
function createWalk(database: DatabaseSync, seal: Seal) {
  const names = createAuditNames(database, seal);
  const { began, rescues } = landmarksOf(database, seal);
  const missing = rescues.flatMap((rescue) => rescue.missing);
  const told = new Map<string, Told>();
  /** Names that were found, as a trail has few people and many lines. */
  const known = new Set<string>();
  let last: Head = { lines: 0, hash: BEFORE_ALL };
  let lost = 0;
  let from: string | undefined;
  let to: string | undefined;

  const isKnown = (who: Uint8Array): boolean => {
    const key = String(who);
    if (!known.has(key) && names.nameOf(who) !== undefined) known.add(key);
    return known.has(key);
  };

  const wrongWith = (row: AuditRow, follows: boolean): Break['why'] | undefined => {
    if (follows && !isSame(row.hash, hashOf(last.hash, row))) return 'changed';
    if (row.line < began) return undefined;
    if (!isSigned(row, seal)) return 'foreign';
    return row.who === null || isKnown(row.who) ? undefined : 'nameless';
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
    last: (): Head => last,
    told: (request: string): Told | undefined => told.get(request),
    found: () => ({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      formerKey: began - 1,
      lost,
      endUnknown: rescues.some(({ endUnknown }) => endUnknown === true),
    }),
  };
}

type Walk = ReturnType<typeof createWalk>;

function brokenEnd(database: DatabaseSync, seal: Seal, last: Head): Break | undefined {
  const head = createAuditHead(database, seal).signed();
  if (head && head.lines > last.lines) return { line: last.lines + 1, why: 'cut' };
  const fits = head?.lines === last.lines && isSame(head.hash, last.hash);
  return fits ? undefined : { line: last.lines, why: 'end-unproven' };
}

/** A request on its way may be a little further than its last line: not every look at the server is told. */
const agree = (told: RequestState, state: unknown): boolean =>
  told === state || (isOpen(told) && isOpen(state));
const isOpen = (state: unknown): boolean => openStates.some((open) => open === state);

function differingJournal(database: DatabaseSync, walk: Walk): Break | undefined {
  for (const { id, state } of database.prepare('SELECT id, state FROM requests').iterate()) {
    const told = walk.told(String(id));
    if (told && agree(told.to, state)) continue;
    return { line: told?.line ?? walk.last().lines, why: 'journal-differs' };
  }
  return undefined;
}

function firstBreak(database: DatabaseSync, walk: Walk): Break | undefined {
  for (const found of database.prepare('SELECT * FROM audit ORDER BY line').iterate()) {
    const broken = walk.step(found);
    if (broken) return broken;
  }
  return undefined;
}

/**
 * Checks the whole trail against its chain, its key, its head and the journal, and names the first line that does not hold. What others
 * write meanwhile does not disturb it.
 */
export function checkAudit(database: DatabaseSync, seal: Seal): AuditReport {
  database.exec('BEGIN');
  try {
    const walk = createWalk(database, seal);
    const firstBroken =
      firstBreak(database, walk) ??
      brokenEnd(database, seal, walk.last()) ??
      differingJournal(database, walk);
    const lines = Number(database.prepare('SELECT count(*) AS n FROM audit').get()?.['n']);
    const ok = firstBroken === undefined;
    return { lines, ok, ...walk.found(), ...(ok ? {} : { firstBroken }) };
  } finally {
    database.exec('ROLLBACK');
  }
}
