import { open, readdir } from 'node:fs/promises';

/** What the file system says, in words. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is nothing of that name'],
  ['EACCES', 'you may not read it'],
  ['EPERM', 'you may not read it'],
  ['EISDIR', 'it is a folder, not a file'],
  ['ENOTDIR', 'it is a file, not a folder'],
]);

/** Why there is nothing to read: in words, and as the system's error code. */
export interface Unreadable {
  readonly problem: string;
  readonly code: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

function whyNot(error: unknown): Unreadable {
  const code = codeOf(error);
  return { problem: reasons.get(code) ?? `it cannot be read (${code})`, code };
}

async function readStart(file: string, limit: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    // A pipe gives what it has; only nothing at all is its end.
    for (let more = 1; more > 0 && length < buffer.length; length += more) {
      ({ bytesRead: more } = await handle.read(buffer, length, buffer.length - length));
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** The text of a UTF-8 file of at most `limit` bytes, or why there is none. Reads no byte beyond the limit. */
export async function readText(
  file: string,
  limit: number,
): Promise<{ readonly text: string } | Unreadable> {
  try {
    const bytes = await readStart(file, limit);
    if (bytes.length > limit) {
      return { problem: `it is longer than ${limit / 1024} KiB`, code: 'EFBIG' };
    }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError && codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return { problem: 'it is not UTF-8 text', code: 'EILSEQ' };
    }
    return whyNot(error);
  }
}

/** The names in a folder, or why there are none. */
export async function listFolder(folder: string): Promise<readonly string[] | Unreadable> {
  return readdir(folder).catch(whyNot);
}
