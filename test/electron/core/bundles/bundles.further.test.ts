import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBundleSeal } from '../../../../electron/adapters/bundle/bundle-seal.ts';
import { practiceEventKeys } from '../../../../electron/adapters/practice/event-key.ts';
import type { Sealer } from '../../../../electron/core/ports/bundle-seal.ts';
import { bundleBytes } from '../../../../shared/bundle/bundle-text.ts';
import { card, password } from '../../../fakes/hand-over.ts';
import { jane, janesMail, janesName, janesPassword } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { hurriedClock, practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';
import { manyTimes } from '../../../races/runs.ts';

const further = {
  membership: { reason: 'A bot that mends citations' },
  tool: { name: 'citations' },
  project: { name: 'citations-lab', purpose: 'Try the bot' },
};
const confirmed = ['account', 'membership', 'tool', 'project'].map((kind) => `${kind} confirmed`);

const { publicKey, privateKey } = practiceEventKeys();
const sealWith = (key: string | undefined, eventId = 'practice') =>
  createBundleSeal({ eventId, publicKey, privateKey: () => Promise.resolve(key) });
const atDesk = { bundleSeal: sealWith(privateKey) };
const atHome = { bundleSeal: sealWith(undefined) };

const chainOf = async (desk: World) => (await desk.ask('requests.list', {})).requests.toReversed();
const standing = async (desk: World): Promise<string[]> =>
  (await chainOf(desk)).map(({ kind, state, problem }) => `${kind} ${problem?.code ?? state}`);

let event: PracticeEvent;
let desk: World;
let laptop: World;
beforeEach(async () => {
  event = await practiceEvent();
  desk = event.desk({ clock: hurriedClock, ports: atDesk });
  laptop = event.desk({ ports: atHome });
});
afterEach(() => event.close());

const made = async (change: object = {}): Promise<string> =>
  (await laptop.ask('bundles.make', { ...card, further, ...change })).bundle;

/** What somebody seals who does not use our forms. */
const sealed = (requests: readonly object[], by: Sealer = 'anybody'): Promise<string> => {
  const madeAt = '2027-08-04T08:00:00.000Z';
  const request = { kind: 'account', createdAt: madeAt };
  const { consent: _, ...typed } = card;
  const filled = requests.map((one) => ({
    ...request,
    id: crypto.randomUUID(),
    facts: { ...typed, agreedAt: madeAt },
    ...one,
  }));
  const content = { from: 'newcomer', madeAt, requests: filled };
  return atDesk.bundleSeal.seal(JSON.stringify(content), by);
};

describe('what a newcomer asks for beside the account', () => {
  it('is shown at the desk before anything is filed', async () => {
    const { requests } = await desk.ask('bundles.inspect', { bundle: await made() });
    expect(requests).toMatchObject([
      {
        verdict: 'new',
        further: [
          { part: 'membership', about: 'A bot that mends citations', fields: [] },
          { part: 'tool', about: 'citations', fields: [] },
          { part: 'project', about: 'citations-lab', fields: [] },
        ],
      },
    ]);
    expect(await chainOf(desk)).toEqual([]);
  });

  it('waits behind the account and becomes all of it once the newcomer typed the password', async () => {
    await desk.ask('bundles.import', { bundle: await made() });
    const chain = await chainOf(desk);
    const [id = '', membership] = chain.map((one) => one.id);
    expect(chain.map(({ after }) => after)).toEqual([undefined, id, membership, id]);
    expect(await desk.settled(id)).toMatchObject({ problem: { code: 'password-needed' } });
    expect(await event.cloud.rolesOf('zoe')).toEqual([]);
    await desk.ask('requests.retry', { id, password });
    await expect.poll(() => standing(desk)).toEqual(confirmed);
    expect(await event.tools?.toolsOf('zoe')).toEqual(['citations']);
    expect(await event.groups?.membersOf('citations-lab')).toEqual(['zoe']);
  });

  it(
    'is one chain where its bundle comes twice, or at two screens at once',
    manyTimes,
    async () => {
      const bundle = await made();
      await Promise.all([1, 2].map(() => desk.ask('bundles.import', { bundle })));
      await desk.ask('bundles.import', { bundle });
      expect(await chainOf(desk)).toHaveLength(4);
    },
  );

  it('is on disk with the account or not at all', async () => {
    const { journal } = event.desk({ ports: atDesk });
    const full = { ...journal, file: () => Promise.reject(new Error('The disk is full')) };
    const broken = event.desk({ ports: { ...atDesk, journal: full } });
    expect(await broken.call('bundles.import', { bundle: await made() })).toMatchObject({
      ok: false,
    });
    expect(await journal.list({ limit: 1000 })).toEqual([]);
  });

  it('goes with the request of who was expected', async () => {
    const csv = 'Username,Shell username,Email\nZoë Lindqvist,zoe,zoe@example.org\n';
    const bundle = await made();
    const { id } = await desk.ask('roster.plan', { file: Buffer.from(csv).toString('base64') });
    await desk.ask('roster.submit', { id });
    const [expected] = await chainOf(desk);
    expect(expected?.state).toBe('expected');
    await desk.ask('bundles.import', { bundle });
    const [account, membership] = await chainOf(desk);
    expect([account?.id, membership?.after]).toEqual([expected?.id, expected?.id]);
    expect(await chainOf(desk)).toHaveLength(4);
  });

  it('is told on the newcomer’s own machine where it is wrong, with all that is wrong with the card', async () => {
    const wrong = { shellName: '9lives', further: { tool: { name: 'No' } } };
    const refused = await laptop.call('bundles.make', { ...card, ...wrong });
    const fields = refused.ok ? [] : refused.error.fields.map(({ field }) => field);
    expect(fields).toEqual(['shellName', 'further.tool.name']);
  });

  it('names nobody else: a project from a stranger lets no stranger in', async () => {
    const members = [{ shellName: 'mallory', as: 'member' }];
    const project = { ...further.project, members };
    expect(await laptop.call('bundles.make', { ...card, further: { project } })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    const bundle = await sealed([{ further: { project } }], 'newcomer');
    expect(await desk.call('bundles.inspect', { bundle })).toMatchObject({
      error: { code: 'bundle-damaged' },
    });
  });
});

describe('what cannot be filed beside an account', () => {
  it('is told, and keeps neither the account nor the rest away', async () => {
    const tool = { name: 'Not a name' };
    const bundle = await sealed([{ further: { ...further, tool } }], 'newcomer');
    const report = await desk.ask('bundles.import', { bundle });
    expect(report.requests[0]?.further?.[1]).toMatchObject({
      part: 'tool',
      fields: [{ field: 'further.tool.name', rule: 'tool-name' }],
    });
    const kinds = (await chainOf(desk)).map(({ kind }) => kind);
    expect(kinds).toEqual(['account', 'membership', 'project']);
  });

  it('is what another card of the same file wants otherwise', async () => {
    const second = { username: 'Yan', shellName: 'yan', email: 'yan@example.org' };
    const agreedAt = '2027-08-04T08:00:00.000Z';
    const { project } = further;
    const bundle = await sealed(
      [{ further: { project } }, { further: { project }, facts: { ...second, agreedAt } }],
      'newcomer',
    );
    const { requests } = await desk.ask('bundles.import', { bundle });
    expect(requests.map(({ further: parts }) => parts?.[0]?.fields)).toMatchObject([
      [],
      [{ field: 'further.project.name', rule: 'asked-otherwise' }],
    ]);
    const kinds = (await chainOf(desk)).map(({ kind }) => kind);
    expect(kinds).toEqual(['account', 'project', 'account']);
  });

  it('is what this event does not have, or protects', async () => {
    const bundle = await sealed([{ further: { tool: { name: 'admin' } } }], 'newcomer');
    const { requests } = await desk.ask('bundles.inspect', { bundle });
    expect(requests[0]?.further?.[0]?.fields).not.toEqual([]);

    const profile = { ...plainProfile(), event: { ...plainProfile().event, id: 'practice' } };
    const bare = createWorld({ directory: event.directory, profile, ports: atDesk });
    const report = await bare.ask('bundles.import', { bundle: await made() });
    expect(report.requests[0]?.further?.[0]).toMatchObject({ fields: [{ rule: 'not-here' }] });
    expect(report.requests[0]?.further?.[2]).toMatchObject({ fields: [{ rule: 'not-here' }] });
    await bare.app.stop();
    removeFolder(bare.folder);
  });
});

describe('an account that was there before', () => {
  const janes = { username: janesName, shellName: jane.uid, email: janesMail };
  const asJane = async () => {
    const { sshKey: _, ...keyless } = card;
    const { bundle } = await laptop.ask('bundles.make', { ...keyless, ...janes, further });
    await desk.ask('bundles.import', { bundle });
    const [account] = await chainOf(desk);
    return account?.id ?? '';
  };

  it('gets nothing beside it from a stranger, who knows what everybody knows', async () => {
    const id = await asJane();
    expect(await desk.settled(id)).toMatchObject({ problem: { code: 'password-needed' } });
    await desk.ask('requests.retry', { id, password: 'not her password' });
    expect(await desk.settled(id)).toMatchObject({ problem: { code: 'key-unproven' } });
    expect(await event.tools?.toolsOf(jane.uid)).toEqual([]);
    expect((await standing(desk)).slice(1)).toEqual(
      ['membership', 'tool', 'project'].map((kind) => `${kind} waits-for-other`),
    );
  });

  it('gets it once its owner has shown the password', async () => {
    const id = await asJane();
    await desk.settled(id);
    await desk.ask('requests.retry', { id, password: janesPassword });
    await expect.poll(() => standing(desk)).toEqual(confirmed);
  });
});

describe('the version of a bundle', () => {
  const versionOf = (bundle: string) => bundleBytes(bundle)?.[4];

  it('is the old one for a card alone, which an older Lanyard reads', async () => {
    expect(versionOf((await laptop.ask('bundles.make', card)).bundle)).toBe(1);
    expect(versionOf(await made({ further: {} }))).toBe(1);
  });

  it('is a newer one for more, so that an older Lanyard says that it is newer', async () => {
    expect(versionOf(await made())).toBe(3);
  });

  it('of a desk has nothing beside a card: what a desk filed, that desk follows', async () => {
    const bundle = await sealed([{ further }], 'desk');
    expect(await desk.call('bundles.inspect', { bundle })).toMatchObject({
      error: { code: 'bundle-damaged' },
    });
  });
});
