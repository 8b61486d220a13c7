import { describe, expect, it } from 'vitest';
import { createConflictStore } from '../../../renderer/stores/look-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { answers, idOf } from '../screens.ts';

const conflict = answers['requests.conflict'];

describe('conflict store', () => {
  it('shows what the directory said of the request asked about last', async () => {
    const { bridge, answer } = createFakeBridge();
    const store = createConflictStore(bridge);
    void store.getState().ask(idOf(9));
    void store.getState().ask(conflict.id);
    await answer('requests.conflict', { ...conflict, id: idOf(9) });
    expect(store.getState().conflict).toBeUndefined();
    await answer('requests.conflict', conflict);
    expect(store.getState().conflict).toEqual(conflict);
  });

  it('says so where nobody could be asked, and forgets what it knew', async () => {
    const { bridge, answer, refuse } = createFakeBridge();
    const store = createConflictStore(bridge);
    void store.getState().ask(conflict.id);
    await answer('requests.conflict', conflict);
    void store.getState().ask(conflict.id);
    await refuse('requests.conflict', 'directory-unreachable', 'away');
    expect(store.getState().conflict).toBeUndefined();
    expect(store.getState().problem).toMatchObject({ code: 'directory-unreachable' });
  });
});
