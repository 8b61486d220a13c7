import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKioskKeeper } from '../../../../electron/adapters/kiosk/kiosk-keeper.ts';
import { isEventFile } from '../../../../electron/adapters/storage/own-names.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-kiosk-'));
  file = join(folder, 'kiosk.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = { wrong: 0, begun: Uint8Array.of(1, 2, 3) };

it('a hand-over is on the disk for the next process, and for nobody else to read', async () => {
  const keeper = createKioskKeeper(file);
  expect(await keeper.read()).toBeUndefined();
  const pin = await keeper.hashPin('2580');
  await keeper.write({ ...record, pin });
  const read = await createKioskKeeper(file).read();
  expect(read).toMatchObject({ pin, wrong: 0 });
  expect([...(read?.begun ?? [])]).toEqual([1, 2, 3]);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readFileSync(file, 'utf8')).not.toContain('2580');
  await keeper.remove();
  await keeper.remove();
  expect(await keeper.read()).toBeUndefined();
});

it('a PIN is known by its salted hash alone', async () => {
  const keeper = createKioskKeeper(file);
  const [one, other] = [await keeper.hashPin('2580'), await keeper.hashPin('2580')];
  expect(one).not.toBe(other);
  expect(await keeper.isPin('2580', one)).toBe(true);
  for (const wrong of ['', '2581', '02580', '2580 '])
    expect(await keeper.isPin(wrong, one)).toBe(false);
});

it('a file that is damaged gives nobody the desk', async () => {
  for (const text of ['', '{}', '{"version":2}', 'null']) {
    writeFileSync(file, text);
    await expect(createKioskKeeper(file).read()).rejects.toMatchObject({ code: 'storage-failed' });
  }
});

it('a wipe knows the file as Lanyard’s own', () => {
  for (const name of ['kiosk.json', 'kiosk.json.new']) expect(isEventFile(name)).toBe(true);
});
