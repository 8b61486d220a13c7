import {
  chmodSync,
  closeSync,
  type Dirent,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import { BROWSER_FOLDERS, isEventFile, isWindowFolder, MARKER } from './own-names.ts';

/** What the marker says to a person who opens it. */
const MARKED =
  'Lanyard keeps requests in this folder. A wipe removes from it what Lanyard made there.\n';

/** Names by which an Electron of an earlier version is known; Chromium writes one of them at its first start. */
const CHROMIUM = ['SingletonLock', 'Local State', 'Preferences', 'Crashpad', 'lockfile'];

/** What systems put into any folder that a person looks at. */
const LITTER = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/** Read or write for the group or for everybody (stat(2)). */
const OPEN_TO_OTHERS = 0o066;

/** Whose files a process may use; undefined where the system tells no owners and no rights by numbers. */
type UserId = number | undefined;

const thisUser = (): UserId => process.geteuid?.();

const refused = (rule: string, words: string, ...params: string[]): AppError =>
  new AppError('invalid-input', `--data: ${words}`, { fields: [{ field: 'data', rule, params }] });

const found = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

const isFolder = (path: string): boolean => found(path)?.isDirectory() ?? false;

/** Whether Lanyard has marked the folder as its own. */
export const isMarked = (folder: string): boolean =>
  isFolder(folder) && (found(join(folder, MARKER))?.isFile() ?? false);

/** Marks a folder as Lanyard's own; one that is marked is left as it is, also where another process marks it at this moment. */
export function markFolder(folder: string): void {
  if (isMarked(folder)) return;
  try {
    const handle = openSync(join(folder, MARKER), 'wx', 0o600);
    writeSync(handle, MARKED);
    closeSync(handle);
  } catch (error) {
    if (!isMarked(folder)) throw error;
  }
}

/** Makes a folder inside a data folder that a browser is to fill, for its owner alone, and marks it. */
export function makeBrowserFolder(
  dataFolder: string,
  name: (typeof BROWSER_FOLDERS)[number],
): string {
  refuseLinks(dataFolder, [name]);
  const folder = join(dataFolder, name);
  makeFolder(folder);
  // What lies there without a mark is not ours to fill, nor to empty. Another process marks before it fills.
  const [first] = isMarked(folder) ? [] : readdirSync(folder);
  if (first !== undefined && !isMarked(folder)) throw foreign(folder, first);
  markFolder(folder);
  return folder;
}

const foreign = (folder: string, name: string): AppError =>
  refused(
    'data-foreign',
    `${folder} holds something that is not Lanyard's: ${name}. Name an empty folder, or one that Lanyard made.`,
    folder,
    name,
  );

/** An owner and rights that let nobody else in. A link's own say nothing, so only what it leads to is asked. */
function refuseOpen(folder: string, { uid, mode }: Stats, user: UserId): void {
  if (user === undefined) return;
  if (uid !== user) {
    throw refused(
      'data-owner',
      `${folder} belongs to user ${uid}, and Lanyard runs as user ${user}. Name a folder of your own.`,
      folder,
      String(uid),
      String(user),
    );
  }
  if ((mode & OPEN_TO_OTHERS) === 0) return;
  const rights = (mode & 0o777).toString(8);
  throw refused(
    'data-open',
    `${folder} is open to others (mode ${rights}). Close it with: chmod 700 "${folder}"`,
    folder,
    rights,
  );
}

/** Makes a folder for its owner alone, where there is none. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refused('data-unusable', `${path} cannot be used: ${why}`, path, why);
  }
}

const namesIn = (folder: string): string[] => readdirSync(folder).filter((it) => it !== MARKER);

const isEarlierEvent = (folder: string): boolean => {
  const names = namesIn(folder);
  return names.length > 0 && names.every(isEventFile);
};

/** Whether an earlier version, which marked nothing, can have made this and all that is in it. */
function isOfEarlierVersion(dataFolder: string, entry: Dirent): boolean {
  if (!entry.isDirectory()) return false;
  const folder = join(dataFolder, entry.name);
  if (entry.name === 'electron') return CHROMIUM.some((name) => found(join(folder, name)));
  if (entry.name === 'browser') return namesIn(folder).every(isWindowFolder);
  return isEarlierEvent(folder);
}

/** A data folder of a version that marked nothing is known by what is in it: nothing but what Lanyard makes. */
function takeOver(folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  const other = entries.find(
    (entry) => !LITTER.includes(entry.name) && !isOfEarlierVersion(folder, entry),
  );
  // Another process marks a folder before it puts anything there.
  if (other && !isMarked(folder)) throw foreign(folder, other.name);
  const filled = BROWSER_FOLDERS.map((name) => join(folder, name)).filter(isFolder);
  for (const browser of filled) markFolder(browser);
}

/** What Lanyard writes must go into this folder, and not through a link to somewhere else. */
function refuseLinks(folder: string, names: readonly string[]): void {
  const link = names
    .map((name) => join(folder, name))
    .find((path) => found(path)?.isSymbolicLink());
  if (link === undefined) return;
  throw refused(
    'data-link',
    `${link} is a link to another place. Remove the link, or name another folder.`,
    link,
  );
}

/**
 * Makes sure that Lanyard may use a folder for its data: one that it made, an empty one, or none yet (it is made then). Whatever the path leads
 * through, everything below is looked at without following links. Answers the folder's own path. Throws `invalid-input` (field `data`) for a folder
 * with anything else in it, of another owner, or open to others, and has changed nothing then.
 */
export function claimDataFolder(path: string, user = thisUser()): string {
  makeFolder(path);
  const folder = realpathSync(path);
  refuseOpen(folder, statSync(folder), user);
  if (!isMarked(folder)) takeOver(folder);
  markFolder(folder);
  return folder;
}

/**
 * The same of the folder of one event, in a data folder that was claimed: it is made where there is none. Anything of Lanyard's names in it that is a
 * link is refused as `data-link`.
 */
export function claimEventFolder(dataFolder: string, eventId: string, user = thisUser()): string {
  refuseLinks(dataFolder, [eventId]);
  const folder = join(dataFolder, eventId);
  makeFolder(folder);
  const stats = statSync(folder);
  // It is Lanyard's own, inside of a folder that nobody else can enter: what an earlier version left open is closed.
  if (stats.uid === user && (stats.mode & OPEN_TO_OTHERS) !== 0) chmodSync(folder, 0o700);
  refuseOpen(folder, statSync(folder), user);
  refuseLinks(folder, readdirSync(folder).filter(isEventFile));
  return folder;
}
