import { join } from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import type { Systems, Where } from '../systems.ts';
import { newId, systemClock } from '../node/system.ts';
import type { LoadedProfile } from '../profile/load-profile.ts';
import { createPracticeCloud, HOOK_DELAY_MS } from './cloud/cloud.ts';
import { loadPracticeCloud, savePracticeCloud } from './cloud/file.ts';
import { createPracticeDirectories } from './directory/directories.ts';
import { loadPractice, savePractice } from './directory/practice-file.ts';
import { shareKept } from './kept-file.ts';
import { createTroubles, inTrouble } from './troubles.ts';
import { practiceToolhub } from './toolhub.ts';
import { practiceWikimedia } from './wikimedia.ts';

/** Another host on the same folder was a moment faster: as with a server that is asked by many, it passes. */
const writtenElsewhere = (code: 'directory-busy' | 'cloud-busy'): AppError =>
  new AppError(code, 'Another process wrote at the same moment');

/** How long the hook takes where it is to be late: long enough to go on with the next person meanwhile. */
const LATE_MS = 30_000;

/** An event's systems in memory, kept in the event's folder. */
export function practiceSystems({ profile }: LoadedProfile, { folder, log }: Where): Systems {
  const troubles = createTroubles();
  const file = join(folder, 'practice-directory.json');
  const kept = shareKept(file, { load: loadPractice, save: savePractice });
  const tree = kept.news();
  const { projectGroups, ...directories } = createPracticeDirectories({
    profile: profile.directory,
    ...(tree ? { tree } : {}),
    news: () => kept.news(),
    keep: (next) => {
      if (!kept.write(next)) throw writtenElsewhere('directory-busy');
    },
  });
  const cloudKept = shareKept(join(folder, 'practice-cloud.json'), {
    load: loadPracticeCloud,
    save: savePracticeCloud,
  });
  const cloud =
    profile.cloud &&
    createPracticeCloud({
      profile: profile.cloud,
      people: directories.directory,
      groups: projectGroups,
      clock: systemClock,
      newId,
      log,
      state: cloudKept.news(),
      news: () => cloudKept.news(),
      hook: { delayMs: () => (troubles.has('late-group') ? LATE_MS : HOOK_DELAY_MS) },
      keep: (state) => {
        if (!cloudKept.write(state)) throw writtenElsewhere('cloud-busy');
      },
    });
  const cloudSession = { signedIn: cloud !== undefined, username: '' };
  const wikimedia = profile.wikimediaAccount && practiceWikimedia;
  return {
    ...inTrouble({ ...directories, cloud }, troubles),
    cloudSession,
    wikimedia,
    troubles,
    toolhub: profile.toolhub && practiceToolhub(() => troubles.has('network')),
    // Nothing of practice is on any web: whether a page answers cannot be asked.
    pages: { answers: () => Promise.resolve(undefined) },
  };
}
