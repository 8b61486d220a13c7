import { describe, expect, it } from 'vitest';
import { createWikimediaAccounts } from '../../../../electron/adapters/wikimedia/wikimedia-accounts.ts';
import { startMediaWiki } from '../../../servers/mediawiki.ts';

describe('the wikis of a profile', () => {
  it('can be asked, and prove nothing without an OAuth client', async () => {
    const wiki = await startMediaWiki([{ id: 4711, name: 'Ada' }]);
    const { lookUp, prove } = createWikimediaAccounts({ apiUrl: wiki.apiUrl });
    expect(await lookUp('Ada')).toMatchObject({ id: 4711 });
    expect(prove).toBeUndefined();
    await wiki.stop();
  });

  it('prove where the profile has server and client', async () => {
    const wiki = await startMediaWiki([{ id: 4711, name: 'Ada' }]);
    const proof = await createWikimediaAccounts(wiki).prove?.();
    if (proof) await Promise.all([wiki.browse(proof.url, 'Ada')]);
    expect(await proof?.proven).toMatchObject({ id: 4711, name: 'Ada' });
    await wiki.stop();
  });
});
