import { join } from 'node:path';
import type { Systems, Where } from '../systems.ts';
import { newId, systemClock } from '../node/system.ts';
import type { LoadedProfile } from '../profile/load-profile.ts';
import { createPracticeCloud } from './cloud/cloud.ts';
import { loadPracticeCloud, savePracticeCloud } from './cloud/file.ts';
import { createPracticeDirectories } from './directory/directories.ts';
import { loadPractice, savePractice } from './directory/practice-file.ts';
import { practiceWikimedia } from './wikimedia.ts';

/** An event's systems in memory, kept in the event's folder. */
export function practiceSystems({ profile }: LoadedProfile, { folder, log }: Where): Systems {
  const file = join(folder, 'practice-directory.json');
  const tree = loadPractice(file);
  const { projectGroups, ...directories } = createPracticeDirectories({
    profile: profile.directory,
    ...(tree ? { tree } : {}),
    keep: (kept) => savePractice(file, kept),
  });
  const cloudFile = join(folder, 'practice-cloud.json');
  const cloud =
    profile.cloud &&
    createPracticeCloud({
      profile: profile.cloud,
      people: directories.directory,
      groups: projectGroups,
      clock: systemClock,
      newId,
      log,
      state: loadPracticeCloud(cloudFile),
      keep: (state) => savePracticeCloud(cloudFile, state),
    });
  const cloudSession = { signedIn: cloud !== undefined, username: '' };
  const wikimedia = profile.wikimediaAccount && practiceWikimedia;
  return { ...directories, cloud, cloudSession, wikimedia };
}
