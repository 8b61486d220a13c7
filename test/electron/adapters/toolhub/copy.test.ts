import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createToolhubCopy } from '../../../../electron/adapters/toolhub/copy.ts';

const tool = (name: string, description = '') => ({
  ...{ name, title: name, description, keywords: ['bikes'], deprecated: false },
});
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'lanyard-toolhub-')), 'toolhub.json');

describe('what a desk has seen of the catalogue', () => {
  it('is there after a restart, what was seen last first', async () => {
    const file = newFile();
    const copy = createToolhubCopy(file);
    await copy.keep([tool('one'), tool('two')]);
    await copy.keep([tool('one', 'newer')]);
    const found = await createToolhubCopy(file).find('BIKES');
    expect(found.map(({ name, description }) => [name, description])).toEqual([
      ['one', 'newer'],
      ['two', ''],
    ]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('keeps a thousand tools at most, and lets go of those seen longest ago', async () => {
    const file = newFile();
    const copy = createToolhubCopy(file);
    await copy.keep(Array.from({ length: 1005 }, (_, at) => tool(`tool-${at}`)));
    const found = await createToolhubCopy(file).find('');
    expect(found).toHaveLength(1000);
    expect(found.at(-1)?.name).toBe('tool-5');
  });

  it.each(['', '{"version": 2}', '{"version": 1, "tools": [{"name": 1}]}'])(
    'is none where the file says %j, and the next one replaces it',
    async (text) => {
      const file = newFile();
      writeFileSync(file, text);
      const copy = createToolhubCopy(file);
      expect(await copy.find('')).toEqual([]);
      await copy.keep([tool('one')]);
      expect(readFileSync(file, 'utf8')).toContain('"one"');
    },
  );

  it('brings no folder back that a wipe has removed', async () => {
    const file = newFile();
    const copy = createToolhubCopy(file);
    rmSync(join(file, '..'), { recursive: true });
    await copy.keep([tool('one')]);
    expect(await copy.find('one')).toHaveLength(1);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });
});
