import { beforeEach, describe, expect, it } from 'vitest';
import { createWorkshopStore } from '../../../../renderer/stores/shift/workshop-store.ts';
import type { WorkshopCheck } from '../../../../shared/workshop/workshop.ts';
import { createFakeBridge } from '../../fake-bridge.ts';
import { idOf, noon } from '../../screen-request.ts';

const steps = { chain: ['ssh-key' as const], tasks: [] };
const checked: WorkshopCheck = { asked: noon, people: [{ id: idOf(1), states: {} }] };

describe('the workshop’s store', () => {
  let fake: ReturnType<typeof createFakeBridge>;
  let store: ReturnType<typeof createWorkshopStore>;
  beforeEach(() => {
    fake = createFakeBridge();
    store = createWorkshopStore(fake.bridge);
  });

  it('reads the steps in the language that was asked for last', async () => {
    void store.getState().speak('en');
    void store.getState().speak('ckb');
    await fake.answer('workshop.current', { chain: [], tasks: [] });
    expect(store.getState().view).toBeUndefined();
    expect(await fake.answer('workshop.current', steps)).toEqual({ language: 'ckb' });
    expect(store.getState().view).toEqual(steps);
  });

  it('shows what a check saw, and asks once at a time', async () => {
    void store.getState().speak('en');
    await fake.answer('workshop.current', steps);
    void store.getState().check();
    void store.getState().check();
    expect(store.getState().checking).toBe(true);
    await fake.answer('workshop.check', checked);
    expect(store.getState()).toMatchObject({ checking: false, view: { checked } });
    void store.getState().check();
    await fake.refuse('workshop.check', 'storage-failed', '');
    expect(store.getState()).toMatchObject({
      ...{ checking: false, view: { checked }, problem: { code: 'storage-failed' } },
    });
  });

  it('lets go of everybody, and keeps the steps, which are nobody’s', async () => {
    void store.getState().speak('en');
    await fake.answer('workshop.current', { ...steps, checked });
    void store.getState().check();
    store.getState().forgetPeople('lock');
    await fake.answer('workshop.check', checked);
    expect(store.getState()).toMatchObject({ view: steps, checking: false });
    expect(store.getState().view?.checked).toBeUndefined();
  });
});
