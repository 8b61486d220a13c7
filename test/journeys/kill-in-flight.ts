import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChildProcess } from 'node:child_process';
import { expect, onTestFinished, vi } from 'vitest';
import { startFaultProxy } from '../servers/fault-proxy.ts';
import { ldapOperations, type LdapOperation } from '../servers/ldap-operations.ts';
import type { EventDesk } from './event-desk.ts';
import { lanyard } from './lanyard.ts';

interface Moment {
  /** The request after which no answer comes any more. */
  readonly at: LdapOperation;
  /** Says that the directory has carried it out. */
  readonly stands: () => boolean;
  readonly input: string;
}

/** Runs the command and kills it (SIGKILL) between a write and its answer. */
export async function killInFlight(
  desk: EventDesk,
  words: string[],
  { at, stands, input }: Moment,
): Promise<void> {
  const proxy = await startFaultProxy(desk.slapd.ldapPort);
  onTestFinished(() => proxy.stop());
  const url = `ldap://127.0.0.1:${proxy.port}`;
  desk.writeProfile({ url, timeouts: { connectMs: 120_000, operationMs: 120_000 } });
  const sent = Promise.withResolvers<undefined>();
  proxy.tap((bytes) => {
    if (!ldapOperations(bytes).includes(at)) return;
    // No answer comes in the lifetime of this process.
    proxy.delay(110_000);
    sent.resolve(undefined);
  });
  const kill = async (child: ChildProcess) => {
    await sent.promise;
    await vi.waitFor(() => expect(stands()).toBe(true), { timeout: 60_000 });
    child.kill('SIGKILL');
  };
  const ended = await lanyard(desk, words, { input, started: (child) => void kill(child) });
  expect(ended.signal).toBe('SIGKILL');
  desk.writeProfile({});
}

/** Whether the desk has a request on disk. */
export function hasRequest({ dataFolder }: Pick<EventDesk, 'dataFolder'>): boolean {
  const file = join(dataFolder, 'test-event', 'journal.sqlite');
  if (!existsSync(file)) return false;
  const journal = new DatabaseSync(file, { readOnly: true });
  try {
    return journal.prepare('SELECT 1 FROM requests').get() !== undefined;
  } catch {
    return false; // its tables are not made yet
  } finally {
    journal.close();
  }
}
