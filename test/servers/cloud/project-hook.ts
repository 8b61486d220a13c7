import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { CloudAddress } from './cloud-address.ts';
import { openSession, type CloudSession } from './cloud-session.ts';
import { withProjectGroups } from './project-groups.ts';
import { readerRole, readHolders, type Holders } from './project-holders.ts';

/**
 * Plays the hook of Wikimedia's Keystone: after every change of roles, `project-NAME` in the directory lists whoever holds any role in
 * the project. The first `reader` of a project gets `reader` on the jump hosts' project, too.
 */
export interface ProjectHook {
  /** Every change is mirrored this much later; 0 is at once. */
  delay(ms: number): void;
  /** Mirrors nothing until `resume`, which makes up for it. Answers once what it is at is done. */
  pause(): Promise<void>;
  resume(): void;
  /** Loses the next changes, as a hook that logs an error and goes on: the next change of the same project repairs it. */
  failNext(times?: number): void;
  /** How many of the next changes it is still to lose. */
  failures(): number;
  /** Answers once it has ended. Throws what it stumbled over. */
  end(): Promise<void>;
}

interface State {
  delayMs: number;
  isPaused: boolean;
  isEnded: boolean;
  failures: number;
  /** The pass of the moment, or the last one. */
  pass: Promise<unknown>;
}

const POLL_MS = 20;
/** Projects whose readers gain nothing on the jump hosts: the jump hosts themselves, and Toolforge with its own. */
const WITHOUT_JUMP_HOST: readonly string[] = ['bastion', 'tools'];

/** Starts it in this process. Keystone's database file tells of a change within 20 ms; what changed is asked through its API. */
export function startProjectHook(address: CloudAddress): ProjectHook {
  const state: State = {
    ...{ delayMs: 0, isPaused: false, isEnded: false, failures: 0 },
    pass: Promise.resolve(),
  };
  const running = run(address, state);
  return {
    delay(ms) {
      state.delayMs = ms;
    },
    async pause() {
      state.isPaused = true;
      await state.pass;
    },
    resume() {
      state.isPaused = false;
    },
    failNext(times = 1) {
      state.failures = times;
    },
    failures: () => state.failures,
    async end() {
      state.isEnded = true;
      await running;
    },
  };
}

async function run(address: CloudAddress, state: State): Promise<void> {
  const { authUrl, slapd, keystoneDatabase } = address;
  const session = openSession(authUrl, address.admin);
  const file = new DatabaseSync(keystoneDatabase, { readOnly: true });
  // SQLite's counter of commits by others (https://www.sqlite.org/pragma.html#pragma_data_version).
  const version = () => file.prepare('PRAGMA data_version').get()?.['data_version'];
  let mirrored = await withProjectGroups(slapd.ldapUrl, (groups) => groups.read());
  let seen: unknown;
  while (!state.isEnded) {
    const now = version();
    if (!state.isPaused && now !== seen && (await isDue(state))) {
      const pass = mirror({ session, address, state, mirrored });
      state.pass = pass;
      mirrored = await pass;
      seen = now;
    }
    await wait(POLL_MS);
  }
  file.close();
}

/** Waits the delay that is set now, in short steps, for it may be changed meanwhile. */
async function isDue(state: State): Promise<boolean> {
  const since = performance.now();
  while (performance.now() - since < state.delayMs && !state.isEnded) await wait(POLL_MS);
  return !state.isPaused && !state.isEnded;
}

type Mirrored = ReadonlyMap<string, ReadonlySet<string>>;

interface Pass {
  readonly session: CloudSession;
  readonly address: CloudAddress;
  readonly state: State;
  readonly mirrored: Mirrored;
}

/** Writes what has changed since the last pass, and answers what it has seen. */
async function mirror({ session, address, state, mirrored }: Pass): Promise<Mirrored> {
  const holders = await readHolders(session, address.authUrl);
  const wanted = new Map([...holders].map(([name, { all }]) => [name, all]));
  const names = new Set([...wanted.keys(), ...mirrored.keys()]);
  const changed = [...names].filter((name) => !isSame(wanted.get(name), mirrored.get(name)));
  if (changed.length === 0) return wanted;
  if (state.failures > 0) {
    state.failures -= 1;
    return wanted;
  }
  await withProjectGroups(address.slapd.ldapUrl, async (groups) => {
    for (const name of changed) await groups.write(name, wanted.get(name) ?? new Set());
  });
  await openJumpHosts(session, address.authUrl, { holders, changed });
  return wanted;
}

const isSame = (one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()) =>
  one.size === other.size && [...one].every((uid) => other.has(uid));

interface Changes {
  readonly holders: ReadonlyMap<string, Holders>;
  readonly changed: readonly string[];
}

async function openJumpHosts(
  session: CloudSession,
  authUrl: string,
  { holders, changed }: Changes,
) {
  const bastion = holders.get('bastion');
  const readers = changed
    .filter((name) => !WITHOUT_JUMP_HOST.includes(name))
    .flatMap((name) => [...(holders.get(name)?.readers ?? [])]);
  const newcomers = new Set(readers.filter((uid) => bastion?.readers.has(uid) === false));
  if (bastion === undefined || newcomers.size === 0) return;
  const role = await readerRole(session, authUrl);
  for (const uid of newcomers) {
    const url = `${authUrl}/projects/${bastion.projectId}/users/${uid}/roles/${role}`;
    await session.demand({ method: 'PUT', url });
  }
}
