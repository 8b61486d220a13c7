import { beforeEach, describe, expect, it } from 'vitest';
import { createEventBus } from '../../../../../electron/core/base/event-bus.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { createProofs, PROOF_MS } from '../../../../../electron/core/kinds/link/proofs.ts';
import type { Proof } from '../../../../../shared/contract/links.ts';
import type { WikimediaAccount } from '../../../../../shared/requests/link.ts';
import { newId } from '../../../../../electron/adapters/node/system.ts';
import { fakeClock, type FakeClock } from '../../../../fakes/clock.ts';

const account: WikimediaAccount = { id: 4711, name: 'Ada', locked: false };

/** A proof whose end the test decides. */
function proofInHand() {
  const { promise, resolve, reject } = Promise.withResolvers<WikimediaAccount>();
  let isAbandoned = false;
  const refuse = (): void => reject(new AppError('wikimedia-unproven', 'No'));
  const abandon = (): void => {
    isAbandoned = true;
    refuse();
  };
  const hand = { url: 'http://127.0.0.1:9/', proven: promise, abandon };
  return { hand, prove: () => resolve(account), refuse, isAbandoned: () => isAbandoned };
}

describe('proofs', () => {
  let clock: FakeClock;
  let told: Proof[];
  let proofs: ReturnType<typeof createProofs>;
  const heard = (state: Proof['state']) =>
    expect.poll(() => told.map((proof) => proof.state)).toContain(state);

  beforeEach(() => {
    clock = fakeClock();
    told = [];
    const events = createEventBus();
    events.on('links.changed', (proof) => void told.push(proof));
    proofs = createProofs({ clock, newId, events });
  });

  it('are open until they are proven, and tell so', async () => {
    const { hand, prove } = proofInHand();
    const { id, ...proof } = proofs.keep(hand);
    expect(proof).toEqual({ url: hand.url, state: 'open' });
    expect(() => proofs.use(id, 'ada')).toThrow('Nothing was proven');
    prove();
    await heard('proven');
    expect(proofs.find(id)).toMatchObject({ state: 'proven', account });
    expect(proofs.use(id, 'ada')).toEqual({ account, provenAt: clock.now().toISOString() });
  });

  it('are good for one person, as often as that is asked', async () => {
    const { hand, prove } = proofInHand();
    const { id } = proofs.keep(hand);
    prove();
    await heard('proven');
    expect(proofs.use(id, 'ada')).toEqual(proofs.use(id, 'ada'));
    expect(() => proofs.use(id, 'bob')).toThrow(
      expect.objectContaining({ code: 'wikimedia-unproven' }),
    );
  });

  it('that were refused prove nothing', async () => {
    const { hand, refuse } = proofInHand();
    const { id } = proofs.keep(hand);
    refuse();
    await heard('refused');
    expect(() => proofs.use(id, 'ada')).toThrow('Nothing was proven');
  });

  it.each([true, false])('expire after a quarter of an hour, proven: %s', async (isProven) => {
    const { hand, prove, isAbandoned } = proofInHand();
    const { id } = proofs.keep(hand);
    if (isProven) prove();
    if (isProven) await heard('proven');
    clock.advance(PROOF_MS - 1);
    expect(proofs.find(id).state).toBe(isProven ? 'proven' : 'open');
    clock.advance(1);
    expect(proofs.find(id)).toEqual({ id, url: hand.url, state: 'expired' });
    expect(isAbandoned()).toBe(true);
    expect(() => proofs.use(id, 'ada')).toThrow('Nothing was proven');
    await hand.proven.catch(() => undefined);
    expect(told.at(-1)?.state).toBe('expired');
  });

  it('do not pile up: the oldest of too many is ended and forgotten', () => {
    const hands = Array.from({ length: 9 }, proofInHand);
    const ids = hands.map(({ hand }) => proofs.keep(hand).id);
    expect(hands.map(({ isAbandoned }) => isAbandoned())).toEqual([true, ...Array(8).fill(false)]);
    expect(() => proofs.find(ids[0] ?? '')).toThrow('No proof');
    expect(proofs.find(ids[1] ?? '').state).toBe('open');
  });

  it('are all ended when the app ends, and none is waited for any more', () => {
    const hands = [proofInHand(), proofInHand()];
    for (const { hand } of hands) proofs.keep(hand);
    proofs.stop();
    expect(hands.map(({ isAbandoned }) => isAbandoned())).toEqual([true, true]);
    expect(clock.next()).toBeUndefined();
  });
});
