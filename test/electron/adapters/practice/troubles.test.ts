import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceSystems } from '../../../../electron/adapters/practice/practice-systems.ts';
import { loadProfile } from '../../../../electron/adapters/profile/load-profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-troubles-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function open() {
  const log = { error: () => undefined, info: () => undefined };
  const where = { folder, credentials: undefined, env: {}, log };
  const { troubles, ...systems } = practiceSystems(
    await loadProfile('practice', { env: {} }),
    where,
  );
  if (!troubles) throw new Error('practice has no troubles');
  return { ...systems, troubles };
}

const zoe = { uid: 'zoe', cn: 'Zoë', mail: 'zoe@example.org', uidNumber: 20_001 };

describe('the systems of practice', () => {
  it('cannot be reached while the network is off, and can be left all the same', async () => {
    const { directory, tools, groups, links, cloud, troubles } = await open();
    troubles.set('network', true);
    const asked = [
      directory.probe(),
      tools?.toolsOf('zoe'),
      groups?.membersOf('tools'),
      links.linkedTo('zoe'),
    ];
    for (const answer of asked) {
      await expect(answer).rejects.toMatchObject({ code: 'directory-unreachable' });
    }
    await expect(cloud?.probe()).rejects.toMatchObject({ code: 'cloud-unreachable' });
    await directory.close();
    troubles.set('network', false);
    await directory.probe();
  });

  it('give the names of the next person to somebody else, once', async () => {
    const { directory, troubles } = await open();
    troubles.set('name-lost', true);
    await expect(directory.addPerson(zoe, 'correct horse')).rejects.toMatchObject({
      code: 'entry-exists',
    });
    expect(await directory.look({ names: ['zoe'] })).toMatchObject([{ cns: ['Faster zoe'] }]);
    expect(troubles.current().troubles).toEqual([]);
    await directory.addPerson({ ...zoe, uid: 'zoe2', cn: 'Zoë 2' }, 'correct horse');
  });
});
