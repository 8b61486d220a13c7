import { isUtf8 } from 'node:buffer';
import type { RosterPlan } from '../../../shared/roster/roster.ts';
import { rosterProblem } from './roster-problem.ts';

type Encoding = RosterPlan['encoding'];

export interface DecodedText {
  readonly encoding: Encoding;
  readonly text: string;
}

/** What a workbook starts with: ZIP (.xlsx, .ods) and OLE (.xls). */
const workbooks = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from('d0cf11e0', 'hex')];

/** How many bytes tell whether a text without a mark is UTF-16, and which part of one half must be zero then. */
const LOOKED_AT = 2048;
const MOSTLY = 0.4;

const startsWith = (bytes: Buffer, start: Buffer): boolean =>
  bytes.subarray(0, start.length).equals(start);

/** The part of the bytes at even (0) or odd (1) places that is zero: in UTF-16 nearly all of one half, in Latin scripts. */
function zeros(bytes: Buffer, from: 0 | 1): number {
  const half = bytes.subarray(0, LOOKED_AT).filter((_, at) => at % 2 === from);
  return half.filter((byte) => byte === 0).length / Math.max(1, half.length);
}

function encodingOf(bytes: Buffer): Encoding {
  if (startsWith(bytes, Buffer.from([0xff, 0xfe]))) return 'utf-16le';
  if (startsWith(bytes, Buffer.from([0xfe, 0xff]))) return 'utf-16be';
  if (zeros(bytes, 1) > MOSTLY && zeros(bytes, 0) < MOSTLY) return 'utf-16le';
  if (zeros(bytes, 0) > MOSTLY && zeros(bytes, 1) < MOSTLY) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/**
 * The text of a file of unknown encoding, its byte order mark left in: UTF-8, UTF-16, or else Windows-1252, which takes any
 * bytes and so is a guess to be told. Throws `AppError('invalid-input')` for what is no text.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (workbooks.some((start) => startsWith(bytes, start))) throw rosterProblem('roster-workbook');
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (text.includes('\0')) throw rosterProblem('roster-no-text');
  return { encoding, text };
}
