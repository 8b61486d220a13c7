import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cloudUnreachable } from '../../../fakes/faulty-cloud.ts';
import { unreachable } from '../../../fakes/faulty-directory.ts';
import { jane } from '../../../fakes/people.ts';
import { plainProfile, withoutTools } from '../../../fakes/profile.ts';
import { hurriedClock, practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';
import { manyTimes } from '../../../races/runs.ts';

const further = {
  membership: { reason: 'A bot that mends citations' },
  tool: { name: 'citations' },
  project: { name: 'citations-lab', purpose: 'Try the bot', members: [] },
};

const card = {
  username: 'Ada Byron',
  shellName: 'ada',
  email: 'ada@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
  further,
};

const member = { shellName: 'jdoe', as: 'member' } as const;

const chainOf = async (desk: World) => {
  const { requests } = await desk.ask('requests.list', {});
  return requests.toReversed();
};
const standing = async (desk: World): Promise<string[]> =>
  (await chainOf(desk)).map(({ kind, state, problem }) => `${kind} ${problem?.code ?? state}`);

const confirmed = [
  'account confirmed',
  'membership confirmed',
  'tool confirmed',
  'project confirmed',
];

const goOffline = ({ faults, cloudFaults }: PracticeEvent): void => {
  faults.before = unreachable;
  cloudFaults.before = cloudUnreachable;
};
const goOnline = ({ faults, cloudFaults }: PracticeEvent): void => {
  delete faults.before;
  delete cloudFaults.before;
};

describe('a card with everything on it', () => {
  let event: PracticeEvent;
  let desk: World;
  beforeEach(async () => {
    event = await practiceEvent();
    desk = event.desk({ clock: hurriedClock });
  });
  afterEach(() => event.close());

  it('is a chain of requests that take a new person to account, membership, tool and project', async () => {
    const account = await desk.ask('requests.submit', card);
    const chain = await chainOf(desk);
    expect(chain.map(({ after }) => after)).toEqual([
      undefined,
      account.id,
      // A tool needs a member of Toolforge; a project needs nothing but its people.
      chain[1]?.id,
      account.id,
    ]);
    await expect.poll(() => standing(desk)).toEqual(confirmed);
    expect(await event.tools?.toolsOf('ada')).toEqual(['citations']);
    const held = (await event.cloud.rolesOf('ada')).map(({ project, role }) => [
      project.name,
      role,
    ]);
    expect(held).toContainEqual(['citations-lab', 'member']);
    expect(await event.groups?.membersOf('citations-lab')).toEqual(['ada']);
  });

  it('needs no network to be filed, and goes its way when there is one', async () => {
    goOffline(event);
    const account = await desk.ask('requests.submit', card);
    await desk.settled(account.id);
    const waits = ['membership', 'tool', 'project'].map((kind) => `${kind} waits-for-other`);
    await expect.poll(() => standing(desk)).toEqual(['account directory-unreachable', ...waits]);
    goOnline(event);
    await desk.ask('requests.sync', {});
    await expect.poll(() => standing(desk)).toEqual(confirmed);
  });

  it('goes on after the end of the process, whatever was done by then', async () => {
    event.cloudFaults.before = cloudUnreachable;
    const account = await desk.ask('requests.submit', card);
    expect(await desk.settled(account.id)).toMatchObject({ state: 'confirmed' });
    await expect.poll(() => standing(desk)).toContain('membership cloud-unreachable');
    await desk.app.stop();
    goOnline(event);
    const next = event.desk({ folder: desk.folder, clock: hurriedClock });
    await next.app.start();
    await expect.poll(() => standing(next)).toEqual(confirmed);
  });

  it('follows its person to another name', async () => {
    const taken = { ...card, shellName: jane.uid };
    const { id } = await desk.ask('requests.submit', taken);
    expect(await desk.settled(id)).toMatchObject({ problem: { code: 'account-of-another' } });
    await desk.ask('requests.rename', { id, username: card.username, shellName: 'ada' });
    await expect.poll(() => standing(desk)).toEqual(confirmed);
    expect((await chainOf(desk)).map(({ shellName }) => shellName)).toEqual(Array(4).fill('ada'));
    expect(await event.groups?.membersOf('citations-lab')).toEqual(['ada']);
  });

  it('is the same chain when it is sent again as its answer was lost, though all of it is done', async () => {
    const draft = '00000000-0000-4000-8000-00000000000d';
    const [first, second] = [
      { ...card, draft },
      { ...card, draft: draft.replace('d', 'e') },
    ];
    const { id } = await desk.ask('requests.submit', first);
    await expect.poll(() => standing(desk)).toEqual(confirmed);
    expect(await desk.ask('requests.submit', first)).toMatchObject({ id, state: 'confirmed' });
    expect(await standing(desk)).toEqual(confirmed);
    for (const other of [second, { ...first, sshKey: undefined, email: 'other@example.org' }]) {
      const answer = await desk.call('requests.submit', other);
      expect(answer.ok && answer.value.id).not.toBe(id);
    }
  });

  it('is carried out by the process that has the queue, whichever it was filed in', async () => {
    await desk.ask('requests.sync', {});
    const other = event.desk({ folder: desk.folder, clock: hurriedClock });
    await other.ask('requests.submit', card);
    await expect.poll(() => standing(other)).toEqual(confirmed);
  });
});

describe('a card with everything on it, while it waits', () => {
  let event: PracticeEvent;
  let desk: World;
  beforeEach(async () => {
    event = await practiceEvent();
    desk = event.desk();
  });
  afterEach(() => event.close());

  it('is one chain, though it is sent twice at once', manyTimes, async () => {
    goOffline(event);
    const [first, second] = await Promise.all([
      desk.ask('requests.submit', card),
      desk.ask('requests.submit', card),
    ]);
    expect(second.id).toBe(first.id);
    expect(await chainOf(desk)).toHaveLength(4);
  });

  it('is told everything that is wrong with it at once, and nothing of it is filed', async () => {
    const broken = {
      ...{ membership: further.membership, tool: { name: 'Not A Name' } },
      project: { ...further.project, purpose: ' ' },
    };
    const answer = await desk.call('requests.submit', {
      ...{ ...card, email: 'nowhere', further: broken },
    });
    expect(answer).toMatchObject({ error: { code: 'invalid-input' } });
    const fields = answer.ok ? [] : answer.error.fields.map(({ field }) => field);
    expect(fields.toSorted()).toEqual(['email', 'further.project.purpose', 'further.tool.name']);
    expect(await chainOf(desk)).toEqual([]);
  });

  it('is told what another request asks for otherwise, and nothing of it is filed', async () => {
    goOffline(event);
    await desk.ask('projects.create', {
      ...further.project,
      members: [member],
      purpose: 'Ferries',
    });
    expect(await desk.call('requests.submit', card)).toMatchObject({
      error: {
        fields: [{ field: 'further.project.name', rule: 'asked-otherwise' }],
      },
    });
    expect((await chainOf(desk)).map(({ kind }) => kind)).toEqual(['project']);
  });

  it('is dismissed as a whole with its account, for the same reason', async () => {
    goOffline(event);
    const { id } = await desk.ask('requests.submit', card);
    await desk.settled(id);
    await expect.poll(() => standing(desk)).toContain('project waits-for-other');
    await desk.ask('requests.dismiss', { id, reason: 'went home' });
    const chain = await chainOf(desk);
    expect(chain.map(({ state, dismissedBecause }) => [state, dismissedBecause])).toEqual(
      Array(4).fill(['dismissed', 'went home']),
    );
    goOnline(event);
    expect(await desk.ask('requests.sync', {})).toEqual({ requests: [] });
  });

  it('loses nothing but the rest where a part in the middle is dismissed', async () => {
    event.cloudFaults.before = cloudUnreachable;
    await desk.ask('requests.submit', card);
    await expect
      .poll(() => standing(desk))
      .toEqual([
        'account confirmed',
        'membership cloud-unreachable',
        'tool waits-for-other',
        'project cloud-unreachable',
      ]);
    const [, membership] = await chainOf(desk);
    await desk.ask('requests.dismiss', { id: membership?.id ?? '', reason: 'later' });
    expect((await chainOf(desk)).map(({ state }) => state)).toEqual([
      ...['confirmed', 'dismissed', 'dismissed', 'waiting'],
    ]);
  });

  it('waits again where a part of it is tried by hand before its turn', async () => {
    goOffline(event);
    const { id } = await desk.ask('requests.submit', card);
    await desk.settled(id);
    await desk.ask('requests.sync', {});
    const tool = (await chainOf(desk))[2]?.id ?? '';
    await desk.ask('requests.retry', { id: tool });
    await expect.poll(() => standing(desk)).toContain('tool waits-for-other');
  });

  it('sees for itself where its account went to another desk', async () => {
    goOffline(event);
    const { id } = await desk.ask('requests.submit', card);
    await desk.settled(id);
    await expect.poll(() => standing(desk)).toContain('membership waits-for-other');
    goOnline(event);
    expect(await desk.call('bundles.export', { ids: [id] })).toMatchObject({ ok: true });
    await expect
      .poll(() => standing(desk))
      .toEqual([
        'account handed-over',
        'membership handed-over-not-yet',
        'tool waits-for-other',
        expect.stringMatching(/^project (handed-over-not-yet|confirmed|group-not-yet)$/),
      ]);
  });
});

it('what an event does not have is refused before anything is filed', async () => {
  const event = await practiceEvent();
  const desk = createWorld({ directory: event.directory, profile: withoutTools(plainProfile()) });
  for (const part of ['membership', 'tool', 'project'] as const) {
    const only = { ...card, further: { [part]: further[part] } };
    expect(await desk.call('requests.submit', only), part).toMatchObject({ ok: false });
  }
  expect(await chainOf(desk)).toEqual([]);
  await desk.app.stop();
  removeFolder(desk.folder);
  await event.close();
});
