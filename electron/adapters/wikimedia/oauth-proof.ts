import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { WikimediaAccount } from '../../../shared/requests/link.ts';
import type { ProofInHand } from '../../core/ports/wikimedia-accounts.ts';
import { tidyWords } from '../node/tidy-words.ts';
import { askJson } from './ask-json.ts';
import { awaitLogin, unproven } from './await-login.ts';
import type { Shown } from './loopback-server.ts';

/** The path that is registered with the client. The port is not: a loopback redirect may have any (RFC 8252 7.3). */
const REDIRECT_PATH = '/wikimedia';

export interface OAuthClient {
  /** `…/rest.php/oauth2` */
  readonly oauthUrl: string;
  readonly clientId: string;
  readonly patienceMs?: number | undefined;
}

const tokenReply = z.union([
  z.object({ access_token: z.string().min(1), token_type: z.string().regex(/^bearer$/i) }),
  z.object({ error: z.string() }),
]);
/** Extension:OAuth, `resource/profile`: `sub` is the number of the account on all wikis; a hidden account has no name. */
const profileReply = z.object({ sub: z.int().positive(), username: z.string().min(1).optional() });

/** A page for whoever comes by without having been sent by this proof; it ends nothing. */
const stray: Shown = { status: 404, title: 'Nothing here', body: '' };

/** What only this proof knows: `state` comes back with the redirect, `verifier` goes with the code (RFC 7636 4.1: 43 characters). */
const makeSecrets = () => ({
  state: randomBytes(24).toString('base64url'),
  verifier: randomBytes(32).toString('base64url'),
});
type Secrets = ReturnType<typeof makeSecrets>;

const endpoint = ({ oauthUrl }: OAuthClient, path: string): URL =>
  new URL(`${oauthUrl.replace(/\/$/, '')}/${path}`);

function authorizeUrl(client: OAuthClient, { state, verifier }: Secrets, origin: string): string {
  const url = endpoint(client, 'authorize');
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: origin + REDIRECT_PATH,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** Changes the code for a token, asks with it who logged in, and forgets it. */
async function redeem(
  client: OAuthClient,
  fields: Readonly<Record<'code' | 'redirect_uri' | 'code_verifier', string>>,
): Promise<WikimediaAccount> {
  const body = new URLSearchParams({
    ...fields,
    grant_type: 'authorization_code',
    client_id: client.clientId,
  });
  const token = await askJson(
    {
      url: endpoint(client, 'access_token'),
      init: { method: 'POST', body },
      answers: [200, 400, 401],
    },
    tokenReply,
  );
  if ('error' in token) {
    throw unproven(`The wiki refuses the proof: ${tidyWords(token.error, [])}`);
  }
  const { sub, username } = await askJson(
    {
      url: endpoint(client, 'resource/profile'),
      init: { headers: { authorization: `Bearer ${token.access_token}` } },
    },
    profileReply,
  );
  if (username === undefined) throw unproven('The wiki does not tell whose account it is');
  return { id: sub, name: username, locked: false };
}

/**
 * Lets a person log in to their Wikimedia account at the wiki: OAuth 2.0 with PKCE (RFC 6749 4.1, RFC 7636) and a redirect to this
 * machine's loopback address (RFC 8252). A public client: there is no secret of ours in it.
 */
export function proveByOAuth(client: OAuthClient): Promise<ProofInHand> {
  const secrets = makeSecrets();
  return awaitLogin({
    start: (origin) => authorizeUrl(client, secrets, origin),
    read({ pathname, searchParams }, origin) {
      const isOurs = pathname === REDIRECT_PATH && searchParams.get('state') === secrets.state;
      if (!isOurs) return stray;
      const code = searchParams.get('code');
      if (code === null) return Promise.reject(unproven('The login was refused'));
      const redirect_uri = origin + REDIRECT_PATH;
      return redeem(client, { code, redirect_uri, code_verifier: secrets.verifier });
    },
    patienceMs: client.patienceMs,
  });
}
