import { once } from 'node:events';
import { request as requestPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';
import { text } from 'node:stream/consumers';

export interface CloudQuestion {
  readonly url: string;
  /** GET unless told. */
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Who vouches for a server that speaks TLS (PEM). */
  readonly caPem?: string | undefined;
}

export interface CloudAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Parsed where it is JSON, the text otherwise; '' where nothing came. */
  readonly body: unknown;
}

/** Asks a server on a connection of its own and answers whatever status comes. Throws where no answer comes. */
export async function askCloud(question: CloudQuestion): Promise<CloudAnswer> {
  const { url, method = 'GET', body, caPem } = question;
  const send = url.startsWith('https:') ? requestTls : requestPlain;
  const trust = caPem === undefined ? {} : { ca: caPem };
  const request = send(url, { method, agent: false, headers: headersOf(question), ...trust });
  request.end(body === undefined ? undefined : JSON.stringify(body));
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (response === undefined) throw new Error(`${method} ${url}: no response.`);
  const said = await text(response);
  return { status: response.statusCode ?? 0, headers: response.headers, body: parse(said) };
}

const headersOf = ({ token, body, headers }: CloudQuestion) => ({
  accept: 'application/json',
  ...(token === undefined ? {} : { 'x-auth-token': token }),
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...headers,
});

const parse = (said: string): unknown => (/^\s*[[{]/.test(said) ? JSON.parse(said) : said);
