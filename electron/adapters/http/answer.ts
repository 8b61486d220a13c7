import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Result } from '../../../shared/result.ts';
import { securityHeaders } from '../renderer-files.ts';

/** A request, and what will answer it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Ends the response; every answer carries the security headers. */
export function answer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...securityHeaders, ...headers });
  response.end(body);
}

/** Ends the response with a result as JSON. */
export function answerResult(
  response: ServerResponse,
  status: number,
  result: Result<unknown>,
): void {
  answer(response, {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(result),
  });
}

/** As `answerResult`. Whoever asked too often is answered 429, and told in seconds as well when it is worth another try (RFC 9110 10.2.3). */
export function answerLimited(
  response: ServerResponse,
  status: number,
  result: Result<unknown>,
): void {
  if (result.ok || result.error.code !== 'hub-too-often') {
    return answerResult(response, status, result);
  }
  const [minutes] = result.error.params;
  response.setHeader('Retry-After', String(Number(minutes) * 60));
  answerResult(response, 429, result);
}
