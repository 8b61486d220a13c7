import { createHash } from 'node:crypto';
import { z } from 'zod';
import { auditEvent, type AuditEvent } from '../../../shared/storage/audit.ts';
import type { Seal } from '../../core/ports/seal.ts';

/** What stands before the first line. */
export const BEFORE_ALL: Uint8Array = new Uint8Array(32);

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A line as it comes out of the file, which is untrusted. */
export const auditRow = z.object({
  line: z.int(),
  at: z.iso.datetime(),
  who: bytes.nullable(),
  request: z.string().nullable(),
  what: z.string(),
  hash: bytes,
  mac: bytes.nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

/** What the line tells, without what proves it. */
type Content = Omit<AuditRow, 'hash' | 'mac'>;

export const hex = (found: Uint8Array): string => Buffer.from(found).toString('hex');
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  Buffer.compare(one, other) === 0;

/** One text for one content: JSON's quotes keep the fields apart. */
const textOf = ({ line, at, who, request, what }: Content): string =>
  JSON.stringify([line, at, who && hex(who), request, what]);

/** Ties a line to everything before it. SHA-256 needs no key, so that the order can be checked after a wipe too. */
export const hashOf = (before: Uint8Array, content: Content): Uint8Array =>
  createHash('sha256').update(before).update(textOf(content)).digest();

/** Proves that a line was written with this key. It holds the content itself, so that a line can be judged where those before it are lost. */
export const macOf = (content: Content, hash: Uint8Array, seal: Seal): Uint8Array =>
  seal.digest(`${hex(hash)} ${textOf(content)}`, 'audit line');

export const isSigned = (row: AuditRow, seal: Seal): boolean =>
  row.mac !== null && isSame(row.mac, macOf(row, row.hash, seal));

/** What a line tells; undefined where this Lanyard does not understand it. */
export function eventIn(what: string): AuditEvent | undefined {
  try {
    return auditEvent.safeParse(JSON.parse(what)).data;
  } catch {
    return undefined;
  }
}

/** How far the trail goes: the number of its last line and that line's hash. */
export interface Head {
  readonly lines: number;
  readonly hash: Uint8Array;
}

/** Proves that the trail went so far under this key: lines that were cut off at the end show by it. */
export const headMac = ({ lines, hash }: Head, seal: Seal): Uint8Array =>
  seal.digest(`${lines} ${hex(hash)}`, 'audit head');

/** Where the next line goes: behind whatever is there, and whatever was said to be. */
export const furthest = (one: Head, other: Head | undefined): Head =>
  other && other.lines > one.lines ? other : one;
