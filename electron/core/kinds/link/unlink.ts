import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import { defineKind } from '../base/define-kind.ts';
import { type NotePorts, notePartUndone } from '../base/note-undone.ts';
import type { Step } from '../base/step.ts';
import { person } from '../base/touched.ts';
import { linkView, unlinkFacts, type UnlinkFacts } from './facts.ts';

/** What the kind `unlink-wikimedia` needs of the world. */
export interface UnlinkPorts extends NotePorts {
  readonly links: LinkedAccountDirectory;
}

/** Removes a link that a request of this desk made. */
export const unlink = (ports: UnlinkPorts) =>
  defineKind(unlinkFacts, {
    systems: ['directory'],
    steps: [unlinkAccount(ports), notePartUndone(ports, 'link')],
    undoes: 'link',
    touches: ({ shellName }) => [person(shellName)],
    view: (facts) => ({ link: linkView(facts) }),
    target: ({ shellName }) => ({ of: ['wikimedia', shellName], wants: 'gone' }),
  });

/** Takes the link to this Wikimedia account out of the entry again; a link to another one is left alone. */
const unlinkAccount = ({ links }: Pick<UnlinkPorts, 'links'>): Step<UnlinkFacts> => ({
  id: 'unlink-account',
  async observe({ shellName, wikimedia }) {
    const linked = await links.linkedTo(shellName);
    return { is: linked?.wikimedia?.id === wikimedia.id ? 'missing' : 'done' };
  },
  apply: ({ shellName, wikimedia }) => links.unlink(shellName, wikimedia.id),
});
