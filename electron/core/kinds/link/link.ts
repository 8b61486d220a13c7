import { normaliseShellName } from '../../../../shared/names/names.ts';
import type { Directory } from '../../ports/directory.ts';
import { defineKind, type Undoing } from '../base/define-kind.ts';
import { isOwnCard, proveOwner } from '../base/owner.ts';
import { inheritedPerson } from '../base/person.ts';
import { person } from '../base/touched.ts';
import { linkFacts, linkView, type LinkFacts } from './facts.ts';
import { linkAccount, type LinkPorts } from './link-account.ts';
import type { Proofs } from './proofs.ts';

/** What the kind `link-wikimedia` needs of the world. */
export interface LinkKindPorts extends LinkPorts {
  readonly directory: Pick<Directory, 'look' | 'acceptsPassword'>;
  readonly proofs: Pick<Proofs, 'use'>;
}

/** The link between a person's entry and the Wikimedia account that they proved to be theirs. */
export const link = (ports: LinkKindPorts) =>
  defineKind(linkFacts, {
    systems: ['directory'],
    steps: [linkAccount(ports)],
    inherit(facts, parent) {
      const shown = facts.ofParent && isOwnCard(parent) ? { ownerProven: true as const } : {};
      return { ...inheritedPerson(facts, parent), ...shown };
    },
    touches: ({ shellName }) => [person(shellName)],
    view: (facts) => ({ link: linkView(facts) }),
    target: ({ shellName, wikimedia }) => ({ of: ['wikimedia', shellName], wants: wikimedia.id }),
    undo: (facts) => undoingOf(facts, ports),
    door: {
      method: 'links.file',
      /** Throws `wikimedia-unproven` where the proof failed, is too old, or was used for somebody else. */
      facts({ proof, shellName: typed }) {
        const shellName = normaliseShellName(typed);
        const { account, provenAt } = ports.proofs.use(proof, shellName);
        const wikimedia = { id: account.id, name: account.name };
        return { shellName, username: '', wikimedia, provenAt };
      },
      prove: ({ password }, { shellName }, parent) =>
        proveOwner(ports.directory, { password, shellName }, parent),
    },
  });

/** Removes a link that its request made. */
function undoingOf(
  { shellName, username, wikimedia, provenAt, origin }: LinkFacts,
  { links }: Pick<LinkPorts, 'links'>,
): Undoing | undefined {
  if (origin !== 'made') return undefined;
  const state = { removes: ['link' as const], stays: [], gone: false, guarded: true };
  return {
    kind: 'unlink-wikimedia',
    about: { shellName, username },
    parts: ['link'],
    takes: [{ what: 'link', name: '', shellName }],
    unasked: state,
    async look() {
      const linked = await links.linkedTo(shellName);
      return { ...state, gone: linked?.wikimedia?.id !== wikimedia.id };
    },
    facts: () => Promise.resolve({ shellName, username, wikimedia, provenAt }),
  };
}
