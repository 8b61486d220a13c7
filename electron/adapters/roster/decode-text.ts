import { isUtf8 } from 'node:buffer';
import { encodingOf, type TextEncoding } from '../../../shared/domain/text-encoding.ts';
import { rosterProblem } from './roster-problem.ts';

export interface DecodedText {
  readonly encoding: TextEncoding;
  readonly text: string;
}

/** What a workbook starts with: ZIP (.xlsx, .ods) and OLE (.xls). */
const workbooks = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from('d0cf11e0', 'hex')];

const startsWith = (bytes: Buffer, start: Buffer): boolean =>
  bytes.subarray(0, start.length).equals(start);

/**
 * The text of a file of unknown encoding, its byte order mark left in: UTF-8, UTF-16, or else Windows-1252, which takes any
 * bytes and so is a guess to be told. Throws `AppError('invalid-input')` for what is no text.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (workbooks.some((start) => startsWith(bytes, start))) throw rosterProblem('roster-workbook');
  const encoding = encodingOf(bytes, isUtf8);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (text.includes('\0')) throw rosterProblem('roster-no-text');
  return { encoding, text };
}
