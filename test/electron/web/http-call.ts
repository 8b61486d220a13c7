import { once } from 'node:events';
import { request, type IncomingHttpHeaders } from 'node:http';
import { request as protectedRequest } from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface HttpCall {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** The CA of a server with TLS, in PEM. */
  readonly ca?: string | undefined;
}

/** One request as a browser, or an attacker, could send it: unlike fetch it leaves Host and Origin to the test. */
export async function httpCall(
  url: string,
  { method = 'GET', headers, body, ca }: HttpCall = {},
): Promise<HttpAnswer> {
  const about = { method, headers: headers ?? {}, agent: false };
  const call = ca === undefined ? request(url, about) : protectedRequest(url, { ...about, ca });
  call.end(body);
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  call.once('error', reject);
  call.once('response', (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    once(response, 'end').then(() => {
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    }, reject);
  });
  return await promise;
}

/** Both halves of a session, as headers. */
export type SessionHeaders = Readonly<Record<'Cookie' | 'Authorization', string>>;

/** Brings a token to the entrance, as its page does. */
export const bringToken = (entranceUrl: string, headers: Record<string, string> = {}) => {
  const { origin, pathname, hash } = new URL(entranceUrl);
  return httpCall(origin + pathname, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin, ...headers },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
};

/** Goes in by the entrance. */
export async function enter(entranceUrl: string): Promise<SessionHeaders> {
  const { headers, text } = await bringToken(entranceUrl);
  const { value } = JSON.parse(text) as { value: { pageSecret: string } }; // what the entrance answers
  const Cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { Cookie, Authorization: `Bearer ${value.pageSecret}` };
}
