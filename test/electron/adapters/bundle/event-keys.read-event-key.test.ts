import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEventKeys, readEventKey } from '../../../../electron/adapters/bundle/event-keys.ts';

const { publicKey, privateKey } = newEventKeys();
const env = { LANYARD_EVENT_KEY: 'from the environment' };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-event-key-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the desk’s event key', () => {
  it('comes from the named file before the environment, and need not be there', async () => {
    const file = join(folder, 'event.key');
    await writeFile(file, `${privateKey}\n`);
    expect(await readEventKey({ env, file })).toBe(`${privateKey}\n`);
    expect(await readEventKey({ env, file: undefined })).toBe('from the environment');
    expect(await readEventKey({ env: {}, file: undefined })).toBeUndefined();
  });

  it('is refused where the file cannot be read, with the reason', async () => {
    const file = join(folder, 'missing.key');
    await expect(readEventKey({ env, file })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'event-key', rule: 'file-unreadable', params: [file, expect.any(String)] }],
    });
  });

  it('is refused where the file holds something else, and nothing of that is told', async () => {
    const file = join(folder, 'wrong.key');
    await writeFile(file, `${publicKey} canary`);
    const error: unknown = await readEventKey({ env, file }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'bundle-wrong-desk-key', params: [] });
    expect(String(error)).not.toMatch(/canary|lanyard-x25519/);
  });
});
