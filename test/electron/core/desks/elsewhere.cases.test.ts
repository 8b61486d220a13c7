import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calling, cardOf } from '../../../fakes/hub-callers.ts';
import {
  elsewhereAt,
  ended,
  filedAt,
  practiceHub,
  type PracticeHub,
} from '../../../fakes/hub-desk.ts';
import { jane } from '../../../fakes/people.ts';
import { fileOf } from '../../../suites/roster-file.ts';
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

const caseAt = async (desk: World, id: string) => {
  const { cases } = await desk.ask('shift.current', {});
  const found = cases.find((one) => one.id === id);
  return { holder: found?.holder?.name, note: found?.note?.text };
};

describe('who looks after a case, at two desks of a hub', () => {
  const enter = (desk: World, name: string) => desk.ask('shift.enter', { name });
  beforeEach(async () => {
    await enter(first, 'Asha');
    await enter(second, 'Ben');
  });

  it('is known at the other desk, and of two who take it the second is told who was first', async () => {
    const id = await filedAt(first, 'awin');
    await first.ask('shift.hold', { id, to: 'Asha', from: '' });
    await expect.poll(() => caseAt(second, id)).toMatchObject({ holder: 'Asha' });
    const late = await second.call('shift.hold', { id, to: 'Ben', from: '' });
    expect(late).toMatchObject({ error: { code: 'case-changed', params: ['Asha'] } });
    await second.ask('shift.hold', { id, to: 'Ben', from: 'Asha' });
    await expect.poll(() => caseAt(first, id)).toMatchObject({ holder: 'Ben' });
    const again = await first.call('shift.hold', { id, to: 'Asha', from: '' });
    expect(again).toMatchObject({ error: { code: 'case-changed', params: ['Ben'] } });
  });

  it('is known of a newcomer who began on a phone, with what was noted', async () => {
    const phone = calling(hub.world, 'newcomer', 'newcomer:1');
    const { id } = await phone.ask('requests.submit', cardOf('nils'));
    await expect.poll(() => elsewhereAt(second)).toHaveLength(1);
    await second.ask('shift.hold', { id, to: 'Ben', from: '' });
    await second.ask('shift.note', { id, text: 'speaks Swedish', over: 0 });
    await expect.poll(() => caseAt(first, id)).toEqual({ holder: 'Ben', note: 'speaks Swedish' });
    const left = await second.ask('shift.leave', { to: 'Asha' });
    expect(left).toMatchObject({ unreached: 0, changed: [{ id, holder: { name: 'Asha' } }] });
  });

  it('is said at the desk while the hub is away, and told there later', async () => {
    const id = await filedAt(first, 'awin');
    await hub.goAway();
    await first.ask('shift.hold', { id, to: 'Asha', from: '' });
    const { note } = await first.ask('shift.note', { id, text: 'comes back at noon', over: 0 });
    await first.ask('shift.note', { id, text: 'comes at one', over: note?.revision ?? 0 });
    expect(await caseAt(first, id)).toEqual({ holder: 'Asha', note: 'comes at one' });
    await hub.comeBack();
    await expect.poll(() => caseAt(second, id)).toEqual({ holder: 'Asha', note: 'comes at one' });
  });

  it('is whoever was first at the hub, and both notes stand, where two desks wrote without it', async () => {
    const id = await filedAt(first, 'awin');
    await expect.poll(() => elsewhereAt(second)).toHaveLength(1);
    await hub.goAway();
    await first.ask('shift.hold', { id, to: 'Asha', from: '' });
    await first.ask('shift.note', { id, text: 'from the first', over: 0 });
    // Nobody writes about another desk's people without the hub.
    expect(await second.call('shift.hold', { id, to: 'Ben', from: '' })).toMatchObject({
      error: { code: 'hub-unreachable' },
    });
    const helper = calling(hub.world, 'helper', 'helga');
    await helper.ask('shift.hold', { id, to: 'Helga', from: '' });
    await helper.ask('shift.note', { id, text: 'from the hub', over: 0 });
    await hub.comeBack();
    const both = { holder: 'Helga', note: 'from the hub\nfrom the first' };
    await expect.poll(() => caseAt(second, id)).toEqual(both);
    expect(await caseAt(first, id)).toEqual(both);
  });

  it('stays with whoever leaves while the hub is away, and that is told', async () => {
    const id = await filedAt(first, 'awin');
    await expect.poll(() => elsewhereAt(second)).toHaveLength(1);
    await second.ask('shift.hold', { id, to: 'Ben', from: '' });
    await hub.goAway();
    expect(await second.ask('shift.leave', {})).toEqual({ me: '', changed: [], unreached: 1 });
  });

  it('is nothing to pass on where the hub has lost it', async () => {
    const phone = calling(hub.world, 'newcomer', 'newcomer:1');
    const { id } = await phone.ask('requests.submit', cardOf('nils'));
    await expect.poll(() => elsewhereAt(second)).toHaveLength(1);
    await second.ask('shift.hold', { id, to: 'Ben', from: '' });
    await hub.world.ask('wipe.run', { discardUnfinished: true });
    const left = await second.ask('shift.leave', { to: 'Asha' });
    expect(left).toEqual({ me: '', changed: [], unreached: 0 });
  });

  it('is said in a helper’s name by a desk alone', async () => {
    const id = await filedAt(first, 'awin');
    const said = { id, to: 'Asha', from: '', by: 'Asha' };
    expect(await first.call('shift.hold', said)).toMatchObject({ error: { code: 'not-allowed' } });
    const helper = calling(hub.world, 'helper', 'helga');
    expect(await helper.refused('shift.hold', said)).toBe('not-allowed by');
  });

  it('loses no note that a helper had not seen, though each side counts for itself', async () => {
    const id = await filedAt(first, 'awin');
    await hub.goAway();
    await first.ask('shift.note', { id, text: 'one', over: 0 });
    const seen = await first.ask('shift.note', { id, text: 'from the first', over: 1 });
    const helper = calling(hub.world, 'helper', 'helga');
    await helper.ask('shift.note', { id, text: 'allergic', over: 0 });
    await hub.comeBack();
    const both = 'allergic\nfrom the first';
    await expect.poll(() => caseAt(second, id)).toMatchObject({ note: both });
    await expect.poll(() => caseAt(first, id)).toMatchObject({ note: both });
    const late = { id, text: 'from the first, edited', over: seen.note?.revision ?? 0 };
    expect(await first.call('shift.note', late)).toMatchObject({ error: { code: 'case-changed' } });
    expect(await caseAt(second, id)).toMatchObject({ note: both });
    const [now] = (await first.ask('shift.current', {})).cases;
    await first.ask('shift.note', { id, text: 'settled', over: now?.note?.revision ?? 0 });
    await expect.poll(() => caseAt(second, id)).toMatchObject({ note: 'settled' });
  });

  it('is of this desk alone, once that hands in the card of somebody who was expected at the hub', async () => {
    const helper = calling(hub.world, 'helper', 'helga');
    const { id: plan } = await hub.world.ask('roster.plan', {
      file: fileOf(['Person Awin', 'awin', 'awin@example.org']),
    });
    await hub.world.ask('roster.submit', { id: plan });
    const [{ id: expected } = { id: '' }] = (await hub.world.ask('requests.list', {})).requests;
    await expect
      .poll(() => elsewhereAt(first))
      .toMatchObject([{ id: expected, state: 'expected' }]);
    await helper.ask('shift.hold', { id: expected, to: 'Helga', from: '' });
    await expect.poll(() => caseAt(first, expected)).toMatchObject({ holder: 'Helga' });
    const own = await filedAt(first, 'awin');
    expect(own).not.toBe(expected);
    await expect.poll(() => elsewhereAt(first)).toEqual([]);
    await expect.poll(() => caseAt(first, own)).toMatchObject({ holder: 'Helga' });
    const { cases } = await first.ask('shift.current', {});
    expect(cases.map(({ id }) => id)).toEqual([own]);
    // Another desk sees the one of the hub.
    await expect
      .poll(() => elsewhereAt(second))
      .toMatchObject([{ id: expected, state: 'confirmed' }]);
  });

  it('is told anew once the hub has lost it', async () => {
    const { id } = await first.ask('requests.submit', { ...cardOf('mara'), shellName: jane.uid });
    await ended(first, id);
    await first.ask('shift.hold', { id, to: 'Asha', from: '' });
    await hub.world.ask('wipe.run', { discardUnfinished: true });
    await expect.poll(() => elsewhereAt(second)).toEqual([]);
    await first.ask('requests.retry', { id });
    await ended(first, id);
    await expect.poll(() => caseAt(second, id)).toMatchObject({ holder: 'Asha' });
    await second.ask('shift.hold', { id, to: 'Ben', from: 'Asha' });
    await expect.poll(() => caseAt(first, id)).toMatchObject({ holder: 'Ben' });
  });
});
