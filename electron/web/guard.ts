import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** May this request come in? `why` is for the person who reads the page, and for the log. */
export type Verdict =
  | { readonly is: 'admitted' }
  | { readonly is: 'entering'; readonly cookie: string }
  | { readonly is: 'refused'; readonly status: 401 | 403; readonly why: string };

export interface Guard {
  /** Opens the door once, as `/?token=…`. */
  readonly token: string;
  judge(request: IncomingMessage, url: URL): Verdict;
}

const refused = (status: 401 | 403, why: string): Verdict => ({ is: 'refused', status, why });

/**
 * Lets in exactly one browser. Any page of the web, and any program of this machine, can send requests to a
 * loopback port; so a request must name our host (DNS rebinding), come from our page (Origin, Fetch Metadata)
 * and carry the cookie that only the one-time token buys.
 */
export function createGuard(port: number): Guard {
  const token = secret();
  const session = secret();
  // Cookies do not know ports: the name keeps two running apps apart.
  const cookieName = `lanyard-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  let tokenIsGood = true;

  const takeToken = (offered: string | null): boolean => {
    const accepted = tokenIsGood && offered !== null && sameSecret(offered, token);
    if (accepted) tokenIsGood = false;
    return accepted;
  };

  return {
    token,
    judge(request, url) {
      if (!hosts.includes(request.headers.host ?? ''))
        return refused(403, 'another host was asked for');
      if (!isFromOurPage(request)) return refused(403, 'another page asked');
      if (sameSecret(cookieOf(request, cookieName), session)) return { is: 'admitted' };
      if (
        request.method === 'GET' &&
        url.pathname === '/' &&
        takeToken(url.searchParams.get('token'))
      ) {
        return {
          is: 'entering',
          cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
        };
      }
      return refused(401, 'this browser was not let in');
    },
  };
}

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares digests, so that neither length nor content shows in the time it takes. */
function sameSecret(offered: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(offered), digest(expected));
}

/** Browsers send Origin with every POST, and Sec-Fetch-Site with everything (W3C Fetch Metadata). */
function isFromOurPage({ method, headers }: IncomingMessage): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  const site = headers['sec-fetch-site'];
  const siteIsOurs = site === undefined || site === 'same-origin' || (reads && site === 'none');
  const originIsOurs =
    headers.origin === undefined ? reads : headers.origin === `http://${headers.host}`;
  return siteIsOurs && originIsOurs;
}

function cookieOf(request: IncomingMessage, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
