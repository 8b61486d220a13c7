import { once } from 'node:events';
import { request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { securityHeaders } from '../electron/adapters/renderer-files.ts';
import { answerPage, answerResult } from '../electron/web/answer.ts';
import { createGuard, type Verdict } from '../electron/web/guard.ts';
import { fail } from '../shared/result.ts';
import type { DevHost, Door } from './dev-host.ts';

const loopback = '127.0.0.1';

export interface DevDoor {
  readonly host: Pick<DevHost, 'door'>;
  /** Answers everything that is no call and no events: Vite. */
  pages(request: IncomingMessage, response: ServerResponse): void;
  /** What an inline script or style of Vite's carries. */
  readonly nonce: string;
}

/** Listens on 127.0.0.1; answers the port. Throws where it is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, loopback);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/**
 * Lets one browser in, by the rules of the web host itself, and answers the address to open. Calls and events go on to the host
 * as it wants them from its own page, with the cookie of its own entrance; the guard there is the one that ships.
 */
export function openDevDoor(server: Server, port: number, door: DevDoor): string {
  const guard = createGuard(port);
  const headers = devHeaders(door.nonce);
  server.on('request', (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const path = request.url ?? '';
    const url = path.startsWith('/') ? URL.parse(`http://${loopback}:${port}${path}`) : null;
    if (url) admit({ request, response }, { ...door, url, verdict: guard.judge(request, url) });
    else response.writeHead(400).end();
  });
  return `http://${loopback}:${port}/?token=${guard.token}`;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function admit(
  { request, response }: Exchange,
  { url, verdict, host, pages }: DevDoor & { readonly url: URL; readonly verdict: Verdict },
): void {
  if (verdict.is === 'refused') {
    answerPage(response, verdict.status, [
      'Open Lanyard by the address that npm run dev printed',
      `This door stays closed because ${verdict.why}. The address is good for one browser.`,
    ]);
  } else if (verdict.is === 'entering') {
    response.writeHead(303, { Location: '/', 'Set-Cookie': verdict.cookie }).end();
  } else if (url.searchParams.has('token')) {
    // The entrance was used again, or reloaded; Vite asks for its own token by an upgrade, which does not come by here.
    response.writeHead(303, { Location: '/' }).end();
  } else if (isForHost(url.pathname)) {
    void host.door().then((open) => forward({ request, response }, open));
  } else pages(request, response);
}

const isForHost = (path: string): boolean => path === '/events' || path.startsWith('/rpc/');

/** As they ship, but for the scripts and styles that Vite writes into the page: those carry a nonce. */
const devHeaders = (nonce: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(securityHeaders).map(([name, value]) => [
      name,
      value.replace(/(script|style)-src/g, `$& 'nonce-${nonce}'`),
    ]),
  );

function forward({ request, response }: Exchange, door: Door | undefined): void {
  const refuse = (): void => {
    if (response.headersSent) response.destroy();
    else answerResult(response, 503, fail('host-unreachable', 'The host does not run.'));
  };
  if (!door) {
    refuse();
    return;
  }
  const { port, cookie } = door;
  const { method, url: path, headers } = request;
  const host = `${loopback}:${port}`;
  const call = ask({
    host: loopback,
    port,
    method,
    path,
    headers: { ...headers, host, cookie, ...(headers.origin && { origin: `http://${host}` }) },
  });
  call.on('error', refuse);
  call.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    pipeline(answer, response, () => call.destroy());
  });
  response.once('close', () => call.destroy());
  request.pipe(call);
}
