import { expect, it } from 'vitest';
import { createHubStore } from '../../../renderer/stores/event-store.ts';
import type { HubEntry } from '../../../shared/domain/hub-session.ts';
import { fail, ok } from '../../../shared/result.ts';

const link: HubEntry = { by: 'link', secret: 'of somebody else' };

/** The store of a browser in which somebody is in, with what its hub was asked. */
function openStore() {
  const asked: HubEntry[] = [];
  let begun = 0;
  const no = () => Promise.resolve(fail('internal', 'Not asked for here'));
  const enter = (entry: HubEntry) => {
    asked.push(entry);
    return Promise.resolve(ok({}));
  };
  const door = { base: '/e/test', current: no, enter, leave: no, makeLink: no };
  const store = createHubStore({ door, begin: () => void (begun += 1) });
  return { state: () => store.getState(), asked, begun: () => begun };
}

it('a private link that is opened while somebody is in waits for their word', async () => {
  const { state, asked, begun } = openStore();
  state().offer(link);
  expect([state().offered, asked, begun()]).toEqual([true, [], 0]);
  expect(JSON.stringify(state())).not.toContain('of somebody else');
  await state().answer(true);
  expect([asked, begun()]).toEqual([[link], 1]);
});

it('is forgotten where they stay who they are', async () => {
  const { state, asked, begun } = openStore();
  state().offer(link);
  await state().answer(false);
  expect(state().offered).toBe(false);
  await state().answer(true);
  expect([asked, begun()]).toEqual([[], 0]);
});
