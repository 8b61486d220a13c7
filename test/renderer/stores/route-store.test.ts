import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, parseRoute } from '../../../renderer/stores/route-store.ts';

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
        ] as const) {
          expect(parseRoute(hashOf({ view, id }))).toEqual({ view, id });
        }
      }),
    );
  });

  it('never throws at an address typed by hand', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRoute(`#/person/%${text}`)));
  });
});
