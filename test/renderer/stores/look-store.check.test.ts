import { describe, expect, it } from 'vitest';
import { createCheckStore } from '../../../renderer/stores/look-store.ts';
import { createFakeBridge, createPauses } from '../fake-bridge.ts';

function setUp() {
  const fake = createFakeBridge();
  const pauses = createPauses();
  const ask = (name: string) => fake.bridge.call('tools.check', { name });
  const store = createCheckStore(ask, pauses.after);
  return { ...fake, pauses, now: () => store.getState() };
}

const free = { name: 'map-bot', state: 'free' as const, params: [] };

describe('check store', () => {
  it('asks once a pause in typing comes, about what stands there then', async () => {
    const { now, pauses, waiting, answer } = setUp();
    now().check('m');
    now().check(' map-bot ');
    expect(waiting()).toEqual([]);
    pauses.pass();
    expect(await answer('tools.check', free)).toEqual({ name: 'map-bot' });
    expect(now().verdict).toEqual(free);
  });

  it('believes no answer about a name that was typed over', async () => {
    const { now, pauses, take, settle } = setUp();
    now().check('map-bot');
    pauses.pass();
    const late = take('tools.check');
    now().check('');
    late.answer({ ok: true, value: free });
    await settle();
    expect(now().verdict).toBeUndefined();
    expect(pauses.count()).toBe(0);
  });

  it('tells a name that nobody could be asked about from a free one', async () => {
    const { now, pauses, refuse } = setUp();
    now().check('map-bot');
    pauses.pass();
    await refuse('tools.check', 'directory-unreachable', 'away');
    expect(now()).toMatchObject({ verdict: undefined, problem: { code: 'directory-unreachable' } });
  });
});
