import { beforeEach, describe, expect, it } from 'vitest';
import { createWikimediaAccounts } from '../../../../../electron/adapters/wikimedia/wikimedia-accounts.ts';
import { jane, directoryOf, janesPassword as password } from '../../../../fakes/people.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../../fakes/world.ts';
import { startMediaWiki, type MediaWiki } from '../../../../servers/mediawiki.ts';

const directory = () => ({ directory: directoryOf(jane), profile: plainProfile() });

describe('links, with a wiki on this machine', () => {
  let wiki: MediaWiki;
  let world: World;
  const state = (id: string) => async () => (await world.ask('links.proof', { id })).state;

  beforeEach(async () => {
    wiki = await startMediaWiki([{ id: 4711, name: 'Ada Practice' }]);
    const ports = { wikimedia: createWikimediaAccounts(wiki) };
    world = createWorld({ ...directory(), ports });
    return async () => {
      await world.app.stop();
      await wiki.stop();
      removeFolder(world.folder);
    };
  });

  it('are filed for the account that was logged in to, whatever name was looked up before', async () => {
    expect(await world.ask('links.lookUp', { name: 'ada Practice' })).toMatchObject({ id: 4711 });
    const { id, url } = await world.ask('links.prove', {});
    await wiki.browse(url, 'Ada Practice');
    await expect.poll(state(id)).toBe('proven');
    const filed = await world.ask('links.file', { proof: id, shellName: ' JDOE ', password });
    expect(filed).toMatchObject({
      ...{ kind: 'link-wikimedia', shellName: 'jdoe' },
      link: { wikimedia: { id: 4711, name: 'Ada Practice' }, storesName: true },
    });
    const again = await world.ask('links.file', { proof: id, shellName: 'jdoe', password });
    expect(again.id).toBe(filed.id);
    expect(
      await world.call('links.file', { proof: id, shellName: 'another', password }),
    ).toMatchObject({
      error: { code: 'wikimedia-unproven' },
    });
  });

  it('are not filed where the person said no', async () => {
    const { id, url } = await world.ask('links.prove', {});
    await wiki.browse(url, 'nobody the wiki knows');
    await expect.poll(state(id)).toBe('refused');
    expect(
      await world.call('links.file', { proof: id, shellName: 'jdoe', password }),
    ).toMatchObject({
      error: { code: 'wikimedia-unproven' },
    });
  });

  it('say that nobody has a name, and that a proof is not there', async () => {
    expect(await world.call('links.lookUp', { name: 'Nobody' })).toMatchObject({
      error: { code: 'wikimedia-unknown' },
    });
    const id = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';
    expect(await world.call('links.proof', { id })).toMatchObject({ error: { code: 'not-found' } });
  });

  it('end what is on its way when the app ends', async () => {
    const { url } = await world.ask('links.prove', {});
    await world.app.stop();
    const back = new URL(url).searchParams.get('redirect_uri') ?? '';
    await expect(fetch(back)).rejects.toThrow('fetch failed');
  });
});

it('links are not there where the event has no wikis', async () => {
  const world = createWorld(directory());
  for (const call of [world.call('links.lookUp', { name: 'Ada' }), world.call('links.prove', {})]) {
    expect(await call).toMatchObject({ error: { code: 'not-found' } });
  }
  await world.app.stop();
  removeFolder(world.folder);
});
