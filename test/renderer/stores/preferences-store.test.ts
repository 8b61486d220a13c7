import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPreferencesStore, themes } from '../../../renderer/stores/preferences-store.ts';

function setUp(stored: string | null, asked: string | null = null) {
  const kept = new Map<string, string>();
  const storage = {
    getItem: () => stored,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const store = createPreferencesStore(storage, { asked, system: ['xx-YY', 'en-GB'] });
  return { now: () => store.getState(), kept };
}

describe('preferences', () => {
  it('keep what was chosen', () => {
    const { now, kept } = setUp(null);
    now().prefer({ theme: 'dark', shortcuts: false, paper: 'label' });
    const [stored = ''] = kept.values();
    expect(setUp(stored).now()).toMatchObject({
      theme: 'dark',
      shortcuts: false,
      paper: 'label',
    });
  });

  it('follow the system where nothing was chosen', () => {
    expect(setUp(null).now()).toMatchObject({ language: 'en', theme: 'auto', shortcuts: true });
    expect(setUp('{"paper":"a3"}').now().paper).toBe('a4');
  });

  it('take the language of the address first', () => {
    expect(setUp('{"language":"en"}', 'x-mirror').now().language).toBe('x-mirror');
    expect(setUp(null, 'not-a-language').now().language).toBe('en');
  });

  it('survive whatever stands in the storage', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        const { language, theme } = setUp(stored).now();
        expect(themes).toContain(theme);
        expect(['en', 'x-pseudo', 'x-mirror']).toContain(language);
      }),
    );
  });
});
