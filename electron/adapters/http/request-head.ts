import type { IncomingMessage } from 'node:http';

/** Node keeps the first of several; which of them another reader would keep, nobody knows (RFC 9112 3.2). */
export const hostsOf = ({ rawHeaders }: IncomingMessage): string[] =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');

/** Whether it only looks. */
export const reads = ({ method }: IncomingMessage): boolean =>
  method === 'GET' || method === 'HEAD';

/**
 * Whether a page of this origin asks, or a person who typed the address. Browsers send Origin with every POST, and Sec-Fetch-Site with everything
 * (W3C Fetch Metadata).
 */
export function isFromPageOf(origin: string, request: IncomingMessage): boolean {
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  const siteIsOurs =
    site === undefined || site === 'same-origin' || (reads(request) && site === 'none');
  const originIsOurs = headers.origin === undefined ? reads(request) : headers.origin === origin;
  return siteIsOurs && originIsOurs;
}

/** Somebody who follows a link of another page, such as the file that a starter opens: a look, and not by a script or in a frame. */
export const isVisit = (request: IncomingMessage): boolean =>
  reads(request) &&
  request.headers.origin === undefined &&
  request.headers['sec-fetch-mode'] === 'navigate' &&
  request.headers['sec-fetch-dest'] === 'document';

/** The value of a cookie; empty where it was not sent. */
export function cookieOf({ headers }: IncomingMessage, name: string): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/**
 * The request's target in origin form (RFC 9112 3.2.1); the host is judged from its header, not from here. Undefined where a version
 * is named that is not spoken here.
 */
export function readTarget({ url = '', httpVersion }: IncomingMessage): URL | undefined {
  if (!url.startsWith('/') || httpVersion !== '1.1') return undefined;
  return URL.parse(`http://lanyard.invalid${url}`) ?? undefined;
}
