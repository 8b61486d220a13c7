import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuideReader } from '../../../../electron/adapters/guides/load-guides.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { CaseView } from '../../../../shared/shift/case.ts';
import { janesMail, janesPassword } from '../../../fakes/people.ts';
import { begun, memoryKiosk, pin } from '../../../fakes/kiosk.ts';
import { practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import type { World } from '../../../fakes/world.ts';
import { unreachable } from '../../../fakes/faulty-directory.ts';

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
const card = {
  ...{ username: 'New Person', shellName: 'newperson', email: 'new@example.org' },
  ...{ password: janesPassword, sshKey: key, consent: { terms: true, publicEmail: true } },
};
const rosterFile = (...lines: readonly string[]) =>
  Buffer.from(['username,shell name,email', ...lines].join('\n')).toString('base64');

let event: PracticeEvent;
let pages: Map<string, boolean | undefined>;
let asked: string[];

const guidesOf = (...workshop: readonly string[]) =>
  createGuideReader({ files: ['wikimedia-services'], profileFile: 'practice', workshop });
const open = (
  folder?: string,
  workshop: readonly string[] = ['paws', 'tool'],
  bindDn = 'cn=writer,dc=example,dc=org',
): World =>
  event.desk({
    ...(folder === undefined ? {} : { folder }),
    ports: {
      guides: guidesOf(...workshop),
      kiosk: memoryKiosk(),
      session: { needed: true, signedIn: true, bindDn },
      pages: {
        answers(url) {
          asked.push(url);
          return Promise.resolve(pages.get(url));
        },
      },
    },
  });

beforeEach(async () => {
  event = await practiceEvent();
  [pages, asked] = [new Map(), []];
});
afterEach(() => event.close());

const view = (world: World) => world.ask('workshop.current', { language: 'en' });

async function made(world: World, more: object = {}): Promise<string> {
  const { id } = await world.ask('requests.submit', { ...card, ...more });
  expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
  return id;
}
async function states(world: World, id: string) {
  const { people } = await world.ask('workshop.check', {});
  return people.find((person) => person.id === id)?.states;
}

describe('the steps of a workshop', () => {
  it('are those that its guides ask for, then what else they have people do', async () => {
    const { chain, tasks } = await view(open());
    expect(chain).toEqual(['developer-account', 'ssh-key', 'toolforge', 'tool']);
    const told = tasks.map(({ id, done }) => [id, done]);
    expect(told.slice(0, 3)).toEqual([
      ['paws/open', 'said'],
      ['paws/upload', 'said'],
      ['paws/run', 'said'],
    ]);
    expect(told.filter(([, done]) => done === 'seen')).toHaveLength(1);
    // What the chain shows has no second column.
    const { guides } = await guidesOf('tool').workshop('en');
    const probed = Object.values(guides['tool']?.steps ?? {}).filter(({ done }) => done === 'tool');
    expect(probed).toHaveLength(1);
    expect(tasks.filter(({ guide }) => guide.words !== 'PAWS')).toHaveLength(
      Object.keys(guides['tool']?.steps ?? {}).length - 2,
    );
  });

  it('are all of the chain and no task where the event names no guide', async () => {
    const { chain, tasks } = await view(open(undefined, []));
    expect(chain).toEqual(['developer-account', 'ssh-key', 'toolforge', 'tool', 'project']);
    expect(tasks).toEqual([]);
  });

  it('are not told where the profile names a guide that is not there', async () => {
    const world = open(undefined, ['pawz']);
    expect(await world.call('workshop.current', { language: 'en' })).toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'workshop.0' }] },
    });
  });
});

describe('a check', () => {
  it('says what everybody has, in one search for all of them', async () => {
    const world = open();
    expect((await view(world)).checked).toBeUndefined();
    const id = await made(world);
    const file = rosterFile(
      'Ada Lovelace,ada,ada@example.org',
      `Jane Other,janeother,${janesMail.toUpperCase()}x`,
    );
    const plan = await world.ask('roster.plan', { file });
    await world.ask('roster.submit', { id: plan.id });
    let looks = 0;
    event.faults.before = (method) => void (looks += Number(method === 'look'));
    const { people } = await world.ask('workshop.check', {});
    expect(looks).toBe(1);
    expect(people).toHaveLength(3);
    const found = people.find((person) => person.id === id);
    expect(found?.states).toMatchObject({
      ...{ 'developer-account': 'held', 'ssh-key': 'held', toolforge: 'missing', tool: 'missing' },
    });
    for (const other of people.filter((person) => person !== found)) {
      expect(other.states).toMatchObject({ 'developer-account': 'missing', 'ssh-key': 'missing' });
    }
    expect((await view(world)).checked?.people).toEqual(people);
  });

  it('takes nobody for whoever has the name that they are to have', async () => {
    const world = open();
    const { id } = await world.ask('requests.submit', {
      ...card,
      ...{ username: 'Jane Doe', shellName: 'jdoe', email: 'another@example.org' },
    });
    expect(await world.settled(id)).toMatchObject({ state: 'needs-you' });
    expect(await states(world, id)).toMatchObject({ 'developer-account': 'missing' });
  });

  it('finds the account of somebody expected by their address', async () => {
    const world = open();
    const file = rosterFile('Ada Lovelace,ada,ada@example.org');
    await world.ask('roster.submit', { id: (await world.ask('roster.plan', { file })).id });
    await event.directory.addPerson(
      { uid: 'lovelace', cn: 'A Lovelace', mail: 'ada@example.org', uidNumber: 200_001 },
      janesPassword,
    );
    const [expected] = (await world.ask('requests.list', {})).requests;
    expect(await states(world, expected?.id ?? '')).toMatchObject({
      ...{ 'developer-account': 'held', 'ssh-key': 'missing' },
    });
  });

  it('says that nobody could be asked, of whatever that is', async () => {
    const world = open();
    const id = await made(world);
    event.cloudFaults.before = unreachable;
    expect(await states(world, id)).toMatchObject({
      ...{ 'developer-account': 'held', project: 'unknown' },
    });
    event.faults.before = unreachable;
    expect(await states(world, id)).toMatchObject({
      ...{ 'developer-account': 'unknown', 'ssh-key': 'unknown', 'tool/answers': 'unknown' },
    });
  });

  it('is forgotten with a wipe', async () => {
    const world = open();
    await made(world);
    await world.ask('workshop.check', {});
    await world.ask('wipe.run', { discardUnfinished: true });
    expect((await view(world)).checked).toBeUndefined();
  });
});

describe('a task that a trainer ticks', () => {
  const tick = (id: string, more: object = {}) => ({
    ...{ id, step: 'paws/run', done: true, seen: '' as const },
    ...more,
  });

  it('is told with who and when, here and in another process, and stays after a restart', async () => {
    const world = open(undefined, ['paws'], '');
    const id = await made(world);
    expect(await world.call('workshop.tick', tick(id))).toMatchObject({
      error: { code: 'helper-unknown' },
    });
    await world.ask('shift.enter', { name: 'Asha' });
    const ticked = await world.ask('workshop.tick', tick(id));
    expect(ticked).toMatchObject({ id, ticks: [{ step: 'paws/run', by: 'Asha' }] });
    const other = open(world.folder);
    expect((await other.ask('shift.current', {})).cases).toEqual([ticked]);
  });

  it('is a task of the workshop that nobody else sees', async () => {
    const world = open();
    const id = await made(world);
    await world.ask('shift.enter', { name: 'Asha' });
    for (const step of ['tool/answers', 'tool/tool', 'quarry/run']) {
      expect(await world.call('workshop.tick', tick(id, { step }))).toMatchObject({
        error: { code: 'not-found', params: [step] },
      });
    }
  });

  it('is kept beside note and holder, and by two processes at once', async () => {
    const world = open();
    const id = await made(world);
    const other = open(world.folder);
    for (const [desk, name] of [
      [world, 'Asha'],
      [other, 'Ben'],
    ] as const) {
      await desk.ask('shift.enter', { name });
    }
    await world.ask('shift.hold', { id, to: 'Asha', from: '' });
    await Promise.all([
      world.ask('workshop.tick', tick(id)),
      other.ask('workshop.tick', tick(id)),
      other.ask('workshop.tick', tick(id, { step: 'paws/open' })),
      world.ask('shift.note', { id, text: 'at table 4', over: 0 }),
    ]);
    const [found] = (await world.ask('shift.current', {})).cases;
    expect(found).toMatchObject({ holder: { name: 'Asha' }, note: { text: 'at table 4' } });
    expect(found?.ticks?.map(({ step }) => step).toSorted()).toEqual(['paws/open', 'paws/run']);
  });

  it('is taken away by whoever saw it, and of nobody who did not', async () => {
    const world = open();
    const id = await made(world);
    await world.ask('shift.enter', { name: 'Asha' });
    const { ticks: [set] = [] } = await world.ask('workshop.tick', tick(id));
    const away = { done: false };
    expect(await world.call('workshop.tick', tick(id, away))).toMatchObject({
      error: { code: 'case-changed', params: ['Asha'] },
    });
    const gone = await world.ask('workshop.tick', tick(id, { ...away, seen: set?.at ?? '' }));
    expect(gone).toEqual({ id, revision: 2 });
  });

  it('is neither told nor taken in while a newcomer has the screen', async () => {
    const world = open();
    const id = await made(world);
    await world.ask('shift.enter', { name: 'Asha' });
    const heard: CaseView[] = [];
    world.events.on('shift.changed', (told) => heard.push(told));
    await world.ask('kiosk.start', { pin, card: begun });
    const refused = { error: { code: 'screen-handed-over' } };
    expect(await world.call('workshop.current', { language: 'en' })).toMatchObject(refused);
    expect(await world.call('workshop.check', {})).toMatchObject(refused);
    expect(await world.call('workshop.tick', tick(id))).toMatchObject(refused);
    expect(heard).toEqual([]);
  });
});

it('asks for the page of a tool once somebody has the tool', async () => {
  const world = open();
  const id = await made(world);
  await states(world, id);
  expect(asked).toEqual([]);
  const member = await world.ask('memberships.file', {
    ...{ shellName: card.shellName, as: 'member' as const, reason: 'a bot' },
  });
  await world.settled(member.id);
  const tool = await world.ask('tools.create', { name: 'bike-racks', maintainer: card.shellName });
  expect(await world.settled(tool.id)).toMatchObject({ state: 'confirmed' });
  const seen = await states(world, id);
  expect(seen).toMatchObject({ toolforge: 'held', tool: 'held' });
  expect(asked).toEqual([expect.stringContaining('bike-racks')]);
  expect(seen?.['tool/answers']).toBe('unknown');
  pages.set(asked[0] ?? '', true);
  expect((await states(world, id))?.['tool/answers']).toBe('held');

  const toolsOf = () => Promise.reject(new AppError('directory-timeout', 'too slow'));
  const tools = event.tools && { ...event.tools, toolsOf };
  const slow = event.desk({ folder: world.folder, ports: { tools } });
  expect(await states(slow, id)).toMatchObject({ toolforge: 'held', tool: 'unknown' });
});
