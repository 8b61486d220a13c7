import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import { createAdapters } from '../../electron/adapters/create-adapters.ts';
import { createApp } from '../../electron/core/app.ts';
import { owner } from '../../electron/core/base/caller.ts';
import { furtherCalls } from './further-calls.ts';

/** A running host in practice mode, as whoever sits before it sees it. */
export interface Host {
  call(method: string, input: unknown): Promise<unknown>;
  /** Notes the events of one name from now on; answers how to read the notes. */
  listen(event: string): Promise<() => Promise<readonly unknown[]>>;
  stop(): Promise<void>;
}

export type OpenHost = (dataFolder: string) => Promise<Host>;

const newcomer = {
  username: 'Nadia Ferreira',
  shellName: 'nadiaferreira',
  email: 'nadia@example.org',
  password: 'a desk by the window',
  consent: { terms: true, publicEmail: true },
};
const unknownId = '00000000-0000-4000-8000-000000000000';
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f desk';

/** Good, wrong, too much, too little and unheard-of, for every method; each on a desk where nothing was asked before. */
const calls: readonly (readonly [method: string, input: unknown])[] = [
  ['event.current', {}],
  ['event.current', { extra: 1 }],
  ['session.current', {}],
  ['session.signIn', { bindDn: 'cn=desk', password: '' }],
  ['session.signOut', { extra: true }],
  ['connection.current', { probe: true }],
  ['names.check', { username: 'Zoë Lindqvist', shellName: 'zoe-lindqvist' }],
  ['names.check', { username: 'a\u202eb', shellName: '9lives' }],
  ['names.check', { username: 'only one name' }],
  ['names.recall', { username: 'Zoë Lindqvist', shellName: 'root' }],
  ['names.suggest', { username: 'Ærøskøbing Ünï' }],
  ['names.suggest', { username: 7 }],
  ['keys.inspect', { text: key }],
  ['keys.inspect', { text: 'x'.repeat(65_537) }],
  ['accounts.find', { text: 'nobody at all' }],
  ['accounts.find', { text: 'a' }],
  ['accounts.show', { shellName: 'nobody-at-all' }],
  ['accounts.holders', { shellName: 'ada', email: 'nobody-has-it@example.org', sshKey: key }],
  ['accounts.holders', { email: 'nobody-has-it@example.org' }],
  ['requests.submit', { ...newcomer, consent: { terms: true, publicEmail: false } }],
  ['requests.submit', { ...newcomer, shellName: '9lives', password: 'short' }],
  ['requests.list', {}],
  ['requests.get', { id: unknownId }],
  ['requests.get', { id: 'no id' }],
  ['requests.retry', { id: unknownId }],
  ['requests.dismiss', { id: unknownId, reason: ' ' }],
  ['requests.rename', { id: unknownId, username: 'Zoë Lindqvist', shellName: 'zoe-lindqvist' }],
  ['requests.rename', { id: unknownId, username: 'Zoë Lindqvist' }],
  ['requests.edit', { id: unknownId, email: 'zoe@example.org' }],
  ['requests.edit', { id: unknownId, sshKey: key }],
  ['requests.conflict', { id: unknownId }],
  ['requests.planUndo', { id: unknownId }],
  ['requests.planUndo', {}],
  ['requests.undo', { id: unknownId, agreed: ['account'] }],
  ['requests.undo', { id: unknownId, agreed: ['everything'] }],
  ['requests.planUndoAll', { id: unknownId }],
  ['requests.planUndoAll', {}],
  ['requests.undoAll', { id: unknownId, agreed: [{ of: unknownId, agreed: ['account'] }] }],
  ['requests.undoAll', { id: unknownId, agreed: 'everything' }],
  ['requests.sync', {}],
  ['bundles.make', { ...newcomer, consent: { terms: false, publicEmail: true } }],
  ['bundles.make', { username: 'a', shellName: '', email: '', consent: newcomer.consent }],
  ['bundles.export', {}],
  ['bundles.inspect', { bundle: 'no bundle' }],
  ['bundles.import', { bundle: 'lanyard-bundle:AAAA' }],
  ['vault.current', {}],
  ['vault.stay', {}],
  ['vault.lock', { extra: true }],
  ['vault.unlock', {}],
  ['vault.unlock', { passphrase: '' }],
  ['vault.choose', { keeper: 'this-run' }],
  ['vault.choose', { keeper: 'passphrase', passphrase: 'short' }],
  ['journal.health', {}],
  ['journal.seen', {}],
  // What is counted depends on the time that answers take.
  ['board.read', { extra: true }],
  ['audit.verify', {}],
  ['audit.list', {}],
  ['audit.list', { before: 0 }],
  ['audit.list', { request: 'no id' }],
  ['wipe.plan', {}],
  ['wipe.run', {}],
  ['roster.plan', { file: Buffer.from('name,mail\nNadia,n@example.org').toString('base64') }],
  ['roster.plan', { file: Buffer.from('a,b\n"c').toString('base64') }],
  ['roster.plan', { file: 'no base64', columns: { username: -1, other: 0 } }],
  ['roster.submit', { id: unknownId }],
  ['roster.result', { id: unknownId }],
  ...furtherCalls,
  ['toString', {}],
  ['__proto__', {}],
  ['no.such.method', null],
  ['names.suggest', null],
  ['names.suggest', 'a string'],
  ['names.suggest', [1, null, { deep: [] }]],
];

/** What may differ between two runs: the time, and what was drawn by lot. */
function comparable(answer: unknown): unknown {
  const text = JSON.stringify(answer)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
  return JSON.parse(text);
}

/** The same core without any host between. */
const openInProcess: OpenHost = async (dataFolder) => {
  const app = createApp(await createAdapters({ profile: 'practice', dataFolder, env: {} }));
  const desk = app.for(owner('cli'));
  await app.start();
  return {
    call: (method, input) => desk.dispatch(method, input),
    listen: () => Promise.reject(new Error('Only the answers are compared.')),
    stop: () => app.stop(),
  };
};

/** What every host must have in common: the same method gives the same answer, and progress is told. */
export function hostSuite(name: string, openHost: OpenHost): void {
  describe(`${name}: one core, one answer`, () => {
    let folder: string;
    let reference: Host;
    let host: Host;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lanyard-host-'));
      reference = await openInProcess(join(folder, 'reference'));
      host = await openHost(join(folder, 'host'));
    });
    afterAll(async () => {
      await host.stop();
      await reference.stop();
      await rm(folder, { recursive: true });
    });

    it('asks for every method of the contract', () => {
      const asked = new Set(calls.map(([method]) => method));
      // A terminal alone may do it: other hosts refuse it before they look at what was typed.
      expect(Object.keys(contract).filter((method) => !asked.has(method))).toEqual([
        'kiosk.release',
      ]);
    });

    it.each(calls)('%s %j', async (method, input) => {
      const answer = await host.call(method, input);
      expect(comparable(answer)).toEqual(comparable(await reference.call(method, input)));
      expect(answer).toHaveProperty('ok');
    });

    it('tells of every step of a request, as it happens, until it is confirmed', async () => {
      const notes = await host.listen('requests.changed');
      const submitted = await host.call('requests.submit', newcomer);
      expect(submitted).toMatchObject({
        ok: true,
        value: { state: 'saved', shellName: 'nadiaferreira' },
      });
      const last = async () => (await notes()).at(-1);
      await expect.poll(last).toMatchObject({ state: 'confirmed' });
      const states = (await notes()).map((view) => (view as { state: string }).state); // a request's view
      expect(states[0]).toBe('saved');
      expect(states).toContain('sending');
      expect(await host.call('requests.list', {})).toMatchObject({
        ok: true,
        value: { pending: 0, requests: [{ state: 'confirmed', passwordProven: true }] },
      });
    });
  });
}
