import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { SlapdAccess } from '../servers/slapd-access.ts';
import type { SlapdOptions } from '../servers/slapd-options.ts';
import { startSlapd, type Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import { tree } from '../servers/tree.ts';
import { openKeyFolder } from '../shared/keys/key-fixtures.ts';
import { filesHolding } from './find-traces.ts';
import { readEntry, type Entry } from './read-entry.ts';

/** A newcomer's password. It may turn up in no file, no address and no print. */
export const password = 'canary in the coal mine';

/** What opens the journal where there is no keychain. */
export const passphrase = 'a canary for the journal';

/** A helper's secrets, as the environment of a process has them. */
export const deskSecrets = ({ slapd }: Pick<DeskPlace, 'slapd'>) => ({
  LANYARD_BIND_PASSWORD: slapd.writer.password,
  LANYARD_PASSPHRASE: passphrase,
});

/** Where a helper works: a directory, the event's profile, and a folder of this desk alone. */
export interface DeskPlace {
  readonly slapd: Pick<SlapdAccess, 'writer'>;
  readonly profileFile: string;
  readonly dataFolder: string;
}

/** What a helper finds at an event of accounts alone. */
export interface EventDesk extends DeskPlace {
  readonly slapd: Slapd;
  /** Writes the profile anew, with these changes to its section `directory`. */
  writeProfile(directory: DirectoryChange): void;
  /** A fresh key, made by the real ssh-keygen. */
  newKey(name: string): SshKey;
  /** The values of a person's entry, by attribute; undefined where no entry has this uid. */
  entry(uid: string): Entry | undefined;
  /** Which files of the data folder hold this text. */
  filesWith(text: string): readonly string[];
  stop(): Promise<void>;
}

export interface SshKey {
  /** The file of the public half. */
  readonly file: string;
  readonly line: string;
  /** As `ssh-keygen -lf` prints it. */
  readonly fingerprint: string;
}

/** A slow machine is no silent directory. */
const patient = { connectMs: 60_000, operationMs: 60_000 };

type DirectoryChange = NonNullable<NonNullable<Parameters<typeof testProfile>[1]>['directory']>;

/** Starts a directory of 200 people and writes the profile of an event that uses it, over TLS. */
export async function openEventDesk(options: SlapdOptions = {}): Promise<EventDesk> {
  const slapd = await startSlapd(options);
  const keys = openKeyFolder();
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-journey-'));
  const profileFile = join(folder, 'event.yaml');
  const dataFolder = join(folder, 'desk');
  const writeProfile = (directory: DirectoryChange) =>
    writeFileSync(
      profileFile,
      stringify(testProfile(slapd, { directory: { timeouts: patient, ...directory } })),
    );
  writeProfile({});
  return {
    ...{ slapd, profileFile, dataFolder, writeProfile },
    newKey(name) {
      const file = `${keys.make(name, '-t', 'ed25519')}.pub`;
      const line = keys.publicKey(name).trim();
      return { file, line, fingerprint: keys.list(line).fingerprint };
    },
    entry: (uid) => readEntry(slapd.ldapsearch(['-b', tree.people, `(uid=${uid})`])),
    filesWith: (text) => filesHolding(dataFolder, text),
    async stop() {
      await slapd.stop();
      keys.remove();
      rmSync(folder, { recursive: true });
    },
  };
}
