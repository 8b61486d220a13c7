import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, parseRoute, tidyHash } from '../../../renderer/stores/route-store.ts';

describe('parseRoute', () => {
  it.each(['', '#', '#/', '#/nowhere', '#/request', '#/request/', '#/toString'])(
    'goes to the desk for %j',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ view: 'desk' });
    },
  );

  it('reads back every id it writes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        for (const view of [
          'person',
          'request',
          'undo',
          'project',
          'project-removal',
          'tool',
          'link',
          'sheet',
          'person-sheet',
          'ssh',
        ] as const) {
          expect(parseRoute(hashOf({ view, id }))).toEqual({ view, id });
        }
      }),
    );
  });

  it.each(['person', 'link', 'person-sheet', 'ssh'] as const)(
    'has no name in the address of a %s',
    (view) => {
      const hash = hashOf({ view, id: 'jdoe' });
      expect(hash).toMatch(new RegExp(`^#/${view}/[-0-9a-f]{36}$`));
      expect(hashOf({ view, id: 'jdoe' })).toBe(hash);
      expect(hashOf({ view, id: 'jdoe2' })).not.toBe(hash);
    },
  );

  it('takes a name that was typed, and has it taken out of the address', () => {
    expect(parseRoute('#/person/jdoe')).toEqual({ view: 'person', id: 'jdoe' });
    expect(tidyHash('#/person/jdoe')).toBe(hashOf({ view: 'person', id: 'jdoe' }));
    expect(tidyHash(hashOf({ view: 'person', id: 'jdoe' }))).toBeUndefined();
    expect(tidyHash('#/tool/map%2Dbot')).toBeUndefined();
    expect(tidyHash('')).toBeUndefined();
  });

  it('goes to the desk for somebody of before the page was loaded', () => {
    expect(parseRoute(`#/person/${crypto.randomUUID()}`)).toEqual({ view: 'desk' });
  });

  it('never throws at an address typed by hand', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRoute(`#/person/%${text}`)));
  });
});
