import { request } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls } from 'node:tls';
import type { PlaceFound } from '../../../shared/checklist/venue.ts';
import type { Place, Venue } from '../../core/ports/connection/venue.ts';

/** A venue's network that drops packets says nothing at all. */
const PATIENCE_MS = 5000;

/** What was found, without how long it took. */
type Heard = Omit<PlaceFound, 'ms'>;
type Found = Heard['found'];

/** By Node's codes of failures (errors, "Common system errors"; dns, "Error codes"). */
function foundBy(code: string | undefined): Found {
  if (/^(?:ENOTFOUND|EAI_)/u.test(code ?? '')) return 'no-address';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'timed-out';
  if (/^(?:EHOST|ENET|EADDR|EACCES|EPERM|EINVAL)/u.test(code ?? '')) return 'no-route';
  return 'other-service';
}

const codeOf = (error: NodeJS.ErrnoException): string | undefined => error.code;

/** Every SSH server begins with its version (RFC 4253 section 4.2), after other lines or not. */
function hearSsh(socket: Socket, tell: (found: Found) => void): void {
  let said = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    said = (said + text).slice(0, 4096);
    if (/^SSH-/mu.test(said)) tell('open');
  });
  socket.once('end', () => tell('other-service'));
}

/** Whose certificate is shown, and whether it holds; of an issuer that only the profile brings whose alone. */
function hearTls(
  socket: Socket,
  { host, ownCa = false }: Place,
  tell: (found: Found, certificateEnds?: string) => void,
): void {
  const name = isIP(host) ? {} : { servername: host };
  // Nothing is sent: that the certificate holds is what is asked.
  const tls = connectTls({ socket, rejectUnauthorized: false, ...name }, () => {
    const shown = tls.getPeerCertificate();
    const isOther = checkServerIdentity(host, shown) !== undefined;
    if (isOther || (!tls.authorized && !ownCa)) tell('certificate');
    else tell('open', new Date(shown.valid_to).toISOString());
  });
  tls.once('error', () => tell('other-service'));
}

/** Connects and listens. */
function reach(place: Place): Promise<Heard> {
  const { host, port, speaks } = place;
  return new Promise((resolve) => {
    let isConnected = false;
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const tell = (found: Found, certificateEnds?: string): void => {
      clearTimeout(patience);
      socket.destroy();
      resolve(certificateEnds === undefined ? { found } : { found, certificateEnds });
    };
    const patience = setTimeout(
      () => tell(isConnected ? 'other-service' : 'timed-out'),
      PATIENCE_MS,
    );
    socket.once('error', (error) => tell(isConnected ? 'other-service' : foundBy(codeOf(error))));
    socket.once('connect', () => {
      isConnected = true;
      if (speaks === 'ssh') hearSsh(socket, tell);
      else if (speaks === 'tls') hearTls(socket, place, tell);
      else tell('open');
    });
  });
}

/** The host that a page was sent on to; undefined for the same one and for no address at all. */
function otherHost(host: string, location: string | undefined): string | undefined {
  if (location === undefined || !URL.canParse(location, `http://${host}/`)) return undefined;
  const { hostname } = new URL(location, `http://${host}/`);
  return hostname === host || hostname.endsWith(`.${host}`) ? undefined : hostname.slice(0, 255);
}

/** A login page sends people to itself, or says so by 511 (RFC 6585 section 6). */
function portalBefore(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = request(
      { host, port, method: 'HEAD', path: '/', timeout: PATIENCE_MS },
      (reply) => {
        const { statusCode = 0, headers } = reply;
        reply.resume();
        const isSentOn = statusCode >= 300 && statusCode < 400;
        resolve(
          statusCode === 511 ? host : isSentOn ? otherHost(host, headers.location) : undefined,
        );
        asked.destroy();
      },
    );
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(undefined));
    asked.once('close', () => resolve(undefined));
    asked.end();
  });
}

const proxies = [
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
];

/** The network as this process sees it. `pagePort` is where pages without encryption are; another one is for tests. */
export const createVenue = ({
  env,
  pagePort = 80,
}: {
  readonly env: NodeJS.ProcessEnv;
  readonly pagePort?: number;
}): Venue => ({
  async reach(place) {
    const began = performance.now();
    const heard = await reach(place);
    return { ...heard, ms: Math.round(performance.now() - began) };
  },
  portalBefore: (host) => portalBefore(host, pagePort),
  proxyVariable: () => proxies.find((name) => (env[name] ?? '') !== ''),
});
