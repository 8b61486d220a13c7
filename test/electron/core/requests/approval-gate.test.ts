import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
const stateOf = async (id: string) => (await world.ask('requests.get', { id })).state;
const decide = (by: Calling, decision: 'approve' | 'refuse' | 'ask', ...ids: readonly string[]) => {
  const requests = ids.map((id) => ({ id }));
  const why = decision === 'approve' ? {} : { reason };
  return by.ask('approvals.decide', { requests, decision, ...why });
};
/** Why each was left as it is. */
const left = async (answer: ReturnType<typeof decide>) =>
  (await answer).left.map(({ problem }) => [problem.code, ...problem.params].join(' '));

describe('what a caller may not let go by themselves', () => {
  it('waits, with whose approval it needs, and goes by itself once it is approved', async () => {
    const { id, state, approval } = await fileMembership();
    expect([state, approval?.needs]).toEqual(['for-approval', 'approve']);
    await world.ask('requests.sync', {});
    expect(await stateOf(id)).toBe('for-approval');
    const decided = await decide(people.approver, 'approve', id);
    expect(decided.requests[0]?.approval?.decided).toMatchObject({ is: 'approved', name: 'ada' });
    expect((await world.settled(id)).state).toBe('confirmed');
  });

  it('is whatever a newcomer asks for beside their account, also where the event has no rule for it', async () => {
    world = event.desk({ ports: { approval: { needs: () => undefined } } });
    meet();
    const further = { membership: { reason: 'bikes' }, tool: { name: 'bikes' } };
    await people.newcomer.ask('requests.submit', { ...cardOf('eva'), further });
    const { requests } = await people.helper.ask('requests.list', {});
    expect(requests.map(({ kind, approval }) => [kind, approval?.needs])).toEqual([
      ['tool', 'submit'],
      ['membership', 'submit'],
      ['account', undefined],
    ]);
    expect((await fileMembership()).state).not.toBe('for-approval');
  });

  it('is not what they may: an approver’s own goes at once, and where nothing needs approval everybody’s', async () => {
    const { id } = await fileMembership(people.approver);
    expect((await world.settled(id)).state).toBe('confirmed');
    const plain = event.desk();
    const { state } = await calling(plain, 'newcomer', 's').ask('requests.submit', cardOf('eva'));
    expect(state).toBe('saved');
  });

  it('ends as refused, with the reason, and so does what waits for it', async () => {
    const further = { membership: { reason: 'bikes' } };
    const { id } = await people.newcomer.ask('requests.submit', { ...cardOf('eva'), further });
    const { requests } = await people.newcomer.ask('requests.list', {});
    expect(requests.map(({ state }) => state)).toEqual(['for-approval', 'for-approval']);
    await decide(people.helper, 'refuse', id);
    const after = await people.newcomer.ask('requests.list', {});
    for (const one of after.requests) {
      expect(one).toMatchObject({ state: 'dismissed', dismissedBecause: reason });
    }
    expect((await people.newcomer.ask('requests.get', { id })).approval?.decided).toMatchObject({
      ...{ is: 'refused', name: '', reason },
    });
  });

  it('keeps what was asked for after it waiting, approved or not', async () => {
    const further = { membership: { reason: 'bikes' } };
    const { id } = await people.newcomer.ask('requests.submit', { ...cardOf('eva'), further });
    const { requests } = await people.approver.ask('approvals.list', { kinds: ['membership'] });
    const [child = ''] = requests.map((one) => one.id);
    await decide(people.approver, 'approve', child);
    await expect.poll(() => stateOf(child)).toBe('waiting');
    await decide(people.helper, 'approve', id);
    await expect.poll(() => stateOf(child)).toBe('confirmed');
  });

  it('is the same request asked for once more, and no way round goes past the approval', async () => {
    const { id } = await fileMembership();
    expect((await fileMembership()).id).toBe(id);
    for (const by of [people.helper, people.organizer]) {
      expect((await by.ask('requests.retry', { id })).state).toBe('for-approval');
    }
    const { id: card } = await people.newcomer.ask('requests.submit', cardOf('eva'));
    const again = { id: card, password: 'other horses ran' };
    expect((await people.newcomer.ask('requests.retry', again)).state).toBe('for-approval');
    const named = { id: card, username: 'Eva', shellName: 'eva2' };
    expect((await people.newcomer.ask('requests.rename', named)).state).toBe('for-approval');
    expect((await people.newcomer.ask('requests.submit', cardOf('eva3'))).id).not.toBe(card);
  });

  it('waits again where it is changed by who may not let it go, also once it was approved', async () => {
    event.faults.before = unreachable;
    const { id } = await people.newcomer.ask('requests.submit', cardOf('eva'));
    await decide(people.helper, 'approve', id);
    await expect.poll(() => stateOf(id)).toBe('waiting');
    const named = { id, username: 'Somebody Else', shellName: 'else' };
    const renamed = await people.newcomer.ask('requests.rename', named);
    expect(renamed.state).toBe('for-approval');
    expect(renamed.approval?.decided).toBeUndefined();
    expect((await people.helper.ask('requests.rename', { ...named, id })).state).toBe(
      'for-approval',
    );
  });

  it('waits again where its person has other names than it was approved for', async () => {
    event.faults.before = unreachable;
    const further = { membership: { reason: 'bikes' } };
    const { id } = await people.newcomer.ask('requests.submit', { ...cardOf('eva'), further });
    const { requests } = await people.approver.ask('approvals.list', { kinds: ['membership'] });
    const [child = ''] = requests.map((one) => one.id);
    for (const one of [id, child]) await decide(people.approver, 'approve', one);
    await expect.poll(() => stateOf(child)).toBe('waiting');
    await people.newcomer.ask('requests.rename', { id, username: 'Eva', shellName: 'mallory' });
    event.faults.before = undefined;
    await decide(people.approver, 'approve', id);
    await expect.poll(() => stateOf(child)).toBe('for-approval');
    const waiting = await people.approver.ask('requests.get', { id: child });
    expect([waiting.shellName, waiting.approval?.decided]).toEqual(['mallory', undefined]);
    await expect.poll(() => stateOf(id)).toBe('confirmed');
    expect(await left(decide(people.approver, 'approve', child))).toEqual([]);
    await expect.poll(() => stateOf(child)).toBe('confirmed');
  });

  it('can be put aside by whoever steers requests', async () => {
    const { id } = await fileMembership();
    const dismissed = await people.helper.ask('requests.dismiss', { id, reason });
    expect(dismissed.state).toBe('dismissed');
    expect(await left(decide(people.approver, 'approve', id))).toEqual([
      'request-not-open dismissed',
    ]);
  });

  it('counts as unfinished for a wipe and for what contradicts it', async () => {
    const { id } = await fileMembership();
    expect((await world.ask('wipe.plan', {})).unfinished.map((one) => one.id)).toEqual([id]);
    const other = { ...joining, as: 'nobody' as const };
    expect(await people.organizer.refused('memberships.file', other)).toBe(`asked-otherwise ${id}`);
  });

  it('goes on waiting after a restart, with who holds it and what was asked', async () => {
    const { id } = await fileMembership();
    await people.approver.ask('approvals.claim', { id });
    await decide(people.approver, 'ask', id);
    const before = await world.ask('requests.get', { id });
    await world.app.stop();
    world = event.desk({ folder: world.folder, ports: { approval: approvalRules } });
    meet();
    expect(await world.ask('requests.get', { id })).toEqual(before);
    expect(before.approval).toMatchObject({
      ...{ holder: { name: 'ada' }, question: { name: 'ada', text: reason } },
    });
  });
});
