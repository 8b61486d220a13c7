import { owner } from '../../electron/core/base/caller.ts';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newEventKeys } from '../../electron/adapters/bundle/event-keys.ts';
import { createAdapters } from '../../electron/adapters/create-adapters.ts';
import { createDesk } from '../../electron/cli/desk.ts';
import { createApp } from '../../electron/core/app.ts';
import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { seedPeople } from '../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import { findTraces } from './find-traces.ts';

const passphrase = 'canary-passphrase nobody hums';
const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd canary-laptop-comment';

/** A person of whom nothing may be found; every value can be told from every other. */
const person = (tag: string) => ({
  username: `Canary Person ${tag}`,
  shellName: `canary-${tag.toLowerCase()}-shell`,
  email: `canary.${tag.toLowerCase()}@example.org`,
  sshKey: key,
  // All of them have one key.
  sharedBecause: `canary team of ${tag}`,
  password: `canary secret words of ${tag}`,
});
const people = ['Alba', 'Brisa', 'Cielo', 'Duna', 'Estela'].map(person);
const [alba, brisa, cielo, duna, estela] = people;
if (!alba || !brisa || !cielo || !duna || !estela) throw new Error('five people are needed');

const secondPassword = 'canary second lot of words';
const reason = 'canary reason: went to the harbour';
const wrongBindPassword = 'canary-bind-password-mistyped';
const said = [
  ...people.flatMap((card) => [card.username, card.shellName, card.email, card.password]),
  ...people.map((card) => card.sharedBecause),
  ...['canary-laptop-comment', secondPassword, reason, wrongBindPassword, passphrase],
];

/** Long enough not to stand in sealed bytes by chance. */
const isTelling = (name: string): boolean => name.length > 7;

/** A desk as a host opens it, with the calls of a terminal. */
async function openDesk(profile: string, dataFolder: string, env: NodeJS.ProcessEnv) {
  // No chance: the first reading of names begins at once.
  const app = createApp({
    ...(await createAdapters({ profile, dataFolder, env })),
    random: () => 0,
  });
  await app.start();
  const desk = createDesk(app.for(owner('cli')));
  const valueOf = <T>(answer: Result<T>): T => {
    if (answer.ok) return answer.value;
    throw new Error(`${answer.error.code}: ${answer.error.message}`);
  };
  const ask = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> =>
    valueOf(await desk.call(method, input));
  const submit = async (card: ReturnType<typeof person>): Promise<RequestView> => {
    const consent = { terms: true, publicEmail: true };
    const { id } = await ask('requests.submit', { ...card, consent });
    return valueOf(await desk.settled(id));
  };
  return { ...desk, ask, submit, stop: () => app.stop() };
}

describe('everything a desk writes, over a whole event', () => {
  let slapd: Slapd;
  let folder: string;
  let profile: string;
  let desk: Awaited<ReturnType<typeof openDesk>>;
  const dataFolder = (): string => join(folder, 'data');
  const open = (env: NodeJS.ProcessEnv = {}) =>
    openDesk(profile, dataFolder(), {
      LANYARD_BIND_PASSWORD: slapd.writer.password,
      LANYARD_PASSPHRASE: passphrase,
      ...env,
    });
  const traces = (more: readonly string[] = []): string[] =>
    findTraces(dataFolder(), [...said, slapd.writer.password, ...more]);

  beforeAll(async () => {
    slapd = await startSlapd({ counter: true });
    folder = mkdtempSync(join(tmpdir(), 'lanyard-canaries-'));
    mkdirSync(dataFolder(), { mode: 0o700 });
    profile = join(folder, 'event.yaml');
    const { publicKey } = newEventKeys();
    // JSON is YAML (YAML 1.2, 1.2).
    writeFileSync(profile, JSON.stringify(testProfile(slapd, { event: { publicKey } })));
    desk = await open();
    return async () => {
      await desk.stop();
      await slapd.stop();
      rmSync(folder, { recursive: true });
    };
  });

  it('can be searched: the directory itself holds every name', async () => {
    expect(await desk.submit(alba)).toMatchObject({ state: 'confirmed', passwordProven: true });
    const inDirectory = findTraces(slapd.folder, [alba.username, alba.email, alba.shellName]);
    expect(inDirectory.length).toBeGreaterThan(2);
  });

  it('knows by itself who has an account, and holds nobody’s name for it', async () => {
    const index = join(dataFolder(), 'test-event', 'names.index');
    await expect.poll(() => existsSync(index)).toBe(true);
    const { shellName } = await desk.ask('names.recall', {
      username: 'Somebody Else',
      // Of the seed, so that no card of this desk tells it.
      shellName: seedPeople(1)[0]?.uid ?? '',
    });
    expect(shellName).toMatchObject({ is: 'taken-as-of' });
    expect(traces(seedPeople(200).flatMap(({ uid, cn }) => [uid, cn].filter(isTelling)))).toEqual(
      [],
    );
  });

  it('holds nobody’s name, address or password while people are served and the network is away', async () => {
    await slapd.kill();
    expect(await desk.submit(brisa)).toMatchObject({ state: 'waiting' });
    const waiting = await desk.submit(cielo);
    await desk.ask('requests.retry', { id: waiting.id, password: secondPassword });
    await desk.settled(waiting.id);
    const leaving = await desk.submit(duna);
    const { bundle } = await desk.ask('bundles.export', { ids: [leaving.id] });
    writeFileSync(join(dataFolder(), 'handed-over.lanyard'), bundle);
    const signIn = { bindDn: slapd.writer.bindDn, password: wrongBindPassword };
    expect(await desk.call('session.signIn', signIn)).toMatchObject({ ok: false });
    expect(traces()).toEqual([]);
  });

  it('is not read by whoever does not know the passphrase, and goes on for who does', async () => {
    await desk.stop();
    expect(traces()).toEqual([]);
    const thief = await open({ LANYARD_PASSPHRASE: 'canary guess' });
    expect(await thief.call('requests.list', {})).toMatchObject({
      error: { code: 'passphrase-wrong' },
    });
    await thief.stop();
    await slapd.restart();
    desk = await open();
    const { requests } = await desk.ask('requests.sync', {});
    expect(requests.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
    const dn = `uid=${cielo.shellName},${testProfile(slapd).directory.people.base}`;
    expect(slapd.bindsAs(dn, secondPassword)).toBe(true);
  });

  it('holds nothing of what was refused and dismissed either', async () => {
    const refused = await desk.submit({ ...estela, shellName: alba.shellName });
    expect(refused).toMatchObject({ state: 'needs-you' });
    expect(traces()).toEqual([]);
    expect(await desk.call('wipe.run', { discardUnfinished: false })).toMatchObject({
      error: { code: 'wipe-blocked' },
    });
    await desk.ask('requests.dismiss', { id: refused.id, reason });
    expect(traces()).toEqual([]);
  });

  it('is gone after the wipe, with the key, from free pages too', async () => {
    const report = await desk.ask('wipe.run', { discardUnfinished: false });
    expect(report).toMatchObject({ requests: 5, left: [] });
    await desk.stop();
    const event = join(dataFolder(), 'test-event');
    expect(traces()).toEqual([]);
    expect(
      readdirSync(event).filter((name) => !/^(journal\.sqlite|lanyard\.log)/.test(name)),
    ).toEqual([]);
    desk = await open({ LANYARD_PASSPHRASE: 'other words for another event' });
    expect(await desk.ask('requests.list', {})).toEqual({ requests: [], pending: 0, total: 0 });
  });
});
