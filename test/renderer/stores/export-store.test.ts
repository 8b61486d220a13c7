import { beforeEach, describe, expect, it } from 'vitest';
import { createExportStore } from '../../../renderer/stores/export-store.ts';
import { bundleText } from '../../../shared/bundle/bundle-text.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { bundle, requests } from '../screens.ts';

const [first] = requests;
if (!first) throw new Error('There is no request to play with');

let fake: ReturnType<typeof createFakeBridge>;
let store: ReturnType<typeof createExportStore>;
beforeEach(() => {
  fake = createFakeBridge();
  store = createExportStore(fake.bridge);
});

describe('a bundle on its way out', () => {
  it('of everything that waits stands as text and as codes until it is forgotten', async () => {
    const made = store.getState().make();
    expect(store.getState().making).toBe(true);
    expect(
      await fake.answer('bundles.export', {
        bundle,
        requests: [...requests],
        left: 3,
        behind: [first],
        proven: true,
      }),
    ).toEqual({});
    expect(await made).toBe(true);
    const { sealed, making } = store.getState();
    expect(making).toBe(false);
    expect(sealed).toMatchObject({ text: bundle, from: 'desk', people: requests.length, left: 3 });
    expect(sealed?.behind).toEqual([first]);
    expect(sealed?.frames).toHaveLength(3);
    store.getState().forget();
    expect(store.getState().sealed).toBeUndefined();
  });

  it('of named requests asks for those', async () => {
    void store.getState().make(['one']);
    const answer = { bundle, requests: [], left: 0, behind: [], proven: false };
    expect(await fake.answer('bundles.export', answer)).toEqual({ ids: ['one'] });
    expect(store.getState().sealed?.from).toBe('unproven');
  });

  it('is not there where nothing could be sealed, and says why', async () => {
    const made = store.getState().make();
    await fake.refuse('bundles.export', 'bundle-nothing', 'Nothing');
    expect(await made).toBe(false);
    expect(store.getState().problem).toMatchObject({ code: 'bundle-nothing' });
    expect(store.getState().sealed).toBeUndefined();
  });

  it('of a newcomer is one person, and too large a one has no codes', () => {
    store.getState().show(bundleText(new Uint8Array(60_000)));
    expect(store.getState().sealed).toMatchObject({ from: 'newcomer', people: 1, frames: [] });
  });
});
