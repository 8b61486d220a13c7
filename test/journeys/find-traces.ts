import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

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
    const bytes = readFileSync(file);
    const found = texts.filter((text) => shapesOf(text).some((shape) => bytes.includes(shape)));
    return found.map((text) => `${file}: ${text}`);
  });
}
