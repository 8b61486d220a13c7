import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardOf } from '../../../fakes/hub-callers.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { ended, practiceHub, type PracticeHub } from '../../../fakes/hub-desk.ts';
import { jane } from '../../../fakes/people.ts';
import type { World } from '../../../fakes/world.ts';
import { createWatchHub, MOST_DONE } from '../../../../electron/core/desks/watch-hub.ts';
import { numbered, requestId } from '../../../fakes/journal-file.ts';

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

/** How often the hub was asked how a request stands. */
const looks = (): number => hub.taken().filter((line) => line.startsWith('GET requests/')).length;

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
    const seen = looks();
    await expect.poll(looks).toBeGreaterThan(seen + 1);
    expect(await desk.journal.get(id)).toEqual(before);
  });

  it('stays as it is while nobody has, or while the hub is away', async () => {
    const id = await stopped();
    const before = await desk.journal.get(id);
    const seen = looks();
    await expect.poll(looks).toBeGreaterThan(seen + 1);
    await hub.goAway();
    await hub.comeBack();
    expect(await desk.journal.get(id)).toEqual(before);
  });
});

describe('a request of a desk that is done', () => {
  const done = async (name: string): Promise<string> => {
    const { id } = await desk.ask('requests.submit', cardOf(name));
    expect(await ended(desk, id)).toMatchObject({ state: 'confirmed' });
    return id;
  };
  const undoneHere = async (id: string) => (await desk.ask('requests.get', { id })).undone;

  it('is told to be undone once it was at the hub', async () => {
    const [id, other] = [await done('mara'), await done('noor')];
    const told: string[] = [];
    desk.events.on('requests.changed', (request) => request.undone && told.push(request.id));
    const undo = await hub.world.ask('requests.undo', { id, agreed: ['account'] });
    await expect.poll(() => undoneHere(id)).toMatchObject({ by: undo.id, removed: ['account'] });
    expect(told).toEqual([id]);
    expect(await undoneHere(other)).toBeUndefined();
  });

  it('has its turn however many there are, and each is asked about once in a while', async () => {
    const clock = fakeClock();
    const all = Array.from({ length: MOST_DONE + 5 }, (_, i) => ({
      ...numbered(i, { state: 'confirmed' }),
      facts: i === 7 ? {} : { hub: { digest: 'a'.repeat(64) } },
    })).toReversed();
    const looked: string[] = [];
    const watch = createWatchHub({
      ...{ clock, log: { error: () => undefined }, show: () => undefined },
      hub: { look: (id) => (looked.push(id), Promise.resolve(undefined)) },
      journal: {
        get: () => Promise.resolve(undefined),
        save: () => Promise.resolve(),
        list: ({ states, olderThan, limit }) => {
          const first = all.findIndex(({ id }) => id === olderThan) + 1;
          const found = states?.includes('confirmed') ? all.slice(first, first + limit) : [];
          return Promise.resolve(found);
        },
      },
      requests: { retry: () => Promise.reject(new Error('nothing is tried again')) },
      lease: { owns: () => Promise.resolve(true) },
      vault: { current: () => Promise.resolve({ state: 'open', keeper: 'keychain' }) },
    });
    watch.start();
    for (let round = 0; round < 2; round += 1) {
      clock.advance(300_000);
      await expect.poll(() => looked.length).toBeGreaterThan(round * MOST_DONE);
    }
    await watch.stop();
    const handedIn = all.map(({ id }) => id).filter((id) => id !== requestId(7));
    expect(looked).toEqual(handedIn);
  });
});
