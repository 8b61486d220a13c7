import { describe, expect, it } from 'vitest';
import { createNameMemoryStore } from '../../../renderer/stores/look-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { idOf } from '../screens.ts';

const asked = '2027-08-04T07:46:00.000Z';
const known = {
  username: { is: 'free-as-of', asked },
  shellName: { is: 'taken-as-of', asked },
} as const;
const request = (number: number) => ({ id: idOf(number), username: 'Jane Doe', shellName: 'jdoe' });

describe('name memory', () => {
  it('asks for the names of a request, and that its own wish is no clash', async () => {
    const { bridge, answer } = createFakeBridge();
    const store = createNameMemoryStore(bridge);
    void store.getState().ask(request(1));
    expect(await answer('names.recall', known)).toEqual({
      username: 'Jane Doe',
      shellName: 'jdoe',
      request: idOf(1),
    });
    expect(store.getState()).toMatchObject({ id: idOf(1), names: known });
  });

  it('shows nothing of the request before, also where its answer comes late', async () => {
    const { bridge, answer } = createFakeBridge();
    const store = createNameMemoryStore(bridge);
    void store.getState().ask(request(1));
    void store.getState().ask(request(2));
    await answer('names.recall', known);
    expect(store.getState()).toMatchObject({ id: idOf(2), names: undefined });
  });

  it('keeps what it knew where it cannot ask again', async () => {
    const { bridge, answer, refuse } = createFakeBridge();
    const store = createNameMemoryStore(bridge);
    void store.getState().ask(request(1));
    await answer('names.recall', known);
    void store.getState().ask(request(1));
    await refuse('names.recall', 'host-unreachable', 'gone');
    expect(store.getState().names).toEqual(known);
  });
});
