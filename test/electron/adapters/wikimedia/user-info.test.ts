import { beforeEach, describe, expect, it } from 'vitest';
import { lookUpUser } from '../../../../electron/adapters/wikimedia/user-info.ts';
import { startMediaWiki, type MediaWiki } from '../../../servers/mediawiki.ts';

let wiki: MediaWiki;
beforeEach(async () => {
  wiki = await startMediaWiki([
    { id: 4711, name: 'Ada Practice' },
    { id: 4713, name: 'Żółw', locked: true },
  ]);
  return () => wiki.stop();
});

describe('looking a Wikimedia account up', () => {
  it('answers number, name as the wikis write it, and since when', async () => {
    expect(await lookUpUser(wiki.apiUrl, 'ada_Practice')).toEqual({
      id: 4711,
      name: 'Ada Practice',
      registered: '2019-05-17T09:30:00Z',
      locked: false,
    });
  });

  it('tells of an account that is locked', async () => {
    expect(await lookUpUser(wiki.apiUrl, 'Żółw')).toMatchObject({ id: 4713, locked: true });
  });

  it.each(['Nobody here', 'a|b', '<script>', '&guiuser=Ada Practice'])(
    'says of %j that nobody has it',
    async (name) => {
      await expect(lookUpUser(wiki.apiUrl, name)).rejects.toMatchObject({
        code: 'wikimedia-unknown',
        params: [name],
      });
    },
  );

  it.each([
    ['busy', { status: 429, body: {} }],
    ['broken', { status: 500, body: {} }],
    ['a page of a venue’s log-in', { status: 200, body: '<html>' }],
    ['without an end', { status: 200, body: { error: { code: 'x'.repeat(300_000) } } }],
    ['overloaded', { status: 200, body: { error: { code: 'maxlag' } } }],
    ['no number', { status: 200, body: { query: { globaluserinfo: { name: 'Ada' } } } }],
  ])('could not ask where the answer is %s', async (_, reply) => {
    wiki.instead = () => reply;
    await expect(lookUpUser(wiki.apiUrl, 'Ada')).rejects.toMatchObject({
      code: 'wikimedia-unreachable',
    });
  });

  it('could not ask where nobody answers', async () => {
    await wiki.stop();
    await expect(lookUpUser(wiki.apiUrl, 'Ada')).rejects.toMatchObject({
      code: 'wikimedia-unreachable',
    });
  });
});
