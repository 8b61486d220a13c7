import { linkFacts } from './facts.ts';
import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import type { Inverse } from '../base/undoing.ts';

/** Takes a link away that its request made. */
export const inverseLink =
  (links: Pick<LinkedAccountDirectory, 'linkedTo'>): Inverse =>
  (request) => {
    const { shellName, username, wikimedia, provenAt, origin } = linkFacts.parse(request.facts);
    if (origin !== 'made') return undefined;
    return {
      kind: 'unlink-wikimedia',
      facts: { shellName, username, wikimedia, provenAt },
      part: 'link',
      about: { shellName, username },
      guarded: true,
      async look() {
        const linked = await links.linkedTo(shellName);
        return { gone: linked?.wikimedia?.id !== wikimedia.id, stays: [] };
      },
    };
  };
