import type { DirectoryProfile } from '../../../../shared/domain/profile.ts';
import { comparableName, sameName } from '../../../../shared/names/same-name.ts';
import type { AccountRecord, AccountRecords } from '../../../core/ports/directory.ts';
import type { PracticeMemory } from './memory.ts';
import type { PracticeEntry } from './people.ts';

const bare = (line: string): string => line.trim().split(/\s+/u).slice(0, 2).join(' ');

/** Entries of practice are whole but for what their `record` says. */
function lockOf({ blocked, record }: PracticeEntry): AccountRecord['lock'] {
  if (blocked) return 'for-good';
  const ms = record?.lockedForMs;
  return ms === undefined ? undefined : { until: new Date(Date.now() + ms).toISOString() };
}

/** The records of the practice directory's people, in memory. */
export function createPracticeRecords(
  { people: rules }: DirectoryProfile,
  { people, admit }: Pick<PracticeMemory, 'people' | 'admit'>,
): AccountRecords {
  const persons = (): PracticeEntry[] =>
    [...people.values()].filter(({ kind }) => kind === 'person');
  return {
    async recordOf(shellName) {
      await admit('recordOf');
      const entry = people.get(comparableName(shellName));
      if (entry?.kind !== 'person') return undefined;
      const { lacksClasses = [], lacks = [], shell = rules.shell } = entry.record ?? {};
      return {
        objectClasses: rules.objectClasses.filter((one) => !lacksClasses.includes(one)),
        lacks: entry.uidNumber === undefined ? ['uidNumber', ...lacks] : lacks,
        shell,
        lock: lockOf(entry),
      };
    },
    async holdersOfWikimediaName(name) {
      await admit('holdersOfWikimediaName');
      return persons().filter(({ wikimedia }) => sameName(wikimedia?.name ?? '', name));
    },
    async holdersOfKeys(lines) {
      await admit('holdersOfKeys');
      const wanted = [...lines, ...lines.map(bare)];
      return persons().filter((entry) =>
        entry.sshPublicKeys.some((stored) => wanted.includes(stored)),
      );
    },
  };
}
