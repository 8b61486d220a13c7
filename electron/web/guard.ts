import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { cookieOf, hostsOf, isFromPageOf, isVisit } from '../adapters/http/request-head.ts';

/** How far a request may come: `page` to the files of the screens, `session` to calls and events. */
export type Door = 'entrance' | 'page' | 'session';

/** May this request come in? `why` is for the person who reads the page, and for the log. */
export type Verdict =
  | { readonly is: 'admitted' }
  | { readonly is: 'refused'; readonly status: 400 | 401 | 403; readonly why: string };

/** What the one-time token buys, in two halves: neither is good for anything alone. */
export interface Session {
  /** Sent by the browser by itself, to every port of this machine; no script can read it. */
  readonly cookie: string;
  /** Known to our page alone, which sends it with every call. */
  readonly pageSecret: string;
}

/** What became of a try to come in: `used` and `late` bring the right token after another, or after its time. */
export type Entry =
  | { readonly is: 'entered'; readonly session: Session }
  | { readonly is: 'used' | 'late' | 'wrong' };

export interface Guard {
  /** Opens the door once, and not for long. Another one after somebody came too late. */
  token(): string;
  enter(offered: unknown): Entry;
  judge(request: IncomingMessage, door: Door): Verdict;
}

/** Milliseconds that a token is good for. */
export const TOKEN_LIFE = 10 * 60_000;

const refused = (status: 400 | 401 | 403, why: string): Verdict => ({ is: 'refused', status, why });
const admitted: Verdict = { is: 'admitted' };

/**
 * Lets in exactly one browser. Any page of the web, and any program of this machine, can send requests to a loopback port, and a
 * page on another port can have the browser bring it our cookie. So a request must name our host (DNS rebinding), come from our
 * page (Origin, Fetch Metadata), carry the cookie, and, where it is more than a look at a file, the secret that only our page has.
 *
 * @param now a clock that nobody can set, in milliseconds
 */
export function createGuard(port: number, now: () => number = () => performance.now()): Guard {
  const session = { cookie: secret(), pageSecret: secret() };
  // Cookies do not know ports: the name keeps two running apps apart.
  const cookieName = `lanyard-${port}`;
  // Not localhost: somebody else may hold the same port of ::1, and be the page of that name.
  const host = `127.0.0.1:${port}`;
  let token = { text: secret(), madeAt: now(), isUsed: false };

  const hasSession = (request: IncomingMessage, door: Door): boolean => {
    const hasCookie = sameSecret(cookieOf(request, cookieName), session.cookie);
    const hasSecret = sameSecret(bearerOf(request), session.pageSecret);
    return hasCookie && (door === 'page' || hasSecret);
  };

  return {
    token: () => token.text,
    enter(offered) {
      if (typeof offered !== 'string' || !sameSecret(offered, token.text)) return { is: 'wrong' };
      if (token.isUsed) return { is: 'used' };
      if (now() - token.madeAt > TOKEN_LIFE) {
        token = { text: secret(), madeAt: now(), isUsed: false };
        return { is: 'late' };
      }
      token.isUsed = true;
      const cookie = `${cookieName}=${session.cookie}; HttpOnly; SameSite=Strict; Path=/`;
      return { is: 'entered', session: { cookie, pageSecret: session.pageSecret } };
    },
    judge(request, door) {
      if (hostsOf(request).length !== 1) return refused(400, 'no host or several were asked for');
      if (request.headers.host !== host) return refused(403, 'another host was asked for');
      if (!isFromPageOf(`http://${host}`, request) && !(door === 'entrance' && isVisit(request)))
        return refused(403, 'another page asked');
      return door === 'entrance' || hasSession(request, door)
        ? admitted
        : refused(401, 'this browser or this page of it was not let in');
    },
  };
}

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares digests, so that neither length nor content shows in the time it takes. */
function sameSecret(offered: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(offered), digest(expected));
}

/** As of RFC 6750 2.1: a foreign page cannot send this header without asking first, and is never told yes. */
const bearerOf = ({ headers }: IncomingMessage): string =>
  /^Bearer ([\w-]+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
