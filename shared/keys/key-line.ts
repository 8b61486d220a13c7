import { decodeLeadingBase64 } from '../domain/base64.ts';
import { isReadableType, lengthOfBlob, typeOfBlob } from './ssh-blob.ts';
import type { KeyRule } from './key-report.ts';

export interface KeyLine {
  readonly type: string;
  readonly base64: string;
  readonly comment: string;
  /** Whether the key was broken over lines or spread by spaces. */
  readonly wrapped: boolean;
  /** Whether other text stood behind the key's line. It is nobody's business here, and never a part of the comment. */
  readonly followed: boolean;
}

export interface KeyRefusal {
  readonly rule: KeyRule;
  readonly params: readonly string[];
}

interface Taken {
  readonly key: Omit<KeyLine, 'comment' | 'followed'>;
  /** Everything behind the key. */
  readonly rest: string;
}

const refusal = (rule: KeyRule, ...params: string[]): KeyRefusal => ({ rule, params });

/** How a key begins. Base64 of a blob always starts AAAA: its first length is below 64 Ki. */
const beginning = String.raw`(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]{1,64}\s{1,64}AAAA`;
/** Where a key begins in running text. */
const keyStart = new RegExp(String.raw`(?:^|\s)(?=${beginning})`, 'u');
const keyStarts = new RegExp(keyStart, 'gu');

/** The options of authorized_keys (sshd(8), "AUTHORIZED_KEYS FILE FORMAT"). */
const optionName = String.raw`(?:no-)?(?:agent-forwarding|cert-authority|command|environment|expiry-time|from|permitlisten|permitopen|port-forwarding|principals|pty|restrict|touch-required|tunnel|user-rc|verify-required|x11-forwarding)(?=[=,\s]|$)`;
const option = new RegExp(`^${optionName}`, 'iu');
const optionAnywhere = new RegExp(String.raw`(?:^|[\s,])${optionName}`, 'iu');
/** All options in front of a key: white space ends them only outside of quotation marks, and a backslash takes those away. */
const allOptions = /^(?:\\"|\\(?!")|[^\s"\\]|"(?:\\"|\\(?!")|[^"\\])*")+[ \t]+/u;
/** Lines that sshd skips. */
const skipped = /^[ \t]*#.*$/gmu;

/** The index right after the first `count` characters that are not white space. */
function indexAfter(text: string, count: number): number {
  let left = count;
  let index = 0;
  for (; left > 0 && index < text.length; index += 1) {
    if (!/\s/u.test(text.charAt(index))) left -= 1;
  }
  return index;
}

/** The base64 of the blob and no more: the blob tells its own length. */
function cutBase64(type: string, letters: string): string | KeyRefusal {
  const bytes = decodeLeadingBase64(letters);
  const inner = typeOfBlob(bytes);
  if (inner === undefined) return refusal('damaged');
  if (inner !== type) return refusal('type-mismatch', type, inner);
  const length = Math.ceil((lengthOfBlob(type, bytes) ?? Infinity) / 3) * 4;
  return length > letters.length ? refusal('damaged') : letters.slice(0, length);
}

/** Takes the key that the text starts with, wherever white space has crept into it. */
function takeKey(text: string): Taken | KeyRefusal | undefined {
  const letters = text.replaceAll(/\s+/gu, '');
  const type = /^[a-z][a-z0-9.@-]*(?=AAAA)/u.exec(letters)?.[0] ?? '';
  if (!isReadableType(type)) return undefined;
  const base64 = cutBase64(type, letters.slice(type.length));
  if (typeof base64 !== 'string') return base64;
  const end = indexAfter(text, type.length + base64.length);
  const rest = text.slice(end);
  if (/^\S/u.test(rest)) return refusal('damaged');
  const wrapped = !/^\S+[ \t]+\S+$/u.test(text.slice(0, end).trim());
  return { key: { type, base64, wrapped }, rest };
}

/** What stands where no key could be taken: options, a type we cannot read, or something else altogether. */
function explain(text: string): KeyRefusal {
  const [type = '', base64 = ''] = text.split(/\s+/u, 2);
  if (typeOfBlob(decodeLeadingBase64(base64)) === type) return refusal('type-not-allowed', type);
  const name = option.exec(text)?.[0];
  return name !== undefined && keyStart.test(text)
    ? refusal('options', name)
    : refusal('not-a-key');
}

/** Whatever ends a line anywhere: a comment that goes on behind it is none. */
const lineEnd = /[\n\r\v\f\u0085\u2028\u2029]/u;

const isSameKey = (one: Taken['key'], other: Taken['key']): boolean =>
  one.type === other.type && one.base64 === other.base64;

/** The comment on the key's own line, and whether more stands behind it; a refusal for another key. The same key once more is no other key. */
function readRest(
  rest: string,
  key: Taken['key'],
): Pick<KeyLine, 'comment' | 'followed'> | KeyRefusal {
  // A copy is about as long, so that many of them are not read many times over.
  const most = 2 * (key.type.length + key.base64.length);
  for (const { index } of rest.matchAll(keyStarts)) {
    const following = takeKey(rest.slice(index, index + most).trimStart());
    const isSame = following && 'key' in following && isSameKey(following.key, key);
    if (!isSame) return refusal('several-keys');
  }
  const [own = '', ...lines] = rest.split(lineEnd);
  return {
    comment: own.split(keyStart, 1)[0]?.trim().replaceAll(/\s+/gu, ' ') ?? '',
    followed: lines.some((line) => line.trim() !== '' && !keyStart.test(line)),
  };
}

/**
 * The one key in a pasted text of the one-line form (sshd(8)), mended where it was wrapped. The base64 is cut to length
 * but not yet verified. Lines that start with `#` are skipped, as sshd skips them; lines behind the key are not its comment.
 */
export function readKeyLine(pasted: string): KeyLine | KeyRefusal {
  const text = pasted.replaceAll(skipped, '').trim();
  const taken = takeKey(text) ?? explain(text);
  if ('rule' in taken) return taken;
  const read = readRest(taken.rest, taken.key);
  return 'rule' in read ? read : { ...taken.key, ...read };
}

/** Whether there is a key of the one-line form in a text, other than this one. */
export const holdsOtherKey = (text: string, key: Taken['key']): boolean =>
  'rule' in readRest(` ${text}`, key);

/** Whether sshd would take what a line begins with for options. */
export const startsWithOptions = (line: string): boolean => option.test(line.trimStart());

/** The line without the options in front of its key; as it is where it begins with none. */
export const withoutOptions = (line: string): string =>
  startsWithOptions(line) ? line.trimStart().replace(allOptions, '') : line;

/** Whether options stand in front of a key anywhere in a text: without them it would let in more than it does. */
export const holdsOptions = (text: string): boolean =>
  text.split('\n').some((line) => {
    const at = line.search(optionAnywhere);
    return at !== -1 && keyStart.test(line.slice(at));
  });

const lineStart = new RegExp(String.raw`\n[ \t]*(?=${beginning})`, 'u');
const startHere = new RegExp(`^${beginning}`, 'u');
const nextStart = new RegExp(String.raw`\s(?=${beginning})`, 'u');

/**
 * The parts of a stored value that each begin with a key, as they stand there. sshd takes each line of a value for itself; what stands in
 * front of the first key of a line makes it none, and a line with options is one part.
 */
export function keyParts(value: string): readonly string[] {
  if (holdsOptions(value)) {
    return value
      .split('\n')
      .filter((line) => keyStart.test(line))
      .map((line) => line.trim());
  }
  return value
    .replaceAll(skipped, '')
    .trim()
    .split(lineStart)
    .filter((lines) => startHere.test(lines))
    .flatMap((lines) => lines.split(nextStart))
    .map((part) => part.trim());
}
