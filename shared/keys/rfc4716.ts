export interface Rfc4716Key {
  readonly base64: string;
  readonly comment: string;
  /** What stood before and behind the block. */
  readonly around: string;
}

const begin = /^-+ ?BEGIN SSH2 PUBLIC KEY ?-+$/u;
const end = /^-+ ?END SSH2 PUBLIC KEY ?-+$/u;
const header = /^([^\s:]{1,64}):(.*)$/u;

/** Whether the text is meant to be a public key in the SSH2 file format, as PuTTYgen and `ssh-keygen -e` write it. */
export const looksLikeRfc4716 = (text: string): boolean => text.includes('BEGIN SSH2 PUBLIC KEY');

/** Lines with their continuations: a header goes on where its line ends with a backslash (section 3.3). */
function unfold(text: string): readonly string[] {
  return text
    .replaceAll(/\\\s*?(?:\r\n|\r|\n)/gu, '')
    .split(/[\r\n]+/u)
    .map((line) => line.trim());
}

/** The comment as it stands behind a key: without the quotation marks, and with single spaces. */
const unquote = (value: string): string =>
  value
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/**
 * The parts of a public key file (RFC 4716): the base64 body without line breaks and the Comment header. `several-keys`
 * for more than one block, `damaged` where a block has no end.
 */
export function readRfc4716(text: string): Rfc4716Key | 'several-keys' | 'damaged' {
  const lines = unfold(text);
  if (lines.filter((line) => begin.test(line)).length > 1) return 'several-keys';
  const from = lines.findIndex((line) => begin.test(line));
  const to = lines.findIndex((line) => end.test(line));
  if (from === -1 || to < from) return 'damaged';
  const block = lines.slice(from + 1, to);
  const headers = block.map((line) => header.exec(line)).filter((found) => found !== null);
  const comment = headers.find(([, tag]) => tag?.toLowerCase() === 'comment')?.[2] ?? '';
  return {
    base64: block
      .filter((line) => !header.test(line))
      .join('')
      .replaceAll(/\s/gu, ''),
    comment: unquote(comment),
    around: [...lines.slice(0, from), ...lines.slice(to + 1)].join('\n'),
  };
}
