import type { KeyReport } from '../../../../shared/keys/key-report.ts';
import { sameKey } from '../../../../shared/keys/ssh-key.ts';
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

/** The keys that go, by their fingerprints, whatever comment they have and however often they stand there. */
export function removeKeys(ports: ChangeKeysPorts): Step<KeysFacts> {
  const heldBy = (own: PersonEntry, { remove }: KeysFacts): readonly string[] =>
    own.sshPublicKeys.filter((line) => remove.includes(ports.keys.fingerprintOf(line)));
  return {
    id: 'remove-key',
    isNeeded: ({ remove }) => remove.length > 0,
    async observe(facts) {
      const own = await ownerOf(ports, facts);
      if (!isEntry(own)) return own;
      const named = { shellName: own.uid, username: usernameOf(own) };
      const held = heldBy(own, facts).map((line) => ports.keys.fingerprintOf(line));
      if (held.length === 0) return { is: 'done', learned: named, found: [personFound(own)] };
      const removed = [...new Set([...(facts.removed ?? []), ...held])];
      return ifProven(own, facts, { ...named, removed });
    },
    async apply(facts) {
      const own = await ownerOf(ports, facts);
      if (isEntry(own)) await ports.directory.removeKeys(own.uid, heldBy(own, facts));
    },
  };
}

/** The same key as it is to stand there; undefined where none can be read, or where another line has it already. */
function tidied(line: string, others: readonly string[], keys: KeyReader): string | undefined {
  const key = keys.inspect(line);
  if (!key.ok || others.some((other) => sameKey(other, key.line))) return undefined;
  return key.line;
}

/**
 * Stored lines that servers skip or that are there twice: the key that can be read out of one takes its place, and comes first, so that nobody is
 * without one in between.
 */
export function tidyKeys({ directory, keys }: ChangeKeysPorts): Step<KeysFacts> {
  const untidy = (own: PersonEntry, { tidy = [] }: KeysFacts): readonly string[] =>
    own.sshPublicKeys.filter((line) => tidy.includes(keys.lineIdOf(line)));
  return {
    id: 'tidy-keys',
    isNeeded: ({ tidy = [] }) => tidy.length > 0,
    async observe(facts) {
      const own = await ownerOf({ directory, keys }, facts);
      if (!isEntry(own)) return own;
      const learned = { shellName: own.uid, username: usernameOf(own) };
      if (untidy(own, facts).length === 0) {
        return { is: 'done', learned, found: [personFound(own)] };
      }
      return own.blocked ? blocked('account-blocked', own.uid) : ifProven(own, facts, learned);
    },
    async apply(facts) {
      const own = await ownerOf({ directory, keys }, facts);
      if (!isEntry(own)) return;
      let stored = own.sshPublicKeys;
      for (const line of untidy(own, facts)) {
        const others = stored.filter((other) => other !== line);
        const better = tidied(line, others, keys);
        if (better !== undefined) await directory.addKey(own.uid, better);
        await directory.removeKeys(own.uid, [line]);
        stored = better === undefined ? others : [...others, better];
      }
    },
  };
}
