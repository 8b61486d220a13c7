import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeOnce } from './make-once.ts';
import { manyTimes } from '../../races/runs.ts';

describe('a folder that is made once', () => {
  let cache: string;
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'lanyard-once-'));
  });
  afterEach(() => rmSync(cache, { recursive: true }));

  it(
    'has the work of one of two who make it at once, whole, and nothing beside it',
    manyTimes,
    async () => {
      const gate = Promise.withResolvers<undefined>();
      const fill = (name: string) => async (draft: string) => {
        writeFileSync(join(draft, 'first'), name);
        await gate.promise;
        writeFileSync(join(draft, 'second'), name);
      };
      const folder = join(cache, 'made');
      const both = ['one', 'other'].map((name) => makeOnce(folder, fill(name)));
      gate.resolve(undefined);
      await Promise.all(both);
      expect(readdirSync(cache)).toEqual(['made']);
      const [first, second] = ['first', 'second'].map((name) =>
        readFileSync(join(folder, name), 'utf8'),
      );
      expect(first).toBe(second);
    },
  );

  it('is not made again', async () => {
    const folder = join(cache, 'made');
    await makeOnce(folder, async (draft) => writeFileSync(join(draft, 'file'), ''));
    await makeOnce(folder, () => Promise.reject(new Error('made again')));
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('is not there after a failure', async () => {
    const failure = makeOnce(join(cache, 'made'), () => Promise.reject(new Error('no package')));
    await expect(failure).rejects.toThrow('no package');
    expect(readdirSync(cache)).toEqual([]);
  });
});
