import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createOpenStackCloud } from '../../../../electron/adapters/openstack/cloud.ts';
import type { Cloud } from '../../../../electron/core/ports/cloud.ts';
import type { Clock } from '../../../../electron/core/ports/system.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { portOf } from '../../../servers/ports.ts';
import { adminAccess } from './access.ts';

/** A request as it came in. */
export interface Heard {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a server says; undefined where it hangs up instead. */
export type Script = (heard: Heard) => Said | undefined;

/** A small cloud on a port of 127.0.0.1: Keystone answers sign-ins, everything else is up to the script. */
export interface ScriptedCloud {
  readonly cloud: Cloud;
  readonly origin: string;
  readonly heard: readonly Heard[];
  stop(): Promise<void>;
}

const named = (id: string) => ({ id, name: id });

/** Paths by service type. */
type Catalogue = Readonly<Record<string, string>>;

/** The body of a token for the project `admin`, whose services all stand at one origin. */
export const tokenBody = (origin: string, catalog: Catalogue = {}) => ({
  token: {
    methods: ['password'],
    user: { ...named('ada'), domain: named('default') },
    project: { ...named('admin'), domain: named('default') },
    roles: [named('admin')],
    issued_at: '2027-08-04T08:00:00.000000Z',
    expires_at: '2027-08-04T09:00:00.000000Z',
    catalog: Object.entries({
      identity: '/v3',
      compute: '/v2.1',
      network: '',
      'block-storage': '/v3/admin',
      dns: '',
      ...catalog,
    }).map(([type, path]) => ({
      type,
      endpoints: [{ interface: 'public', region_id: 'RegionOne', url: origin + path }],
    })),
  },
});

const tokenReply = (origin: string, catalog: Catalogue | undefined): Said => ({
  status: 201,
  headers: { 'x-subject-token': 'token-1' },
  body: tokenBody(origin, catalog),
});

function say(response: ServerResponse, said: Said | undefined): void {
  if (said === undefined) {
    response.socket?.destroy();
    return;
  }
  response.writeHead(said.status, said.headers);
  response.end(said.body === undefined ? undefined : JSON.stringify(said.body));
}

/** Somebody is signed in already with a password that the script never sees again. */
export async function startScriptedCloud(
  script: Script,
  { clock = fakeClock(), catalog }: { clock?: Clock; catalog?: Catalogue } = {},
): Promise<ScriptedCloud> {
  const heard: Heard[] = [];
  let origin = '';
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body: await text(request) };
    heard.push(one);
    const isSignIn = path === '/v3/auth/tokens' && method === 'POST';
    say(response, isSignIn ? tokenReply(origin, catalog) : script(one));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${portOf(server.address())}`;
  const user = { name: 'ada', domain: { id: 'default' } };
  const cloud = createOpenStackCloud({
    access: {
      ...adminAccess(`${origin}/v3`),
      credentials: { kind: 'user', user, password: 'the-password', passcode: undefined },
    },
    ...{ domain: 'default', timeouts: { connectMs: 5000, requestMs: 60_000 }, clock },
  });
  return {
    ...{ cloud, origin, heard },
    async stop() {
      await cloud.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
