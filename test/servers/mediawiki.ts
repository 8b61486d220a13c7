import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createOAuthServer, type Reply, type WikiUser } from './oauth-server.ts';
import { portOf } from './ports.ts';

/** What the wiki is made to answer instead; undefined for its own answer. */
type Instead = (path: string) => Reply | undefined | Promise<Reply | undefined>;

export interface MediaWiki {
  readonly apiUrl: string;
  readonly oauthUrl: string;
  readonly clientId: string;
  /** Paths and queries that were asked for, in order. */
  readonly asked: string[];
  /** Access tokens that were given out and not asked back. */
  readonly tokens: Map<string, WikiUser>;
  /** Set by a test that wants another answer. */
  instead: Instead;
  /** Does what a person's browser does with the address: logs in as this user; somebody it does not know says no. Answers the page that the browser ends at. */
  browse(url: string, who: string): Promise<string>;
  stop(): Promise<void>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** `action=query&meta=globaluserinfo`; canonical names begin with a capital letter and have spaces. */
function globalUserInfo(query: URLSearchParams, users: readonly WikiUser[]): Reply {
  const { action, meta, format, formatversion, guiuser = '' } = Object.fromEntries(query);
  const asked = [action, meta, format, formatversion].join(' ');
  if (asked !== 'query globaluserinfo json 2')
    return { status: 200, body: { error: { code: 'x' } } };
  if (/[#<>[\]|{}]/.test(guiuser)) {
    return { status: 200, body: { error: { code: 'invaliduser', info: 'Invalid username' } } };
  }
  const [first = '', ...others] = [...guiuser.replaceAll('_', ' ')];
  const user = users.find(({ name }) => name === first.toUpperCase() + others.join(''));
  const found = user
    ? { home: 'metawiki', ...user, registration: '2019-05-17T09:30:00Z' }
    : { missing: true };
  return { status: 200, body: { batchcomplete: true, query: { globaluserinfo: found } } };
}

/** A wiki on loopback with these users: the API that knows everybody's account, and OAuth 2.0 for one client. */
export async function startMediaWiki(users: readonly WikiUser[]): Promise<MediaWiki> {
  const clientId = randomUUID().replaceAll('-', '');
  const asked: string[] = [];
  const tokens: MediaWiki['tokens'] = new Map();
  const oauth = createOAuthServer({ clientId, users, tokens });

  const replyTo = async (request: IncomingMessage, url: URL): Promise<Reply> => {
    const { headers } = request;
    const body = await text(request);
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /w/api.php':
        return globalUserInfo(url.searchParams, users);
      case 'GET /w/rest.php/oauth2/authorize':
        return oauth.authorize(url.searchParams, decodeURIComponent(headers.cookie ?? ''));
      case 'POST /w/rest.php/oauth2/access_token':
        return oauth.accessToken(headers['content-type'], new URLSearchParams(body));
      case 'GET /w/rest.php/oauth2/resource/profile':
        return oauth.profile(headers.authorization);
      default:
        return { status: 404, body: { httpCode: 404 } };
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(request.url ?? '');
    const url = new URL(request.url ?? '/', origin);
    const reply = (await wiki.instead(url.pathname)) ?? (await replyTo(request, url));
    const headers = { ...JSON_TYPE, ...reply.headers };
    response.writeHead(reply.status, headers).end(JSON.stringify(reply.body));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  const wiki: MediaWiki = {
    apiUrl: `${origin}/w/api.php`,
    oauthUrl: `${origin}/w/rest.php/oauth2`,
    ...{ clientId, asked, tokens },
    instead: () => undefined,
    async browse(url, who) {
      const cookie = encodeURIComponent(who);
      const login = await fetch(url, { headers: { cookie }, redirect: 'manual' });
      const location = login.headers.get('location');
      return location === null ? login.text() : (await fetch(location)).text();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return wiki;
}
