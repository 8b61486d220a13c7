import type { IncomingMessage } from 'node:http';
import {
  cookieOf,
  hostsOf,
  isFromPageOf,
  isVisit,
  reads,
} from '../../adapters/http/request-head.ts';

/**
 * How a request comes in: `page` is a look at files, also by a link of another site; `own` comes from our own pages alone; `return` is how a browser comes back
 * from the identity provider; `desk` is no browser, and signs.
 */
export type Door = 'page' | 'own' | 'return' | 'desk';

/** May this request come in? `why` is for the log and for whoever asks. */
export type Verdict =
  | { readonly is: 'admitted' }
  | { readonly is: 'refused'; readonly status: 400 | 403; readonly why: string };

const refused = (status: 400 | 403, why: string): Verdict => ({ is: 'refused', status, why });
const admitted: Verdict = { is: 'admitted' };

/** Whether it says in two ways how long its body is; Node refuses it too, and a hub does not stand on that alone (RFC 9112 6.1). */
const saysTwoLengths = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined && headers['content-length'] !== undefined;

/**
 * Judges requests by what a browser says of them and a page of another site cannot change: the host, the origin, and where it was asked from
 * (W3C Fetch Metadata). Together with a cookie that other sites' requests do not carry (SameSite=Strict).
 *
 * @param origin where browsers reach the hub
 */
export function createGuard(origin: string) {
  const { host, protocol } = new URL(origin);
  const isSecure = protocol === 'https:';
  // The prefix makes a browser refuse it from a neighbour of the same domain, and in clear (RFC 6265bis 4.1.3.2).
  const prefix = isSecure ? '__Host-' : '';
  const nameOf = (event: string): string => `${prefix}lanyard-${event}`;
  const flags = `HttpOnly; SameSite=Strict; Path=/${isSecure ? '; Secure' : ''}`;
  const flowNameOf = (event: string): string => `${prefix}lanyard-flow-${event}`;
  const flowFlags = flags.replace('Strict', 'Lax');

  const mayCome: Readonly<Record<Door, (request: IncomingMessage) => boolean>> = {
    page: (request) => reads(request) && (isFromPageOf(origin, request) || isVisit(request)),
    own: (request) => isFromPageOf(origin, request),
    return: (request) => reads(request) && (isFromPageOf(origin, request) || isVisit(request)),
    // What a page sends by a script says where it is from.
    desk: ({ headers }) => headers.origin === undefined && headers['sec-fetch-site'] === undefined,
  };

  return {
    judge(request: IncomingMessage, door: Door): Verdict {
      if (hostsOf(request).length !== 1) return refused(400, 'no host or several were asked for');
      if (request.headers.host?.toLowerCase() !== host) {
        return refused(403, 'another host was asked for');
      }
      if (saysTwoLengths(request)) return refused(400, 'its length is said in two ways');
      return mayCome[door](request) ? admitted : refused(403, 'another site asked');
    },
    sessionOf: (request: IncomingMessage, event: string): string =>
      cookieOf(request, nameOf(event)),
    /** Goes with the browser until it is closed; how long it is good is the hub's to say. */
    cookie: (event: string, id: string): string => `${nameOf(event)}=${id}; ${flags}`,
    noCookie: (event: string): string => `${nameOf(event)}=; Max-Age=0; ${flags}`,
    flowOf: (request: IncomingMessage, event: string): string =>
      cookieOf(request, flowNameOf(event)),
    /** The one cookie that comes along from the identity provider: it only says which browser began. */
    flowCookie: (event: string, id: string): string =>
      `${flowNameOf(event)}=${id}; Max-Age=600; ${flowFlags}`,
    noFlowCookie: (event: string): string => `${flowNameOf(event)}=; Max-Age=0; ${flowFlags}`,
  };
}

/** Who may come in, and by which cookie they are known. */
export type Guard = ReturnType<typeof createGuard>;
