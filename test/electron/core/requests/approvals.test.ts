import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HELD_MS } from '../../../../shared/requests/approval.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { unreachable } from '../../../fakes/faulty-directory.ts';
import { approvalRules, calling, type Calling, cardOf } from '../../../fakes/hub-callers.ts';
import { practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import type { World } from '../../../fakes/world.ts';

let event: PracticeEvent;
let world: World;
let people: Record<'newcomer' | 'helper' | 'approver' | 'another' | 'organizer', Calling>;

function meet(): void {
  people = {
    newcomer: calling(world, 'newcomer', 'session-1'),
    helper: calling(world, 'helper', 'hanna'),
    approver: calling(world, 'approver', 'ada'),
    another: calling(world, 'approver', 'bo'),
    organizer: calling(world, 'organizer', 'olga'),
  };
}

beforeEach(async () => {
  event = await practiceEvent();
  world = event.desk({ ports: { approval: approvalRules } });
  meet();
});
afterEach(() => event.close());

const reason = 'Not at this event';
const joining = { shellName: 'jdoe', as: 'member', reason: 'bikes' } as const;
const fileMembership = (by: Calling = people.helper) => by.ask('memberships.file', joining);
const decide = (by: Calling, decision: 'approve' | 'refuse' | 'ask', ...ids: readonly string[]) => {
  const requests = ids.map((id) => ({ id }));
  const why = decision === 'approve' ? {} : { reason };
  return by.ask('approvals.decide', { requests, decision, ...why });
};
/** Why each was left as it is. */
const left = async (answer: ReturnType<typeof decide>) =>
  (await answer).left.map(({ problem }) => [problem.code, ...problem.params].join(' '));

describe('a decision', () => {
  it('is for who has the right that the request needs', async () => {
    const { id } = await fileMembership();
    expect(await left(decide(people.helper, 'approve', id))).toEqual(['not-allowed approve']);
    expect(await people.newcomer.refused('approvals.claim', { id })).toBe(
      'not-allowed approvals.claim',
    );
    expect(await people.helper.refused('approvals.claim', { id })).toBe('not-allowed approve');
  });

  it('needs a reason where it is no approval', async () => {
    const { id } = await fileMembership();
    for (const decision of ['refuse', 'ask'] as const) {
      expect(
        await people.approver.refused('approvals.decide', { requests: [{ id }], decision }),
      ).toBe('invalid-input');
    }
  });

  it('is one where the same person decides the same twice, and tells a second person who was first', async () => {
    const { id } = await fileMembership();
    const both = [people.approver, people.another].map((by) => decide(by, 'refuse', id));
    const [first, second] = await Promise.all(both);
    expect(first?.requests).toHaveLength(1);
    expect(second?.left).toMatchObject([
      { problem: { code: 'approval-decided', params: ['ada'] } },
    ]);
    const { revision } = await world.ask('requests.get', { id });
    expect((await decide(people.approver, 'refuse', id)).requests[0]?.revision).toBe(revision);
    expect(await left(decide(people.approver, 'approve', id))).toEqual(['approval-decided ada']);
  });

  it('is made about what was read', async () => {
    const { id, revision } = await people.newcomer.ask('requests.submit', cardOf('eva'));
    await people.newcomer.ask('requests.rename', { id, username: 'Eva', shellName: 'eva2' });
    const asRead = { decision: 'approve' as const, requests: [{ id, revision }] };
    const old = await people.helper.ask('approvals.decide', asRead);
    expect(old.left).toMatchObject([{ id, problem: { code: 'approval-changed' } }]);
    const now = await people.helper.ask('requests.get', { id });
    // A claim changes nothing of what is asked for.
    await people.helper.ask('approvals.claim', { id });
    const requests = [{ id, revision: now.revision }];
    const done = await people.helper.ask('approvals.decide', { ...asRead, requests });
    expect(done.left).toEqual([]);
  });

  it('about several is made of each, but for what has to be decided by itself', async () => {
    const card = await people.newcomer.ask('requests.submit', cardOf('eva'));
    const joins = await fileMembership();
    const project = {
      name: 'bike-racks',
      purpose: 'bikes',
      members: [{ shellName: 'jdoe', as: 'member' as const }],
    };
    const made = await people.helper.ask('projects.create', {
      ...project,
      ...{ preset: 'small', ends: '2099-01-01' },
    });
    const unknown = '00000000-0000-4000-8000-000000000000';
    const all = [card.id, joins.id, made.id, unknown];
    const answer = await decide(people.organizer, 'approve', ...all);
    expect(answer.requests.map(({ id }) => id)).toEqual([card.id, joins.id]);
    expect(answer.left.map(({ id, problem }) => [id, problem.code])).toEqual([
      [made.id, 'approval-singly'],
      [unknown, 'not-found'],
    ]);
    expect((await decide(people.organizer, 'approve', made.id)).left).toEqual([]);
  });

  it('is nobody’s about what they filed, unless they may grant', async () => {
    // The same person, once as a helper and once with more rights.
    const asHelper = calling(world, 'helper', 'ada');
    const { id } = await fileMembership(asHelper);
    expect(await left(decide(people.approver, 'approve', id))).toEqual(['approval-own']);
    const more = calling(world, 'organizer', 'ada');
    expect(await left(decide(more, 'approve', id))).toEqual([]);
  });

  it('is nobody’s about what they wrote into another’s request, unless they may grant', async () => {
    const { id } = await people.newcomer.ask('requests.submit', cardOf('eva'));
    await people.approver.ask('requests.rename', { id, username: 'Eva', shellName: 'eva2' });
    // Whoever lets it go again and again is not forgotten.
    for (let claims = 0; claims < 60; claims += 1) {
      await people.another.ask('approvals.claim', { id });
      await people.another.ask('approvals.release', { id });
    }
    expect(await people.approver.refused('approvals.claim', { id })).toBe('approval-own');
    expect(await left(decide(people.approver, 'approve', id))).toEqual(['approval-own']);
    expect(await left(decide(people.another, 'approve', id))).toEqual([]);
  });

  it('is made about the reason why an address is shared, and about another reason again', async () => {
    event.faults.before = unreachable;
    world = event.desk({ ports: { approval: { needs: () => 'approve' } } });
    meet();
    const { id, revision } = await people.newcomer.ask('requests.submit', cardOf('eva'));
    await people.helper.ask('requests.retry', { id, sharedBecause: 'A couple' });
    const asRead = { decision: 'approve' as const, requests: [{ id, revision }] };
    const old = await people.approver.ask('approvals.decide', asRead);
    expect(old.left).toMatchObject([{ id, problem: { code: 'approval-changed' } }]);
    expect(await left(decide(people.approver, 'approve', id))).toEqual([]);
    expect((await world.settled(id)).state).toBe('waiting');
    const again = { id, sharedBecause: 'A family' };
    expect((await people.helper.ask('requests.retry', again)).state).toBe('for-approval');
  });

  it('is made about what was asked for once more, too', async () => {
    event.faults.before = unreachable;
    const { id, revision } = await people.newcomer.ask('requests.submit', cardOf('eva'));
    await decide(people.helper, 'approve', id);
    expect((await world.settled(id)).state).toBe('waiting');
    await people.newcomer.ask('requests.rename', { id, username: 'Eva', shellName: 'eva2' });
    const asRead = { decision: 'approve' as const, requests: [{ id, revision }] };
    const old = await people.approver.ask('approvals.decide', asRead);
    expect(old.left).toMatchObject([{ id, problem: { code: 'approval-changed' } }]);
  });

  it('stands in the audit log with who made it, and so does everything before it', async () => {
    const { id } = await fileMembership();
    await people.approver.ask('approvals.claim', { id });
    await decide(people.approver, 'ask', id);
    await people.helper.ask('approvals.answer', { id, text: 'She is' });
    await decide(people.approver, 'approve', id);
    await world.settled(id);
    const { lines } = await world.ask('audit.list', { request: id });
    const told = lines.flatMap(({ who, what }) =>
      what.event === 'request' && what.approval ? [`${what.approval} by ${who}`] : [],
    );
    expect(told.toReversed()).toEqual([
      ...['asked-for by hanna', 'claimed by ada', 'asked by ada', 'answered by hanna'],
      'approved by ada',
    ]);
    expect((await world.ask('audit.verify', {})).ok).toBe(true);
  });
});

describe('a question', () => {
  it('is answered by whoever filed the request, who reads it, and by nobody who was not asked', async () => {
    const { id } = await people.newcomer.ask('requests.submit', cardOf('eva'));
    const answer = { id, text: 'I am Eva' };
    expect(await people.newcomer.refused('approvals.answer', answer)).toBe('approval-not-asked');
    await decide(people.helper, 'ask', id);
    const asked = await people.newcomer.ask('requests.get', { id });
    expect(asked.approval?.question).toMatchObject({ text: reason, name: '' });
    const other = calling(world, 'newcomer', 'session-2');
    expect(await other.refused('approvals.answer', answer)).toBe(`not-found ${id}`);
    await people.newcomer.ask('approvals.answer', answer);
    const { approval } = await people.helper.ask('requests.get', { id });
    expect(approval?.answer).toMatchObject({ text: 'I am Eva' });
    // Sent twice it is one answer, and asked twice one question.
    await people.newcomer.ask('approvals.answer', answer);
    expect(await people.newcomer.refused('approvals.answer', { id, text: 'More' })).toBe(
      'approval-not-asked',
    );
  });
});

it('whoever asked is told that it was decided, and not by whom', async () => {
  const { id } = await people.newcomer.ask('requests.submit', cardOf('eva'));
  const answer = { id, text: 'I am Eva' };
  await decide(people.helper, 'ask', id);
  await decide(people.helper, 'approve', id);
  expect(await people.newcomer.refused('approvals.answer', answer)).toBe('approval-decided ');
  expect(await people.another.refused('approvals.answer', answer)).toBe('approval-decided hanna');
});

describe('a request that is held', () => {
  it('is decided by its holder alone, until it is let go of or taken over with a reason', async () => {
    const { id } = await fileMembership();
    await people.approver.ask('approvals.claim', { id });
    expect(await people.another.refused('approvals.claim', { id })).toBe('approval-held ada');
    expect(await people.another.refused('approvals.release', { id })).toBe('approval-held ada');
    expect(await left(decide(people.another, 'approve', id))).toEqual(['approval-held ada']);
    const taken = await people.another.ask('approvals.claim', { id, because: 'Ada is at lunch' });
    expect(taken.approval?.holder?.name).toBe('bo');
    expect(await left(decide(people.approver, 'approve', id))).toEqual(['approval-held bo']);
    expect((await people.another.ask('approvals.release', { id })).approval?.holder).toBe(
      undefined,
    );
    expect(await left(decide(people.approver, 'approve', id))).toEqual([]);
  });

  it.each([
    ['after a while', HELD_MS],
    ['where the clock was years ahead when it was claimed', -2 * 365 * 24 * 3_600_000],
  ])('is anybody’s again %s', async (_, passed) => {
    const clock = fakeClock();
    world = event.desk({ clock, ports: { approval: approvalRules } });
    meet();
    const { id } = await fileMembership();
    await people.approver.ask('approvals.claim', { id });
    clock.set(passed);
    expect((await people.another.ask('approvals.claim', { id })).approval?.holder?.name).toBe('bo');
  });
});

it('the list is told page by page, with how many there are of each kind', async () => {
  for (const name of ['eva', 'finn', 'gil']) {
    await people.newcomer.ask('requests.submit', cardOf(name));
  }
  await fileMembership();
  const first = await people.helper.ask('approvals.list', { limit: 3 });
  expect([first.requests.length, first.total]).toEqual([3, 4]);
  expect(first.counts).toEqual([
    { kind: 'account', count: 3 },
    { kind: 'membership', count: 1 },
  ]);
  const { requests, next } = await people.helper.ask('approvals.list', {
    limit: 3,
    ...{ olderThan: first.next },
  });
  expect([requests[0]?.shellName, next]).toEqual(['eva', undefined]);
});

it('callers are told who they are and what they may', async () => {
  expect(await people.approver.ask('caller.current', {})).toEqual({
    ...{ who: 'ada', rights: ['self', 'ask', 'submit', 'approve'], approvals: true },
  });
  expect(await event.desk().ask('caller.current', {})).toMatchObject({ approvals: false });
});
