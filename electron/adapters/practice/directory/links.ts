import { comparableName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { LinkedAccountDirectory } from '../../../core/ports/linked-accounts.ts';
import { noSuchEntry, type PracticeMemory } from './memory.ts';
import type { PracticeEntry } from './people.ts';

/** The linked accounts of the practice directory, in memory. */
export function createPracticeLinks(memory: PracticeMemory): LinkedAccountDirectory {
  const { people, admit, admitWrite, keep } = memory;
  const find = (shellName: string): PracticeEntry | undefined => {
    const entry = people.get(comparableName(shellName));
    return entry?.kind === 'person' ? entry : undefined;
  };
  const put = (entry: PracticeEntry): void => {
    people.set(comparableName(entry.uid), entry);
    keep();
  };

  return {
    async linkedTo(shellName) {
      await admit('linkedTo');
      const entry = find(shellName);
      return (
        entry && {
          wikimedia: entry.wikimedia,
          phabricator: entry.phabricator,
          tellsPhabricator: true,
        }
      );
    },
    async holdersOf(wikimediaId) {
      await admit('holdersOf');
      return [...people.values()]
        .filter(({ wikimedia }) => wikimedia?.id === wikimediaId)
        .map(({ uid }) => uid);
    },
    async link(shellName, { id, name }) {
      await admitWrite('link');
      const entry = find(shellName);
      if (!entry) throw noSuchEntry();
      if (entry.wikimedia && entry.wikimedia.id !== id) {
        throw new AppError('wikimedia-other-linked', 'The entry names another Wikimedia account', {
          params: [entry.wikimedia.name ?? String(entry.wikimedia.id)],
        });
      }
      // As in LDAP, where the attribute takes ASCII alone.
      const stored = /^\p{ASCII}+$/u.test(name) ? name : undefined;
      put({ ...entry, wikimedia: { id, name: stored } });
    },
    async unlink(shellName, wikimediaId) {
      await admitWrite('unlink');
      const entry = find(shellName);
      if (entry?.wikimedia?.id === wikimediaId) put({ ...entry, wikimedia: undefined });
    },
  };
}
