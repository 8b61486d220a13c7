import { beforeEach, describe, expect, it } from 'vitest';
import { proveByOAuth } from '../../../../electron/adapters/wikimedia/oauth-proof.ts';
import type { ProofInHand } from '../../../../electron/core/ports/wikimedia-accounts.ts';
import { startMediaWiki, type MediaWiki } from '../../../servers/mediawiki.ts';

const users = [
  { id: 4711, name: 'Ada Practice' },
  { id: 4712, name: 'Łukasz' },
  { id: 4713, name: 'Locked one', locked: true },
];

let wiki: MediaWiki;
let open: ProofInHand[];

const prove = async (client: Partial<Parameters<typeof proveByOAuth>[0]> = {}) => {
  const proof = await proveByOAuth({ ...wiki, ...client });
  open.push(proof);
  return proof;
};

/** The proof's end and what the person is shown, whatever they are. */
const end = async ({ proven, url }: ProofInHand, who: string) =>
  Promise.all([proven.catch((error: unknown) => error), wiki.browse(url, who)]);

beforeEach(async () => {
  wiki = await startMediaWiki(users);
  open = [];
  return async () => {
    await Promise.allSettled(open.map(({ abandon, proven }) => (abandon(), proven)));
    await wiki.stop();
  };
});

describe('a proof by OAuth', () => {
  it('ends with the account that was logged in to, also where its name is not ASCII', async () => {
    const [account, page] = await end(await prove(), 'Łukasz');
    expect(account).toEqual({ id: 4712, name: 'Łukasz', locked: false });
    expect(page).toContain('You can close this page');
  });

  it('asks for a code with a challenge of its own each time, and never with a secret', async () => {
    const urls = [await prove(), await prove()].map(({ url }) => new URL(url).searchParams);
    for (const name of ['state', 'code_challenge', 'redirect_uri']) {
      expect(new Set(urls.map((query) => query.get(name))).size, name).toBe(2);
    }
    expect([...(urls[0]?.keys() ?? [])].toSorted()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'redirect_uri',
      'response_type',
      'state',
    ]);
  });

  it('tells nobody its code, verifier or token by an address', async () => {
    await end(await prove(), 'Ada Practice');
    const asked = wiki.asked.join('\n');
    expect([...wiki.tokens.keys()].filter((token) => asked.includes(token))).toEqual([]);
    expect(asked).not.toContain('verifier=');
    expect(asked).not.toMatch(/[?&]code=/);
  });

  it('is refused where the person says no at the wiki', async () => {
    const [error, page] = await end(await prove(), 'nobody');
    expect(error).toMatchObject({ code: 'wikimedia-unproven' });
    expect(page).toContain('Nothing was linked');
  });

  it('takes no redirect that it did not begin, and still takes its own', async () => {
    const proof = await prove();
    const own = new URL(new URL(proof.url).searchParams.get('redirect_uri') ?? '');
    for (const query of [
      '?code=stolen&state=guessed',
      '?code=stolen',
      '?error=access_denied',
      '',
    ]) {
      expect((await fetch(own.href + query)).status, query).toBe(404);
    }
    const [account] = await end(proof, 'Ada Practice');
    expect(account).toMatchObject({ id: 4711 });
  });

  it('is refused with the code of another login', async () => {
    const [first, second] = [await prove(), await prove()];
    const login = await fetch(first.url, {
      headers: { cookie: 'Ada%20Practice' },
      redirect: 'manual',
    });
    const code = new URL(login.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const query = new URL(second.url).searchParams;
    const back = new URL(query.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: query.get('state') ?? '' }).toString();
    const refused = second.proven.catch((error: unknown) => error);
    await fetch(back);
    expect(await refused).toMatchObject({ code: 'wikimedia-unproven' });
    expect(wiki.tokens.size).toBe(0);
  });

  it('answers under its own address only, and only to GET', async () => {
    const { origin } = new URL(new URL((await prove()).url).searchParams.get('redirect_uri') ?? '');
    expect((await fetch(origin, { method: 'POST' })).status).toBe(400);
    const shown = await fetch(origin);
    expect(shown.status).toBe(404);
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('listens for nothing once it has ended or was abandoned', async () => {
    const [ended, abandoned] = [await prove(), await prove()];
    await end(ended, 'Ada Practice');
    const refused = abandoned.proven.catch((error: unknown) => error);
    abandoned.abandon();
    expect(await refused).toMatchObject({ code: 'wikimedia-unproven' });
    for (const { url } of [ended, abandoned]) {
      const back = new URL(url).searchParams.get('redirect_uri') ?? '';
      await expect(fetch(back)).rejects.toThrow('fetch failed');
    }
  });

  it('ends by itself where nobody logs in', async () => {
    const { proven } = await prove({ patienceMs: 1 });
    await expect(proven).rejects.toMatchObject({ code: 'wikimedia-unproven' });
  });

  it('is refused for a client that the wiki does not know', async () => {
    const proof = await prove({ clientId: 'another' });
    expect(await wiki.browse(proof.url, 'Ada Practice')).toContain('invalid_client');
  });

  it.each([
    ['503', { status: 503 }],
    ['something else', { status: 200, body: { token: 1 } }],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
  ])('could not be made where the wiki answers %s', async (_, reply) => {
    wiki.instead = (path) => (path.endsWith('/access_token') ? reply : undefined);
    const [error] = await end(await prove(), 'Ada Practice');
    expect(error).toMatchObject({ code: 'wikimedia-unreachable' });
  });

  it('proves nothing where the wiki keeps the name to itself', async () => {
    wiki.instead = (path) =>
      path.endsWith('/profile') ? { status: 200, body: { sub: 4711, blocked: true } } : undefined;
    const [error] = await end(await prove(), 'Ada Practice');
    expect(error).toMatchObject({ code: 'wikimedia-unproven' });
  });
});
