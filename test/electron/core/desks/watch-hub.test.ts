import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardOf } from '../../../fakes/hub-callers.ts';
import { ended, practiceHub, type PracticeHub } from '../../../fakes/hub-desk.ts';
import { jane } from '../../../fakes/people.ts';
import type { World } from '../../../fakes/world.ts';

let hub: PracticeHub;
let desk: World;
beforeEach(async () => {
  hub = await practiceHub();
  desk = await hub.desk();
});
afterEach(() => hub.close());

/** A card whose shell name is Jane's: at the hub it needs a person, and so it does here. */
async function stopped(): Promise<string> {
  const { id } = await desk.ask('requests.submit', { ...cardOf('mara'), shellName: jane.uid });
  expect(await ended(desk, id)).toMatchObject({ state: 'needs-you' });
  return id;
}

const stateOf = async (id: string) => {
  const { state, shellName, problem } = await desk.ask('requests.get', { id });
  return { state, shellName, problem: problem?.code };
};

describe('a request of a desk that needs a person', () => {
  it('goes on here once somebody at the hub has mended it, and learns how', async () => {
    const id = await stopped();
    await hub.world.ask('requests.rename', { id, username: 'Mara', shellName: 'mara' });
    await expect.poll(() => stateOf(id)).toMatchObject({ state: 'confirmed', shellName: 'mara' });
  });

  it('says that it was dismissed at the hub, once', async () => {
    const id = await stopped();
    await hub.world.ask('requests.dismiss', { id, reason: 'a try' });
    await expect.poll(() => stateOf(id)).toMatchObject({ problem: 'hub-dismissed' });
    const before = await desk.journal.get(id);
    const looks = hub.taken().length;
    await expect.poll(() => hub.taken().length).toBeGreaterThan(looks + 1);
    expect(await desk.journal.get(id)).toEqual(before);
  });

  it('stays as it is while nobody has, or while the hub is away', async () => {
    const id = await stopped();
    const before = await desk.journal.get(id);
    const looks = hub.taken().length;
    await expect.poll(() => hub.taken().length).toBeGreaterThan(looks + 1);
    await hub.goAway();
    await hub.comeBack();
    expect(await desk.journal.get(id)).toEqual(before);
  });
});
