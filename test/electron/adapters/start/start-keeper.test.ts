import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStartKeeper } from '../../../../electron/adapters/start/start-keeper.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('what was chosen is there for the next process, until it is forgotten', async () => {
  const keeper = createStartKeeper(folder, {});
  expect(await keeper.read()).toBeUndefined();
  await keeper.write({ way: 'desk', profile: 'wikimedia' });
  expect(await createStartKeeper(folder, {}).read()).toEqual({
    ...{ way: 'desk', profile: 'wikimedia' },
  });
  await keeper.forget();
  await keeper.forget();
  expect(await keeper.read()).toBeUndefined();
});

it.each(['', 'null', '{"version":2}', '{"version":1,"way":"root","profile":"practice"}'])(
  'what cannot be read was not chosen: %j',
  async (text) => {
    writeFileSync(join(folder, 'start.json'), text);
    expect(await createStartKeeper(folder, {}).read()).toBeUndefined();
  },
);

it('a profile is kept as it was, for its owner alone', async () => {
  const file = await createStartKeeper(folder, {}).keepProfile('event: ü\n');
  expect(readFileSync(file, 'utf8')).toBe('event: ü\n');
  expect(statSync(file).mode & 0o077).toBe(0);
});

it('a disk that refuses is told as one', async () => {
  const keeper = createStartKeeper(join(folder, 'start.json', 'x'), {});
  writeFileSync(join(folder, 'start.json'), '');
  await expect(keeper.write({ way: 'desk', profile: 'x' })).rejects.toMatchObject({
    code: 'storage-failed',
  });
});

it('of the profiles that ship with Lanyard, practice can encrypt for its desks', async () => {
  const shipped = await createStartKeeper(folder, {}).shipped();
  expect(shipped.map(({ profile, hasKey }) => [profile, hasKey])).toEqual([
    ['practice', true],
    ['wikimedia', false],
  ]);
});
