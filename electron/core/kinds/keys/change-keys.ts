import type { KeyReport } from '../../../../shared/keys/key-report.ts';
import { sameKey } from '../../../../shared/keys/ssh-key.ts';
import {
  inOrder,
  isAgain,
  isInOrder,
  type TakenOut,
  takeOut,
} from '../../../../shared/keys/stored-keys.ts';
import { personNamed, usernameOf } from '../../base/entry-names.ts';
import type { Directory, PersonEntry } from '../../ports/directory.ts';
import { type Blocked, blocked, type Observation, type Step } from '../base/step.ts';
import { personFound } from '../base/touched.ts';
import type { KeysFacts } from './facts.ts';

/** Reads keys: pasted ones by the event's rules, stored ones as they are. */
export interface KeyReader {
  inspect(text: string): KeyReport;
  /** Empty where no key can be read. */
  fingerprintOf(line: string): string;
  /** Names a stored line, whatever stands in it. */
  lineIdOf(line: string): string;
}

/** What the steps need of the world. */
export interface ChangeKeysPorts {
  readonly directory: Pick<Directory, 'look' | 'addKey' | 'removeKeys'>;
  readonly keys: KeyReader;
}

type Seen = Observation<KeysFacts>;

/** The entry whose keys change. A closed account gets none, and may lose some. */
async function ownerOf(
  { directory }: ChangeKeysPorts,
  { shellName }: KeysFacts,
): Promise<PersonEntry | Blocked> {
  const own = personNamed(await directory.look({ names: [shellName] }), shellName);
  return own ?? blocked('account-missing', shellName);
}

const isEntry = (found: PersonEntry | Blocked): found is PersonEntry => 'uids' in found;

/** A write to anybody's entry but the owner's is never sent. */
const ifProven = (
  own: PersonEntry,
  { ownerProven }: KeysFacts,
  learned: Partial<KeysFacts>,
): Seen =>
  ownerProven
    ? { is: 'missing', learned, found: [personFound(own)] }
    : blocked('key-unproven', own.uid);

/** The key that comes, whatever comment it has there. It comes first: whoever replaces a key is never without one. */
export const addKey = (ports: ChangeKeysPorts): Step<KeysFacts> => ({
  id: 'add-key',
  isNeeded: ({ add }) => add !== undefined,
  async observe(facts, { attempted }) {
    const { add } = facts;
    if (!add) return { is: 'done' };
    const own = await ownerOf(ports, facts);
    if (!isEntry(own)) return own;
    const named = { shellName: own.uid, username: usernameOf(own) };
    if (own.sshPublicKeys.some((stored) => sameKey(stored, add.line))) {
      const origin = attempted ? 'made' : 'there-before';
      return { is: 'done', learned: { ...named, origin }, found: [personFound(own)] };
    }
    if (own.blocked) return blocked('account-blocked', own.uid);
    return ifProven(own, facts, named);
  },
  async apply({ shellName, add }) {
    if (add) await ports.directory.addKey(shellName, add.line);
  },
});

/** Whether the line is a key that is to go, also one that is wrapped and told by its whole. */
const isAsked =
  (keys: KeyReader, remove: readonly string[]) =>
  (line: string): boolean => {
    const report = keys.inspect(line);
    return (
      remove.includes(keys.fingerprintOf(line)) ||
      (report.ok && remove.includes(report.fingerprint))
    );
  };

/** What becomes of somebody's stored values where the keys of these fingerprints go. */
export const withoutKeys = (
  { sshPublicKeys }: Pick<PersonEntry, 'sshPublicKeys'>,
  remove: readonly string[],
  keys: KeyReader,
): TakenOut => takeOut(sshPublicKeys, isAsked(keys, remove));

/**
 * The keys that go, by their fingerprints, whatever comment they have and however often they stand there. Another key in one value with such a one
 * comes first by itself, so that nobody loses it.
 */
export function removeKeys({ directory, keys }: ChangeKeysPorts): Step<KeysFacts> {
  return {
    id: 'remove-key',
    isNeeded: ({ remove }) => remove.length > 0,
    async observe(facts) {
      const own = await ownerOf({ directory, keys }, facts);
      if (!isEntry(own)) return own;
      const named = { shellName: own.uid, username: usernameOf(own) };
      const { goes } = withoutKeys(own, facts.remove, keys);
      if (goes.length === 0) return { is: 'done', learned: named, found: [personFound(own)] };
      const held = facts.remove.filter((one) => withoutKeys(own, [one], keys).goes.length > 0);
      const removed = [...new Set([...(facts.removed ?? []), ...held])];
      return ifProven(own, facts, { ...named, removed });
    },
    async apply(facts) {
      const own = await ownerOf({ directory, keys }, facts);
      if (!isEntry(own)) return;
      const { goes, stays } = withoutKeys(own, facts.remove, keys);
      for (const line of stays) await directory.addKey(own.uid, line);
      await directory.removeKeys(own.uid, goes);
    },
  };
}

/**
 * The lines that come in place of the value at this place, but those that stand there in order already; undefined where it stays. A value that
 * is in order goes only where it stands there again.
 */
function tidied(
  stored: readonly string[],
  place: number,
  keys: KeyReader,
): readonly string[] | undefined {
  const value = stored[place] ?? '';
  const better = inOrder(value, keys);
  if (!better) return isAgain(value, stored.slice(0, place), keys) ? [] : undefined;
  const others = stored.filter((other) => other !== value && isInOrder(other, keys));
  return better.filter((line) => !others.some((other) => sameKey(other, line)));
}

/**
 * Stored lines that servers skip or that are there twice: the keys that can be read out of one take its place, and come first, so that nobody is
 * without one in between.
 */
export function tidyKeys({ directory, keys }: ChangeKeysPorts): Step<KeysFacts> {
  const untidy = (stored: readonly string[], { tidy = [] }: KeysFacts) =>
    stored.flatMap((line, place) => {
      const better = tidy.includes(keys.lineIdOf(line)) ? tidied(stored, place, keys) : undefined;
      return better ? [{ line, better }] : [];
    });
  return {
    id: 'tidy-keys',
    isNeeded: ({ tidy = [] }) => tidy.length > 0,
    async observe(facts) {
      const own = await ownerOf({ directory, keys }, facts);
      if (!isEntry(own)) return own;
      const learned = { shellName: own.uid, username: usernameOf(own) };
      if (untidy(own.sshPublicKeys, facts).length === 0) {
        return { is: 'done', learned, found: [personFound(own)] };
      }
      return own.blocked ? blocked('account-blocked', own.uid) : ifProven(own, facts, learned);
    },
    async apply(facts) {
      const own = await ownerOf({ directory, keys }, facts);
      if (!isEntry(own)) return;
      let stored = own.sshPublicKeys;
      for (;;) {
        const [next] = untidy(stored, facts);
        if (!next) return;
        for (const line of next.better) await directory.addKey(own.uid, line);
        await directory.removeKeys(own.uid, [next.line]);
        stored = [...stored.filter((other) => other !== next.line), ...next.better];
      }
    },
  };
}
