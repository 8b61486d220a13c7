/** Says that a folder is Lanyard's. It stands in the data folder, and in each folder of it that a browser fills. */
export const MARKER = '.lanyard-data';

/** Folders of the data folder that a browser fills: Electron's, and one below for each window of the loopback host. */
export const BROWSER_FOLDERS = ['electron', 'browser'] as const;

const JOURNAL = String.raw`journal\.sqlite`;

/** Everything that is ever written into an event's folder, by any version. */
const EVENT_FILES: readonly RegExp[] = [
  // SQLite keeps these beside a database (sqlite.org/tempfiles.html).
  new RegExp(`^${JOURNAL}(\\.(rescuing|rescued|damaged-\\d+))?(-wal|-shm|-journal)?$`, 'u'),
  new RegExp(`^${JOURNAL}\\.damaged-\\d+(\\.seen)?\\.json$`, 'u'),
  /^journal\.head(\.new)?$/u,
  /^vault\.json(\.replaced-\d+)?$/u,
  /^names\.index(\.new)?$/u,
  /^kiosk\.json(\.new)?$/u,
  /^desk\.key(\.new)?$/u,
  /^toolhub\.json(\.new)?$/u,
  /^lanyard\.log$/u,
  /^practice-(directory|cloud)\.json(\.new|\.lock)?$/u,
];

/** Whether a file of this name in an event's folder is Lanyard's own. */
export const isEventFile = (name: string): boolean => EVENT_FILES.some((own) => own.test(name));

/** Whether a folder of this name below `browser/` is a window's: it is named by the process that made it. */
export const isWindowFolder = (name: string): boolean => /^[1-9]\d*$/u.test(name);
