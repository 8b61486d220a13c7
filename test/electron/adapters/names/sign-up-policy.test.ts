import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createSignUpPolicy,
  noPolicy,
} from '../../../../electron/adapters/names/sign-up-policy.ts';
import type { PolicyVerdict } from '../../../../electron/core/ports/name-policy.ts';
import { freePort, portOf } from '../../../servers/ports.ts';

const names = { username: 'Ada Lovelace', shellName: 'ada' };
const COULD_NOT_ASK = { is: 'could-not-ask' };
/** So long that only what hangs takes it. */
const PATIENCE_MS = 30_000;

let stop = (): void => undefined;
afterEach(() => stop());

type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

async function serve(answer: Answer): Promise<string> {
  const server = createServer((request, response) => void answer(response, request));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return `http://127.0.0.1:${portOf(server.address())}/signup/api/username/`;
}

async function verdict(answer: Answer, patienceMs = PATIENCE_MS): Promise<PolicyVerdict> {
  return createSignUpPolicy(await serve(answer), patienceMs).check(names);
}
const says =
  (status: number, body: unknown): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe("the sign-up service's check", () => {
  it('is asked for both names, as JSON by POST', async () => {
    const asked: unknown[] = [];
    const answered = await verdict(async (response, request) => {
      asked.push(request.method, request.url, request.headers['content-type']);
      asked.push(JSON.parse(await text(request)));
      response.writeHead(201).end();
    });
    expect(answered).toEqual({ is: 'allowed' });
    const body = { username: 'Ada Lovelace', uid: 'ada' };
    expect(asked).toEqual(['POST', '/signup/api/username/', 'application/json', body]);
  });

  it.each([
    [{ username: ['Is taken.', 'Is blocked.'] }, 'username', 'Is taken. Is blocked.'],
    [{ uid: ['Is reserved.'] }, 'shellName', 'Is reserved.'],
    [{ username: ['First.'], uid: ['Second.'] }, 'username', 'First.'],
    [{ username: [], uid: ['Is reserved.'] }, 'shellName', 'Is reserved.'],
    [{ username: ['x'.repeat(1000)] }, 'username', 'x'.repeat(200)],
    [{ username: ['Is\n\u001b[2Jtaken.'] }, 'username', 'Is [2Jtaken.'],
  ])('refuses in its own words: %j', async (body, field, words) => {
    expect(await verdict(says(400, body))).toEqual({ is: 'refused', field, words });
  });

  it.each([
    {},
    [],
    null,
    'no',
    { username: 'no' },
    { uid: [7] },
    { username: [] },
    { detail: 'CSRF' },
  ])('says nothing where it answers 400 with %j', async (body) => {
    expect(await verdict(says(400, body))).toEqual(COULD_NOT_ASK);
  });

  it('says nothing where it answers 400 with something else than JSON', async () => {
    expect(await verdict((response) => response.writeHead(400).end('<html>'))).toEqual(
      COULD_NOT_ASK,
    );
  });

  it.each([200, 204, 403, 404, 429, 500, 503])('says nothing with a %i', async (status) => {
    expect(await verdict(says(status, { username: ['No.'] }))).toEqual(COULD_NOT_ASK);
  });

  it('says nothing where it sends somewhere else, and the names do not go there', async () => {
    const visited: (string | undefined)[] = [];
    const answered = await verdict((response, request) => {
      visited.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(answered).toEqual(COULD_NOT_ASK);
    expect(visited).toEqual(['/signup/api/username/']);
  });

  it('says nothing where it is silent, or stops in the middle of its answer, for too long', async () => {
    expect(await verdict(() => undefined, 100)).toEqual(COULD_NOT_ASK);
    stop();
    const half: Answer = (response) => response.writeHead(400).write('{"username":["');
    expect(await verdict(half, 100)).toEqual(COULD_NOT_ASK);
  });

  it('says nothing where its answer has no end, or is compressed', async () => {
    const long: Answer = (response) =>
      response.writeHead(400).end(JSON.stringify({ username: ['x'.repeat(100_000)] }));
    expect(await verdict(long)).toEqual(COULD_NOT_ASK);
    stop();
    const packed: Answer = (response) =>
      response.writeHead(400, { 'content-encoding': 'gzip' }).end(gzipSync('{"uid":["No."]}'));
    expect(await verdict(packed)).toEqual(COULD_NOT_ASK);
  });

  it('says nothing where nobody listens', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}/`;
    expect(await createSignUpPolicy(nowhere, PATIENCE_MS).check(names)).toEqual(COULD_NOT_ASK);
  });
});

it('a profile without such a service allows every name', async () => {
  expect(await noPolicy.check(names)).toEqual({ is: 'allowed' });
});
