import { setTimeout as wait } from 'node:timers/promises';
import type { CloudAddress } from './cloud-address.ts';
import { openSession, type CloudSession } from './cloud-session.ts';
import { eventOf, followLog, type KeystoneEvent } from './keystone-events.ts';
import { withProjectGroups } from './project-groups.ts';
import { readerRole, readProject, type Holders } from './project-holders.ts';

/**
 * Plays the hook of Wikimedia's Keystone (`labs-striker:contrib/docker/keystone/…/wmfkeystonehooks`), with its manners. Keystone tells it of
 * every change of roles, of those too that changed nothing; it reads who holds any role in the project, and writes that as the whole list
 * of `project-NAME`, whatever was written there meanwhile. With the last role go the group and the subtree of sudo rules. It hears of a
 * project's removal when it can no longer read that project, and leaves both behind. What goes wrong it keeps to itself. The first
 * `reader` of a project gets `reader` on the jump hosts' project, too, and never loses it.
 */
export interface ProjectHook {
  /** What passes between its reading and its writing; with any such time, two changes overlap as they do in the real one. */
  delay(ms: number): void;
  /** How many changes it has read and not yet written. */
  held(): number;
  /** Hears of nothing until `resume`, and then of all of it. Answers once what it is at is done. */
  pause(): Promise<void>;
  resume(): void;
  /** Answers once it has done with everything that Keystone has told by now. */
  idle(): Promise<void>;
  /** Loses the next changes, as a hook that logs an error and goes on: any later change of the same project repairs it. */
  failNext(times?: number): void;
  /** How many of the next changes it is still to lose. */
  failures(): number;
  /** Answers once it has ended. */
  end(): Promise<void>;
}

const POLL_MS = 20;
/** Projects whose readers gain nothing on the jump hosts: the jump hosts themselves, and Toolforge with its own. */
const WITHOUT_JUMP_HOST: readonly string[] = ['bastion', 'tools'];
/** The project of those who run the cloud; it has no group. */
const ADMIN_PROJECT = 'admin';

/** Starts it in this process. It hears of what happens from now on within 20 ms. */
export function startProjectHook(address: CloudAddress): ProjectHook {
  const readLog = followLog(address.keystoneLog);
  const held = new Set<object>();
  const work = createHookWork(address, held);
  const queue: KeystoneEvent[] = [];
  const under = new Set<Promise<void>>();
  const state = { delayMs: 0, isPaused: false, isEnded: false, failures: 0 };

  const hear = (): void => void queue.push(...readLog().flatMap((line) => eventOf(line) ?? []));
  const begin = (event: KeystoneEvent): Promise<void> => {
    if (state.failures > 0) {
      state.failures -= 1;
      return Promise.resolve();
    }
    const pass = work(event, state.delayMs).finally(() => under.delete(pass));
    under.add(pass);
    return pass;
  };
  const run = async (): Promise<void> => {
    while (!state.isEnded) {
      hear();
      const event = state.isPaused ? undefined : queue.shift();
      if (event === undefined) await wait(POLL_MS);
      // Keystone waits for its hook: changes that came one after the other are written so, too.
      else if (state.delayMs === 0) await begin(event);
      else void begin(event);
    }
    await Promise.all(under);
  };
  const running = run();

  return {
    delay: (ms) => void (state.delayMs = ms),
    held: () => held.size,
    async pause() {
      state.isPaused = true;
      await Promise.all(under);
    },
    resume: () => void (state.isPaused = false),
    async idle() {
      for (hear(); queue.length + under.size > 0; hear()) await wait(POLL_MS);
    },
    failNext: (times = 1) => void (state.failures = times),
    failures: () => state.failures,
    async end() {
      state.isEnded = true;
      await running;
    },
  };
}

/** What it does about one event. Throws nothing. */
function createHookWork({ authUrl, admin, slapd }: CloudAddress, held: Set<object>) {
  const session = openSession(authUrl, admin);
  const sync = async (holders: Holders, delayMs: number): Promise<void> => {
    held.add(holders);
    await wait(delayMs);
    held.delete(holders);
    await withProjectGroups(slapd.ldapUrl, (groups) =>
      holders.assigned === 0
        ? groups.remove(holders.name)
        : groups.write(holders.name, holders.all),
    );
  };
  const onRole = async (event: KeystoneEvent & { is: 'role' }, delayMs: number) => {
    const holders = await readProject(session, authUrl, event.projectId);
    if (holders.name === ADMIN_PROJECT) return;
    await sync(holders, delayMs);
    const isElsewhere = !WITHOUT_JUMP_HOST.includes(holders.name);
    if (event.change === 'created' && isElsewhere) await openJumpHosts({ session, authUrl }, event);
  };
  const onProject = async ({ change, projectId }: KeystoneEvent, delayMs: number) => {
    // Of one that is gone Keystone answers 404, and that was all.
    const holders = await readProject(session, authUrl, projectId);
    if (change === 'deleted') return;
    if (holders.assigned > 0) await sync(holders, delayMs);
    await withProjectGroups(slapd.ldapUrl, (groups) => groups.addSudoRules(holders.name));
  };
  return async (event: KeystoneEvent, delayMs: number): Promise<void> => {
    const work = event.is === 'role' ? onRole(event, delayMs) : onProject(event, delayMs);
    // It logs its errors, and nobody hears of them.
    await work.catch(() => undefined);
  };
}

interface Ways {
  readonly session: CloudSession;
  readonly authUrl: string;
}

async function openJumpHosts(
  { session, authUrl }: Ways,
  { role, uid }: KeystoneEvent & { is: 'role' },
): Promise<void> {
  const reader = await readerRole(session, authUrl);
  if (role !== reader) return;
  const bastion = await readProject(session, authUrl, { name: 'bastion' });
  if (bastion.readers.has(uid)) return;
  const url = `${authUrl}/projects/${bastion.projectId}/users/${uid}/roles/${reader}`;
  await session.demand({ method: 'PUT', url });
}
