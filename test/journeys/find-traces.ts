import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What a file holds; nothing where it is gone by now: whoever writes puts a new file in the place of the old one. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isGone(error)) return Buffer.alloc(0);
    throw error;
  }
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter(isFile);

/** Which files below a folder hold this text as it is. */
export const filesHolding = (folder: string, text: string): string[] =>
  filesBelow(folder).filter((file) => contentOf(file).includes(text));

/** Base64 of a text depends on where it begins in a group of three bytes: the middle that is the same for each of the three. */
function inBase64(text: string): Buffer[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64');
    return Buffer.from(encoded.slice(offset === 0 ? 0 : 4, -4));
  });
}

/** Every way that a text is likely to lie in a file. */
const shapesOf = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text.toLowerCase()),
  Buffer.from(encodeURIComponent(text)),
  Buffer.from(Buffer.from(text).toString('hex')),
  ...inBase64(text),
];

/** Where any of the texts stands in any file below the folder, free pages and logs of databases included. */
export function findTraces(folder: string, texts: readonly string[]): string[] {
  return filesBelow(folder).flatMap((file) => {
    const bytes = contentOf(file);
    const found = texts.filter((text) => shapesOf(text).some((shape) => bytes.includes(shape)));
    return found.map((text) => `${file}: ${text}`);
  });
}
