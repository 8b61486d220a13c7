const CRLF = '\r\n';
const POST = 'POST /rpc/event.current HTTP/1.1';
/** What the next reader would take for a request of its own. */
const SMUGGLED = `POST /rpc/wipe.run HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}`;

/** A request as bytes, with all that our own page sends before these lines. */
export type OwnRequest = (start: string, ...lines: string[]) => string;

/** Requests that two readers could read in two ways, by what is odd about them (RFC 9112 2.2, 5.1, 6.3, 7.1, 11.2). */
export const ambiguous: readonly (readonly [string, (own: OwnRequest) => string])[] = [
  [
    'both lengths',
    (own) =>
      own(
        POST,
        'Content-Length: 2',
        'Transfer-Encoding: chunked',
        '',
        `0${CRLF}${CRLF}${SMUGGLED}`,
      ),
  ],
  [
    'two lengths',
    (own) => own(POST, 'Content-Length: 2', 'Content-Length: 90', '', `{}${SMUGGLED}`),
  ],
  ['a list of lengths', (own) => own(POST, 'Content-Length: 2, 2', '', `{}${SMUGGLED}`)],
  ['a negative length', (own) => own(POST, 'Content-Length: -1', '', `{}${SMUGGLED}`)],
  ['a length with a sign', (own) => own(POST, 'Content-Length: +2', '', `{}${SMUGGLED}`)],
  ['a length in hexadecimal', (own) => own(POST, 'Content-Length: 0x2', '', `{}${SMUGGLED}`)],
  [
    'a coding nobody knows',
    (own) => own(POST, 'Transfer-Encoding: xchunked', '', `0${CRLF}${CRLF}${SMUGGLED}`),
  ],
  [
    'a coding that is not the last',
    (own) => own(POST, 'Transfer-Encoding: chunked, identity', '', `0${CRLF}${CRLF}${SMUGGLED}`),
  ],
  ['a blank before the colon', (own) => own(POST, 'Content-Length : 2', '', `{}${SMUGGLED}`)],
  [
    'a folded line',
    (own) => own(POST, 'X-Folded: a', ' b', 'Content-Length: 2', '', `{}${SMUGGLED}`),
  ],
  [
    'lone line feeds',
    (own) => own(POST, 'Content-Length: 2', '', '{}').replaceAll(CRLF, '\n') + SMUGGLED,
  ],
  [
    'a lone line feed in a header',
    (own) => own(POST, `X: a\nContent-Length: 2`, '', `{}${SMUGGLED}`),
  ],
  ['a lone carriage return', (own) => own(POST, `X: a\rContent-Length: 2`, '', `{}${SMUGGLED}`)],
  ['a null byte', (own) => own(POST, `X: a\0b`, 'Content-Length: 2', '', `{}${SMUGGLED}`)],
  [
    'a chunk whose length is none',
    (own) =>
      own(POST, 'Transfer-Encoding: chunked', '', `zz${CRLF}{}${CRLF}0${CRLF}${CRLF}${SMUGGLED}`),
  ],
  [
    'a chunk that ends by a line feed',
    (own) => own(POST, 'Transfer-Encoding: chunked', '', `2\n{}\n0\n\n${SMUGGLED}`),
  ],
  ['two hosts', (own) => own(POST, 'Host: evil.example', 'Content-Length: 2', '', '{}')],
  [
    'the address of another host',
    (own) =>
      own(`POST http://evil.example/rpc/event.current HTTP/1.1`, 'Content-Length: 2', '', '{}'),
  ],
  ['no version', () => `GET /${CRLF}${CRLF}`],
  ['another version', (own) => own('GET / HTTP/2.0', '', '')],
  ['a blank in the address', (own) => own('GET /a b HTTP/1.1', '', '')],
  ['no HTTP at all', () => `\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03${'\0'.repeat(64)}${CRLF}`],
];
