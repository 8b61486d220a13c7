import { holdsOptions, keyParts } from './key-line.ts';
import type { KeyReport } from './key-report.ts';
import { sameKey, withoutUnfit } from './ssh-key.ts';

interface Inspector {
  inspect(text: string): KeyReport;
}

/** Rules that a key breaks which is whole: another type or length is no damage. */
const ofType: readonly string[] = ['type-not-allowed', 'rsa-too-short'];

/** Whether the key is whole and not taken for its type or length: other servers may take it. */
export const isOfOtherType = (report: KeyReport): boolean =>
  !report.ok && ofType.includes(report.rule);

/** The line that is to stand there for one key of a value, with as much of its comment as may; undefined where sshd cannot read the key either. */
function lineOf(part: string, keys: Inspector): string | undefined {
  const whole = keys.inspect(part);
  if (whole.ok) return whole.line;
  const [line = ''] = part.split('\n', 1);
  const bare = line.split(/\s+/u).slice(0, 2).join(' ');
  for (const text of [line.trim(), withoutUnfit(line).trim(), bare]) {
    const report = keys.inspect(text);
    if (report.ok) return report.line;
    if (isOfOtherType(report)) return text;
  }
  return undefined;
}

function linesOf(value: string, keys: Inspector): readonly string[] {
  const whole = keys.inspect(value);
  if (whole.ok) return [whole.line];
  const lines = keyParts(value).flatMap((part) => lineOf(part, keys) ?? []);
  const same = Map.groupBy(lines, (line) => line.split(/\s+/u, 2).join(' '));
  return [...same.values()].flatMap(([first]) => first ?? []);
}

/**
 * What is to stand there in place of a stored value, a line for each key; none where no key can be read in it. Undefined where it stays as it
 * is: it is in order already, or has options, which are its owner's to change. Every key that sshd reads in it is among them.
 */
export function inOrder(value: string, keys: Inspector): readonly string[] | undefined {
  const report = keys.inspect(value);
  if (isOfOtherType(report) || holdsOptions(value)) return undefined;
  if (!report.ok && report.rule === 'options') return undefined;
  const lines = linesOf(value, keys);
  return lines.length === 1 && lines[0] === value ? undefined : lines;
}

/** Whether a stored value is one key that is taken, just as it is to stand there. */
export function isInOrder(value: string, keys: Inspector): boolean {
  const report = keys.inspect(value);
  return report.ok && report.line === value;
}

/**
 * Whether a value in order stands there again further up with another comment. Of two only the later one is, so that they never both go; nor is one
 * that reads just like the other, for the two can only go together.
 */
export const isAgain = (value: string, earlier: readonly string[], keys: Inspector): boolean =>
  isInOrder(value, keys) &&
  earlier.some((other) => other !== value && sameKey(other, value) && isInOrder(other, keys));

/** What becomes of an entry's values where keys are taken out. */
export interface TakenOut {
  /** The values that go, as they are stored. */
  readonly goes: readonly string[];
  /** Other keys in those values, which are to stand there by themselves. */
  readonly stays: readonly string[];
}

/** Takes the keys that are asked about out of stored values, and no other that stands in one value with them. */
export function takeOut(values: readonly string[], isAsked: (line: string) => boolean): TakenOut {
  const goes = values.filter((value) => isAsked(value) || keyParts(value).some(isAsked));
  const stays = goes.flatMap(keyParts).filter((part) => !isAsked(part));
  return { goes, stays };
}
