import { join } from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import type { Systems, Where } from '../systems.ts';
import { newId, systemClock } from '../node/system.ts';
import type { LoadedProfile } from '../profile/load-profile.ts';
import { createPracticeCloud } from './cloud/cloud.ts';
import { loadPracticeCloud, savePracticeCloud } from './cloud/file.ts';
import { createPracticeDirectories } from './directory/directories.ts';
import { loadPractice, savePractice } from './directory/practice-file.ts';
import { shareKept } from './kept-file.ts';
import { practiceWikimedia } from './wikimedia.ts';

/** Another host on the same folder was a moment faster: as with a server that is asked by many, it passes. */
const writtenElsewhere = (code: 'directory-busy' | 'cloud-busy'): AppError =>
  new AppError(code, 'Another process wrote at the same moment');

/** An event's systems in memory, kept in the event's folder. */
export function practiceSystems({ profile }: LoadedProfile, { folder, log }: Where): Systems {
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
      keep: (state) => {
        if (!cloudKept.write(state)) throw writtenElsewhere('cloud-busy');
      },
    });
  const cloudSession = { signedIn: cloud !== undefined, username: '' };
  const wikimedia = profile.wikimediaAccount && practiceWikimedia;
  return { ...directories, cloud, cloudSession, wikimedia };
}
