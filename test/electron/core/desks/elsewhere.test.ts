import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Payload } from '../../../../shared/contract/index.ts';
import { approvalRules, calling, cardOf } from '../../../fakes/hub-callers.ts';
import {
  elsewhereAt,
  ended,
  filedAt,
  practiceHub,
  type PracticeHub,
} from '../../../fakes/hub-desk.ts';
import { jane } from '../../../fakes/people.ts';
import type { World } from '../../../fakes/world.ts';

let hub: PracticeHub;
let first: World;
let second: World;
beforeEach(async () => {
  hub = await practiceHub();
  first = await hub.desk();
  second = await hub.desk();
});
afterEach(() => hub.close());

describe('what others filed at the hub of a desk', () => {
  it('is found there, with where it was filed and how it stands; what the desk filed itself is not', async () => {
    const own = await filedAt(second, 'mara');
    const other = await filedAt(first, 'awin');
    const phone = calling(hub.world, 'newcomer', 'newcomer:1');
    const { id } = await phone.ask('requests.submit', cardOf('nils'));
    const helper = calling(hub.world, 'helper', 'helga');
    const { id: atHub } = await helper.ask('requests.submit', cardOf('siri'));
    await expect.poll(() => elsewhereAt(second)).toHaveLength(3);
    await expect
      .poll(() => elsewhereAt(second))
      .toEqual(
        expect.arrayContaining([
          { id: other, state: 'confirmed', from: { is: 'desk', name: 'Front desk' } },
          { id, state: 'confirmed', from: { is: 'browser' } },
          { id: atHub, state: 'confirmed', from: { is: 'hub', name: 'helga' } },
        ]),
      );
    expect((await second.ask('requests.list', {})).requests.map((one) => one.id)).toEqual([own]);
  });

  it('is listed in pages, and told to screens as it changes', async () => {
    const told: Payload<'elsewhere.changed'>[] = [];
    second.events.on('elsewhere.changed', (news) => told.push(news));
    const ids = [await filedAt(first, 'awin'), await filedAt(first, 'mara')].toReversed();
    await expect.poll(async () => (await elsewhereAt(second)).map(({ id }) => id)).toEqual(ids);
    const page = await second.ask('requests.elsewhere', { limit: 1 });
    expect(page).toMatchObject({ requests: [{ id: ids[0] }], next: ids[0] });
    const last = await second.ask('requests.elsewhere', { limit: 1, olderThan: page.next });
    expect(last.requests.map(({ id }) => id)).toEqual([ids[1]]);
    expect(last.next).toBeUndefined();
    await expect
      .poll(() => told.flatMap(({ requests }) => requests).filter(({ id }) => id === ids[0]))
      .toEqual(expect.arrayContaining([expect.objectContaining({ state: 'confirmed' })]));
  });

  it('is opened, changed and canceled there', async () => {
    const { id } = await first.ask('requests.submit', { ...cardOf('mara'), shellName: jane.uid });
    await ended(first, id);
    expect((await second.ask('requests.get', { id })).state).toBe('needs-you');
    await second.ask('requests.rename', { id, username: 'Mara', shellName: 'mara' });
    await expect.poll(async () => (await first.ask('requests.get', { id })).shellName).toBe('mara');
    const { id: gone } = await first.ask('requests.submit', {
      ...cardOf('awin'),
      shellName: jane.uid,
    });
    await ended(first, gone);
    const canceled = await second.ask('requests.dismiss', { id: gone, reason: 'a try' });
    expect(canceled).toMatchObject({ state: 'dismissed', dismissedBecause: 'a try' });
  });

  it('is asked about at the hub, and answered at the desk that knows', async () => {
    const careful = await practiceHub(approvalRules);
    try {
      const desk = await careful.desk();
      const phone = calling(careful.world, 'newcomer', 'newcomer:1');
      const approver = calling(careful.world, 'approver', 'asha');
      const { id } = await phone.ask('requests.submit', {
        ...cardOf('nils'),
        further: { membership: { reason: 'bots' } },
      });
      const { requests } = await approver.ask('approvals.list', {});
      const [{ id: waits } = { id: '' }] = requests;
      expect(waits).not.toBe(id);
      await approver.ask('approvals.decide', {
        ...{ requests: [{ id: waits }], decision: 'ask', reason: 'which bots?' },
      });
      await expect.poll(() => elsewhereAt(desk)).toHaveLength(2);
      const answered = await desk.ask('approvals.answer', { id: waits, text: 'map bots' });
      expect(answered.approval).toMatchObject({ answer: { text: 'map bots' } });

      // Of its own request the desk is told how that stands here, by its own count.
      const own = await desk.ask('memberships.file', {
        ...{ shellName: jane.uid, as: 'member', reason: 'more bots' },
      });
      const asked = () =>
        approver.call('approvals.decide', {
          ...{ requests: [{ id: own.id }], decision: 'ask', reason: 'which?' },
        });
      await expect
        .poll(async () => {
          const answer = await asked();
          return answer.ok && answer.value.requests.length;
        })
        .toBe(1);
      const after = await desk.ask('approvals.answer', { id: own.id, text: 'these' });
      expect(after).toMatchObject({ id: own.id });
      expect(after.state).not.toBe('for-approval');
      expect(after.revision).toBe((await desk.ask('requests.get', { id: own.id })).revision);
    } finally {
      await careful.close();
    }
  });

  it('is nothing where a desk has no hub, and nobody’s but a desk’s to ask for', async () => {
    expect(await hub.world.ask('requests.elsewhere', {})).toEqual({ requests: [] });
    for (const role of ['helper', 'newcomer', 'operator'] as const) {
      const somebody = calling(hub.world, role, `newcomer:${role}`);
      expect(await somebody.refused('desks.others', {})).toBe('not-allowed desks.others');
    }
    const desk = calling(hub.world, 'desk', 'desk:x');
    expect(await desk.refused('desks.others', { from: '{"cursor":1}' })).toMatch(/^invalid-input/);
  });

  it('stays as it was while the hub is away, and is gone with a wipe', async () => {
    const id = await filedAt(first, 'awin');
    await expect.poll(() => elsewhereAt(second)).toMatchObject([{ id }]);
    await hub.goAway();
    expect(await elsewhereAt(second)).toMatchObject([{ id }]);
    await second.ask('wipe.run', { discardUnfinished: true });
    expect(await elsewhereAt(second)).toEqual([]);
  });
});
