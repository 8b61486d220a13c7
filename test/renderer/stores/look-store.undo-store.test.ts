import { describe, expect, it } from 'vitest';
import { createUndoStore } from '../../../renderer/stores/look-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { idOf } from '../screens.ts';
import { undoPlan } from '../undo-screens.ts';

describe('undo store', () => {
  it('shows the plan that was asked for last', async () => {
    const { bridge, answer } = createFakeBridge();
    const store = createUndoStore(bridge);
    void store.getState().ask(idOf(9));
    void store.getState().ask(undoPlan.of);
    await answer('requests.planUndo', { ...undoPlan, of: idOf(9) });
    expect(store.getState().plan).toBeUndefined();
    await answer('requests.planUndo', undoPlan);
    expect(store.getState().plan).toEqual(undoPlan);
  });

  it('says why there is none, and shows no older one', async () => {
    const { bridge, answer, refuse } = createFakeBridge();
    const store = createUndoStore(bridge);
    void store.getState().ask(undoPlan.of);
    await answer('requests.planUndo', undoPlan);
    void store.getState().ask(undoPlan.of);
    await refuse('requests.planUndo', 'undo-impossible', 'nothing');
    expect(store.getState()).toMatchObject({
      plan: undefined,
      problem: { code: 'undo-impossible' },
    });
  });
});
