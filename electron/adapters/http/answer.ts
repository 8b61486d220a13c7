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

/** A page for a person who came to the wrong door. It needs no script, no style and no file. */
export function answerPage(
  response: ServerResponse,
  status: number,
  sentences: readonly string[],
): void {
  const [title = '', ...rest] = sentences;
  const body = [
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">',
    // Without it a telephone draws the page as wide as a desk's screen, and nobody can read it.
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Lanyard</title><main><h1>${title}</h1>${rest.map((sentence) => `<p>${sentence}</p>`).join('')}</main></html>`,
  ].join('\n');
  answer(response, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body });
}
