import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../shared/result.ts';
import { answer, answerResult, type Exchange } from '../adapters/http/answer.ts';
import type { Guard } from './guard.ts';
import { readJson } from '../adapters/http/read-json.ts';

const pagePath = '/enter';
const scriptPath = '/enter.js';
/** In bytes, of the body that brings a token. */
const LARGEST_BODY = 1024;

/** What happened at the entrance, for the terminal. */
export interface EntranceNews {
  readonly is: 'entered' | 'used' | 'late';
  /** What the browser calls itself, in plain characters. */
  readonly browser: string;
  /** The address that is good from now on, after somebody came too late. */
  readonly entranceUrl?: string;
}

/** The guard, and who is told of what happens at its entrance. */
export interface Entrance {
  readonly guard: Guard;
  readonly origin: string;
  tell(news: EntranceNews): void;
}

/** The token stands where a browser sends it to nobody (RFC 3986 3.5); the page takes it out of the address. */
export const entranceUrlOf = ({ guard, origin }: Pick<Entrance, 'guard' | 'origin'>): string =>
  `${origin}${pagePath}#${guard.token()}`;

/** Whether this is the page at which a browser comes in, or the script of it: they are shown to everybody. */
export const isEntrance = (path: string): boolean => path === pagePath || path === scriptPath;

/** Lets in whoever brings the token, and shows everybody else the page on which it can be typed. */
export async function serveEntrance(
  entrance: Entrance,
  path: string,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  if (request.method === 'GET' || request.method === 'HEAD')
    return path === scriptPath ? showScript(exchange) : showEntrance(exchange, 200);
  if (request.method !== 'POST' || path === scriptPath)
    return answer(response, { status: 405, headers: { Allow: 'GET, HEAD' } });
  const body = await readJson(request, LARGEST_BODY);
  if (body.ok) takeToken(entrance, body.value, exchange);
  else answerResult(response, body.status, fail('invalid-input', body.why));
}

function takeToken(entrance: Entrance, body: unknown, { request, response }: Exchange): void {
  const offered = typeof body === 'object' && body !== null && 'token' in body ? body.token : '';
  const entry = entrance.guard.enter(offered);
  const browser = browserOf(request);
  if (entry.is === 'entered') {
    response.setHeader('Set-Cookie', entry.session.cookie);
    answerResult(response, 200, ok({ pageSecret: entry.session.pageSecret }));
  } else answerResult(response, 401, refusals[entry.is]);
  if (entry.is === 'late')
    entrance.tell({ is: 'late', browser, entranceUrl: entranceUrlOf(entrance) });
  else if (entry.is !== 'wrong') entrance.tell({ is: entry.is, browser });
}

const refusals: Readonly<Record<'used' | 'late' | 'wrong', Result<never>>> = {
  used: fail(
    'not-allowed',
    'Another browser has used this address. If it was not yours, stop Lanyard in its terminal and start it again.',
  ),
  late: fail('not-allowed', 'This address has expired. The terminal shows a new one.'),
  wrong: fail('not-allowed', 'This is not the address that the terminal shows.'),
};

/** Comes from outside and goes to a terminal: no character of it may steer that. */
const browserOf = ({ headers }: IncomingMessage): string =>
  (headers['user-agent'] ?? 'unknown').replace(/[^\x20-\x7e]/g, '?').slice(0, 120);

const showScript = (exchange: Exchange): void =>
  show(exchange, { status: 200, type: 'text/javascript', body: script });

/** The page itself, also for whoever came to another door without being let in. */
export const showEntrance = (exchange: Exchange, status: 200 | 401): void =>
  show(exchange, { status, type: 'text/html', body: page });

function show(
  { request, response }: Exchange,
  { status, type, body }: { status: number; type: string; body: string },
): void {
  const headers = { 'Content-Type': `${type}; charset=utf-8` };
  answer(response, { status, headers, body: request.method === 'HEAD' ? '' : body });
}

const script = readFileSync(new URL('entrance-page.mjs', import.meta.url), 'utf8');

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Lanyard</title>
<h1>This browser cannot open Lanyard</h1>
<p id="why" role="status">Lanyard lets in one browser. Close this page and use the window that Lanyard opened.</p>
<form>
<label for="address">Or paste the address that its terminal shows:</label>
<p><input id="address" type="password" autocomplete="off" size="60" required> <button>Open Lanyard</button></p>
</form>
<p>If Lanyard has stopped, type <code>npm start</code> in its folder.</p>
<script type="module" src="${scriptPath}"></script>
</html>
`;
