import { AppError } from '../../core/base/errors.ts';
import { closedCloud, closedTools } from '../../core/ports/closed-systems.ts';
import type { Hub } from '../../core/ports/desks/hub.ts';
import type { AccountRecords, Directory } from '../../core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../core/ports/linked-accounts.ts';
import type { ProjectGroups } from '../../core/ports/project-groups.ts';
import { publicServices } from '../public-services.ts';
import type { LoadedProfile } from '../profile/load-profile.ts';
import type { Systems } from '../systems.ts';

const askedThroughHub = new AppError(
  'directory-unreachable',
  'This desk asks the directory through its hub',
  { params: ['hub'] },
);
const refuse = (): Promise<never> => Promise.reject(askedThroughHub);
const nothing = (): Promise<void> => Promise.resolve();

const closed: Directory = {
  signIn: refuse,
  signOut: nothing,
  probe: refuse,
  look: refuse,
  keyHolders: refuse,
  search: refuse,
  namePage: refuse,
  addPerson: refuse,
  changeNumber: refuse,
  addKey: refuse,
  examine: refuse,
  removePerson: refuse,
  removeKeys: refuse,
  acceptsPassword: refuse,
  takeNumber: refuse,
  numbersFrom: refuse,
  close: nothing,
};

const groups: ProjectGroups = { membersOf: refuse, leftOf: refuse };

const links: LinkedAccountDirectory = {
  linkedTo: refuse,
  holdersOf: refuse,
  link: refuse,
  unlink: refuse,
};

const records: AccountRecords = {
  recordOf: refuse,
  holdersOfWikimediaName: refuse,
  holdersOfKeys: refuse,
};

const throughHub = new AppError('cloud-unreachable', 'This desk asks the cloud through its hub', {
  params: ['hub'],
});

/**
 * The systems of a desk that works through a hub: it reaches none of them, and has no login at any. They are there as far as the profile has them, so that what is
 * asked for of them can be filed; who asks them nevertheless is told so as where there is no network.
 */
export function hubSystems(
  { profile }: Pick<LoadedProfile, 'profile'>,
  folder: string,
  hub: Pick<Hub, 'names'>,
): Systems {
  return {
    directory: {
      ...closed,
      // What nobody waits for, and what is known afterwards without the hub.
      async namePage(from) {
        const { names, changedAt, next } = await hub.names(from);
        return { names, changedAt, next };
      },
    },
    tools: profile.directory.tools && closedTools(askedThroughHub),
    groups: profile.directory.groups && groups,
    links,
    records,
    cloud: profile.cloud && closedCloud(throughHub),
    cloudSession: { signedIn: false, username: '' },
    // The proof that an account is somebody's comes back to who began it: not from a hub to a desk.
    wikimedia: undefined,
    troubles: undefined,
    ...publicServices({ profile }, folder),
  };
}
