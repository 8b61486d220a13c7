import { beforeEach, describe, expect, it } from 'vitest';
import { createImportStore } from '../../../renderer/stores/import-store.ts';
import { bundleBytes, MOST_BUNDLE_TEXT } from '../../../shared/bundle/bundle-text.ts';
import { toFrames } from '../../../shared/bundle/bundle-frames.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { answers, bundle } from '../screens.ts';

const report = answers['bundles.inspect'];
const frames = toFrames(bundleBytes(bundle) ?? new Uint8Array());

let fake: ReturnType<typeof createFakeBridge>;
let store: ReturnType<typeof createImportStore>;
const state = () => store.getState();
beforeEach(() => {
  fake = createFakeBridge();
  store = createImportStore(fake.bridge);
});

describe('a bundle that comes in codes', () => {
  it('is opened with the last of them, in whatever order they come', async () => {
    for (const frame of frames.toReversed().slice(0, -1)) state().scan(frame);
    expect(state().collected?.pieces.size).toBe(frames.length - 1);
    expect(fake.waiting()).toEqual([]);
    state().scan(frames[0] ?? '');
    expect(await fake.answer('bundles.inspect', report)).toEqual({ bundle });
    expect(state()).toMatchObject({ report, asking: false, collected: undefined });
  });

  it('keeps what was read when something else is scanned, and says what that was', () => {
    state().scan(frames[0] ?? '');
    for (const [text, is] of [
      ['https://example.org', 'other'],
      ['LANYARD9XYZ', 'newer'],
      [`${frames[1] ?? ''}A`, 'misread'],
    ] as const) {
      state().scan(text);
      expect(state().misread).toBe(is);
    }
    state().scan(frames[1] ?? '');
    expect(state()).toMatchObject({ misread: undefined });
    expect(state().collected?.pieces.size).toBe(2);
  });
});

describe('a bundle that comes as a file', () => {
  it('is opened, and filed only when somebody says so', async () => {
    void state().open(`${bundle}\n`);
    await fake.answer('bundles.inspect', report);
    expect(state().filed).toBe(false);
    expect(fake.waiting()).toEqual([]);
    void state().submit();
    void state().submit();
    expect(await fake.answer('bundles.import', report)).toEqual({ bundle });
    expect(fake.waiting()).toEqual([]);
    expect(state()).toMatchObject({ filed: true, asking: false });
  });

  it('is refused by its size before it goes anywhere', async () => {
    await state().open('x'.repeat(MOST_BUNDLE_TEXT + 1));
    expect(state().problem).toMatchObject({ code: 'bundle-too-large' });
    expect(fake.waiting()).toEqual([]);
  });

  it('says why it could not be opened or filed, and can be tried again', async () => {
    void state().open('something');
    await fake.refuse('bundles.inspect', 'bundle-unreadable', 'No bundle');
    expect(state()).toMatchObject({ problem: { code: 'bundle-unreadable' }, report: undefined });
    void state().open(bundle);
    await fake.answer('bundles.inspect', report);
    expect(state().problem).toBeUndefined();
    void state().submit();
    await fake.refuse('bundles.import', 'storage-failed', 'Disk full');
    expect(state()).toMatchObject({ problem: { code: 'storage-failed' }, filed: false, report });
    state().clear();
    expect(state()).toMatchObject({ report: undefined, problem: undefined, bundle: undefined });
  });
});
