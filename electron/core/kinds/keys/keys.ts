import { normaliseShellName } from '../../../../shared/names/names.ts';
import type { KeyReport } from '../../../../shared/keys/key-report.ts';
import type { FieldProblem } from '../../../../shared/result.ts';
import { personNamed } from '../../base/entry-names.ts';
import { invalidInput } from '../../base/errors.ts';
import { known } from '../../base/known.ts';
import type { Directory } from '../../ports/directory.ts';
import { unlessAway } from '../../systems/asking.ts';
import { defineKind, type Undoing } from '../base/define-kind.ts';
import { otherKeyHolder } from '../base/find.ts';
import { type NotePorts, notePartUndone } from '../base/note-undone.ts';
import { isOwnCard, proveOwner } from '../base/owner.ts';
import { inheritedPerson } from '../base/person.ts';
import { person } from '../base/touched.ts';
import { addKey, type KeyReader, removeKeys, tidyKeys, withoutKeys } from './change-keys.ts';
import { keysFacts, type KeysFacts, keysView } from './facts.ts';

/** What the kind `ssh-keys` needs of the world. */
export interface KeysKindPorts extends NotePorts {
  readonly directory: Directory;
  readonly keys: KeyReader;
}

const problem = (rule: string, params: readonly string[] = []): FieldProblem => ({
  field: 'sshKey',
  rule,
  params: [...params],
});

/** Nothing pasted is no key; whether nothing at all is asked for is another question. */
const isEmpty = (text: string | undefined): text is undefined =>
  text === undefined || text.trim() === '';

/** Keys of somebody who has an account: one comes, others go, or both, which replaces them. */
export function sshKeys(ports: KeysKindPorts) {
  const { directory } = ports;
  const report = (text: string): KeyReport => ports.keys.inspect(text);
  const asked = (text: string | undefined): KeysFacts['add'] => {
    if (isEmpty(text)) return undefined;
    const key = report(text);
    if (key.ok) return { line: key.line, fingerprint: key.fingerprint };
    throw invalidInput([problem(key.rule, key.params)], 'The key cannot be read');
  };
  return defineKind(keysFacts, {
    systems: ['directory'],
    steps: [addKey(ports), removeKeys(ports), tidyKeys(ports), notePartUndone(ports, 'keys')],
    undoes: 'keys',
    inherit(facts, parent) {
      const shown = facts.ofParent && isOwnCard(parent) ? { ownerProven: true as const } : {};
      return { ...inheritedPerson(facts, parent), ...shown };
    },
    touches: ({ shellName }) => [person(shellName)],
    view: (facts) => ({ sshKeys: keysView(facts) }),
    target: ({ shellName, add, remove, tidy = [] }) => ({
      of: ['ssh-keys', shellName],
      // As it was before lines could be put in order, so that journals of then know it.
      wants: [add?.fingerprint, [...remove].sort(), ...(tidy.length > 0 ? [[...tidy].sort()] : [])],
    }),
    counts: ({ of, undone }) => (of === undefined && !undone ? 'key' : undefined),
    undo: (facts) => undoingOf(facts, ports),
    door: {
      method: 'accounts.changeKeys',
      problems({ sshKey, remove, tidy }) {
        const isNothing = remove.length + tidy.length === 0;
        if (isEmpty(sshKey)) return isNothing ? [problem('key-empty')] : [];
        const key = report(sshKey);
        return key.ok ? [] : [problem(key.rule, key.params)];
      },
      facts: ({ shellName, sshKey, remove, tidy, sharedBecause }) => ({
        shellName: normaliseShellName(shellName),
        username: '',
        ...known({ add: asked(sshKey), sharedBecause }),
        remove: [...new Set(remove)],
        ...(tidy.length > 0 ? { tidy: [...new Set(tidy)] } : {}),
      }),
      ask: (facts) => heldByOthers(facts, directory),
      prove: ({ password }, { shellName }, parent) =>
        proveOwner(directory, { password, shellName }, parent),
    },
  });
}

/** One key is one person's: who else has it in the directory, unless a person said why that is right. */
async function heldByOthers(
  { shellName, add, sharedBecause }: KeysFacts,
  directory: Pick<Directory, 'keyHolders'>,
): Promise<readonly FieldProblem[]> {
  if (!add || sharedBecause !== undefined) return [];
  const other = await unlessAway(() => otherKeyHolder(directory, shellName, add.line));
  return other ? [problem('key-held', [other.uid])] : [];
}

/**
 * Takes the key out again that its request added. A key that was taken out is not put back by anybody but its owner: it may have been lost or
 * copied.
 */
function undoingOf(facts: KeysFacts, { directory, keys }: KeysKindPorts): Undoing | undefined {
  const { shellName, username, add, origin, of, removed = [] } = facts;
  if (!add || origin !== 'made' || of !== undefined) return undefined;
  const stays = removed.map((fingerprint) => ({
    what: 'keys' as const,
    why: 'key-not-put-back' as const,
    params: [fingerprint],
  }));
  const state = { removes: ['keys' as const], stays, gone: false, guarded: true };
  return {
    kind: 'ssh-keys',
    about: { shellName, username, keyFingerprint: add.fingerprint },
    parts: ['keys'],
    takes: [{ what: 'key', name: add.line, shellName }],
    unasked: state,
    async look() {
      const own = personNamed(await directory.look({ names: [shellName] }), shellName);
      const goes = own ? withoutKeys(own, [add.fingerprint], keys).goes : [];
      return { ...state, gone: goes.length === 0 };
    },
    facts: () =>
      Promise.resolve({ shellName, username, remove: [add.fingerprint], ownerProven: true }),
  };
}
