import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSignUpPolicy } from '../../electron/adapters/names/sign-up-policy.ts';
import { proveByOAuth } from '../../electron/adapters/wikimedia/oauth-proof.ts';
import { lookUpUser } from '../../electron/adapters/wikimedia/user-info.ts';
import { portOf } from '../servers/ports.ts';
import type { Format } from './try-inputs.ts';

const samplesOf = (...bodies: readonly unknown[]): Buffer[] =>
  bodies.map((body) => Buffer.from(JSON.stringify(body)));
const json = ['{', '}', '[', ']', '"', ',', ':', 'null', 'true', '1e999', '-1', '\\ud800'];

const token = { access_token: 'token', token_type: 'Bearer' };
const registration = '2019-05-17T09:30:00Z';
const wikiSamples = samplesOf(
  { query: { globaluserinfo: { id: 4711, name: 'Ada', registration, locked: true } } },
  { query: { globaluserinfo: { missing: true } } },
  token,
  { sub: 4711, username: 'Ada' },
  { error: { code: 'baduser' } },
  { error: 'invalid_grant' },
);
const wikiStatuses = [200, 200, 200, 201, 204, 302, 400, 401, 403, 429, 500, 503];

const signUpSamples = samplesOf(
  { username: ['Is taken.', 'Is blocked.'] },
  { uid: ['Is reserved.'], username: [] },
  { username: ['x'.repeat(1000)] },
);
const signUpStatuses = [400, 400, 400, 201, 200, 302, 429, 500];

/** What a person's browser does after the log-in: it comes back with a code. Answers who logged in. */
async function prove(oauthUrl: string) {
  const { url, proven } = await proveByOAuth({ oauthUrl, clientId: 'c' });
  const { redirect_uri: back = '', state = '' } = Object.fromEntries(new URL(url).searchParams);
  const [account] = await Promise.allSettled([proven, fetch(`${back}?code=c&state=${state}`)]);
  if (account.status === 'rejected') throw account.reason;
  return account.value;
}

/**
 * The answers of the wikis, about accounts and about proofs, and those of the sign-up service, as a server of this machine sends them.
 * `close` ends it.
 */
export async function openWebReplies(): Promise<{ formats: readonly Format[]; close(): void }> {
  let number = 0;
  let reply: { readonly status: number; readonly body: Buffer };
  const server = createServer((request, response) => {
    // Every third input is what comes after a token was given.
    const isToken = number % 3 === 0 && request.url === '/oauth2/access_token';
    const { status, body } = isToken ? { status: 200, body: JSON.stringify(token) } : reply;
    response.writeHead(status, { location: origin }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  const answerWith = (body: Buffer, statuses: readonly number[]): void => {
    number += 1;
    reply = { status: statuses[number % statuses.length] ?? 200, body };
  };

  const wikis: Format = {
    ...{ name: 'REST answer of a wiki', samples: wikiSamples },
    words: [...json, '"error":', '"missing":true', '"sub":1,', '__proto__', 'bearer'],
    async read(input) {
      answerWith(input, wikiStatuses);
      const isLookUp = number % 3 === 1;
      const asked = isLookUp ? lookUpUser(`${origin}/api.php`, 'Ada') : prove(`${origin}/oauth2`);
      const { id, name } = await asked;
      if (!Number.isSafeInteger(id) || id < 1 || name === '') throw new Error('nobody’s account');
    },
  };
  const signUp: Format = {
    ...{ name: 'REST answer of the sign-up service', samples: signUpSamples },
    words: [...json, '"uid":', '"username":[', '["', 'a@b.example', '\\u001b[2J'],
    async read(input) {
      answerWith(input, signUpStatuses);
      const names = { username: 'Ada', shellName: 'ada' };
      const verdict = await createSignUpPolicy(`${origin}/username/`, 60_000).check(names);
      if ((verdict.is === 'allowed') !== (reply.status === 201)) throw new Error('a wrong verdict');
      if (verdict.is === 'refused' && !/^[^\p{Cc}\s](?:[^\p{Cc}]{0,199})$/u.test(verdict.words)) {
        throw new Error('words that are no line');
      }
    },
  };
  return {
    formats: [wikis, signUp],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
