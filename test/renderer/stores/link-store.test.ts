import { describe, expect, it } from 'vitest';
import { createLinkStore } from '../../../renderer/stores/link-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { placeAnswers } from '../place-screens.ts';
import { idOf } from '../screens.ts';

const account = placeAnswers['links.lookUp'];
const proof = placeAnswers['links.prove'];

function setUp() {
  const fake = createFakeBridge();
  const store = createLinkStore(fake.bridge);
  store.getState().open('jdoe');
  return { ...fake, now: () => store.getState() };
}

describe('link store', () => {
  it('follows its own proof and nobody else’s', async () => {
    const { now, answer, publish } = setUp();
    void now().prove();
    await answer('links.prove', proof);
    publish('links.changed', { ...proof, id: idOf(91), state: 'refused' });
    expect(now().proof?.state).toBe('open');
    publish('links.changed', { ...proof, state: 'proven', account });
    expect(now().proof).toMatchObject({ state: 'proven', account });
  });

  it('forgets what was found for somebody else, also what arrives late', async () => {
    const { now, answer } = setUp();
    void now().lookUp('Lior');
    await answer('links.lookUp', account);
    void now().prove();
    now().open('liorc');
    await answer('links.prove', proof);
    expect(now()).toMatchObject({ account: undefined, proof: undefined, asking: undefined });
  });

  it('keeps what was found where the same person is opened again', async () => {
    const { now, answer } = setUp();
    void now().lookUp('Lior');
    await answer('links.lookUp', account);
    now().open('jdoe');
    expect(now().account).toEqual(account);
  });

  it('says which of the two questions failed', async () => {
    const { now, refuse } = setUp();
    void now().lookUp('Nobody');
    await refuse('links.lookUp', 'wikimedia-unknown', 'unknown');
    expect(now().problem).toMatchObject({ of: 'account', error: { code: 'wikimedia-unknown' } });
    void now().prove();
    await refuse('links.prove', 'wikimedia-unreachable', 'away');
    expect(now().problem).toMatchObject({ of: 'proof', error: { code: 'wikimedia-unreachable' } });
  });
});
