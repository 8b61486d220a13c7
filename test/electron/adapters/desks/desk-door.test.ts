import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AtDoor } from '../../../../electron/adapters/desks/desk-door.ts';
import type { DeskKey } from '../../../../electron/adapters/desks/desk-key.ts';
import { signRequest, type SignedBy } from '../../../../electron/adapters/desks/signature.ts';
import type { DeskRegister } from '../../../../electron/core/ports/desks/desk-register.ts';
import { fail } from '../../../../shared/result.ts';
import { memoryDesks } from '../../../fakes/desk-register.ts';
import { practiceEvent, type PracticeEvent } from '../../../fakes/practice-event.ts';
import type { World } from '../../../fakes/world.ts';
import { enrol, newDeskKey, startDeskHub } from '../../../servers/desk-hub.ts';

let event: PracticeEvent;
let world: World;
let desks: DeskRegister;
/** How far the clock that all processes of the hub have is ahead of this machine's. */
let aheadMs: number;
let hub: Awaited<ReturnType<typeof startDeskHub>>;
let key: DeskKey;

beforeEach(async () => {
  event = await practiceEvent();
  aheadMs = 0;
  desks = memoryDesks(() => new Date(Date.now() + aheadMs));
  world = event.desk({ ports: { desks } });
  await world.app.start();
  hub = await startDeskHub({ app: world.app, event: 'practice', desks });
  key = newDeskKey();
  await enrol(desks, key);
});
afterEach(async () => {
  await hub.stop();
  await event.close();
});

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly body?: string;
  readonly by?: Partial<SignedBy>;
  readonly key?: DeskKey;
  readonly headers?: Record<string, string>;
}

let nonces = 0;
function signedHeaders({ method = 'GET', path, body = '', by, key: own = key }: Sent) {
  nonces += 1;
  const signer = {
    key: own.id,
    created: Math.floor(Date.now() / 1000),
    nonce: String(nonces).padStart(22, 'A'),
    ...by,
  };
  const target = `/e/test-event/desks/${path}`;
  return { ...signRequest({ method, path: target, body }, signer, own.privateKey) };
}

async function send(sent: Sent) {
  const { method = 'GET', path, body = '' } = sent;
  const answer = await fetch(`${hub.url}/desks/${path}`, {
    method,
    headers: { ...signedHeaders(sent), ...sent.headers },
    ...(body === '' ? {} : { body }),
  });
  const value: unknown = await answer.json();
  return { status: answer.status, value, after: answer.headers.get('retry-after') };
}

const card = (shellName: string, more: object = {}): string =>
  JSON.stringify({
    kind: 'account',
    form: {
      username: `Person ${shellName}`,
      shellName,
      email: `${shellName}@example.org`,
      agreedAt: '2027-08-04T08:00:00.000Z',
      ...more,
    },
  });
const total = async (): Promise<number> => (await world.ask('requests.list', {})).total;

describe('the door of a hub for desks', () => {
  it('takes a card as often as it comes, and files it once', async () => {
    const id = randomUUID();
    const put = { method: 'PUT', path: `requests/${id}`, body: card('mara') };
    for (let time = 0; time < 3; time += 1) {
      expect(await send(put)).toMatchObject({
        status: 200,
        value: { ok: true, value: { is: 'same' } },
      });
    }
    expect(await total()).toBe(1);
  });

  it('refuses another card under the id', async () => {
    const id = randomUUID();
    await send({ method: 'PUT', path: `requests/${id}`, body: card('mara') });
    const other = await send({ method: 'PUT', path: `requests/${id}`, body: card('nora') });
    expect(other).toMatchObject({ status: 409, value: { error: { code: 'asked-otherwise' } } });
    expect(await total()).toBe(1);
  });

  it('does what was heard and sent once more no second time', async () => {
    const id = randomUUID();
    const put: Sent = { method: 'PUT', path: `requests/${id}`, body: card('mara') };
    const heard = signedHeaders(put);
    for (let time = 0; time < 2; time += 1) {
      expect((await send({ ...put, headers: heard })).status).toBe(200);
    }
    expect(await total()).toBe(1);
    const call: Sent = { method: 'POST', path: 'rpc/accounts.find', body: '{"text":"jane"}' };
    const headers = signedHeaders(call);
    expect(await send({ ...call, headers })).toMatchObject({ status: 200 });
    expect(await send({ ...call, headers })).toMatchObject({
      status: 422,
      value: { error: { code: 'not-allowed' } },
    });
  });

  it('knows nobody whom nobody let in, or who was sent away', async () => {
    const stranger = newDeskKey();
    const asked = { path: 'me', key: stranger };
    expect(await send(asked)).toMatchObject({ status: 401, value: { why: 'unknown-desk' } });
    expect((await send({ path: 'me' })).status).toBe(200);
    await desks.revoke(key.id, 'olga');
    expect(await send({ path: 'me' })).toMatchObject({
      status: 401,
      value: { why: 'unknown-desk' },
    });
  });

  it('takes no word that its key did not sign', async () => {
    const id = randomUUID();
    const put: Sent = { method: 'PUT', path: `requests/${id}`, body: card('mara') };
    const unsigned = { status: 401, value: { why: 'unsigned' } };
    const stranger = newDeskKey();
    // Another's key under this desk's name.
    const forged = signedHeaders({ ...put, key: { ...stranger, id: key.id } });
    expect(await send({ ...put, headers: forged })).toMatchObject(unsigned);
    // Signed for another body, another request and another method.
    for (const other of [
      { ...put, body: card('nora') },
      { ...put, path: `requests/${randomUUID()}` },
      { ...put, method: 'POST' },
    ]) {
      expect(await send({ ...put, headers: signedHeaders(other) })).toMatchObject(unsigned);
    }
    expect(await send({ ...put, headers: { signature: '' } })).toMatchObject(unsigned);
    expect(await send({ ...put, headers: { 'signature-input': 'x' } })).toMatchObject(unsigned);
    expect(await total()).toBe(0);
  });

  it('refuses what was signed hours ago, and tells its time to who can sign', async () => {
    const created = Math.floor(Date.now() / 1000) - 3 * 3600;
    const stale = await send({ path: 'me', by: { created } });
    expect(stale).toMatchObject({ status: 401, value: { why: 'clock', now: expect.any(String) } });
  });

  it('asks for no time where nobody signed', async () => {
    let asked = 0;
    const { now } = desks;
    desks.now = () => ((asked += 1), now());
    const stranger = await send({ path: 'me', headers: { signature: '' } });
    expect(stranger).toMatchObject({ status: 401, value: { why: 'unsigned' } });
    expect([asked, stranger.value]).toEqual([0, { why: 'unsigned' }]);
  });

  it('goes by the one clock of all processes, whatever that of its own machine says', async () => {
    aheadMs = 5 * 3_600_000;
    const theirs = Math.floor((Date.now() + aheadMs) / 1000);
    expect(await send({ path: 'me', by: { created: theirs } })).toMatchObject({ status: 200 });
    const own = await send({ path: 'me' });
    expect(own).toMatchObject({ status: 401, value: { why: 'clock' } });
    const { now } = z.object({ now: z.iso.datetime() }).parse(own.value);
    expect(Math.abs(Date.parse(now) / 1000 - theirs)).toBeLessThan(60);
  });

  it('files nothing that is no card, and nothing that this event would not take', async () => {
    const put = (body: string) => send({ method: 'PUT', path: `requests/${randomUUID()}`, body });
    const refused = { status: 422, value: { error: { code: 'invalid-input' } } };
    expect(await put('{')).toMatchObject(refused);
    expect(await put(card('mara', { uidNumber: 1 }))).toMatchObject(refused);
    expect(await put(card('mara', { passwordProven: true }))).toMatchObject(refused);
    expect(await put('{"kind":"undo-account","form":{}}')).toMatchObject(refused);
    expect(await put(card('Not A Name!'))).toMatchObject(refused);
    expect(await put(card('mara', { email: 'no address' }))).toMatchObject(refused);
    expect(await total()).toBe(0);
  });

  it('keeps nothing of what it refused: the card may be changed and come again', async () => {
    const path = `requests/${randomUUID()}`;
    const wrong = await send({ method: 'PUT', path, body: card('mara', { email: 'none' }) });
    expect(wrong.status).toBe(422);
    expect((await send({ method: 'PUT', path, body: card('mara') })).status).toBe(200);
  });

  it('answers no call but those that a desk forwards, and nothing beside them', async () => {
    const post = (method: string) => send({ method: 'POST', path: `rpc/${method}`, body: '{}' });
    for (const method of ['requests.submit', 'wipe.run', 'desks.enrol', 'toString', 'none.such']) {
      expect(await post(method)).toMatchObject({ status: 404 });
    }
    expect(await send({ path: 'anything' })).toMatchObject({ status: 404 });
    expect(await send({ method: 'DELETE', path: `requests/${randomUUID()}` })).toMatchObject({
      status: 404,
    });
  });

  it('does not read a body without an end', async () => {
    const body = 'x'.repeat(400_000);
    const sent = await send({ method: 'PUT', path: `requests/${randomUUID()}`, body });
    expect(sent.status).toBe(413);
  });

  it('gives a code to who can sign with the key that they bring, and to nobody else', async () => {
    const stranger = newDeskKey();
    const body = JSON.stringify({ name: 'Door', publicKey: stranger.publicKey.toString('base64') });
    const ask: Sent = { method: 'POST', path: 'ask', body, key: stranger };
    const answer = await send(ask);
    expect(answer).toMatchObject({ status: 200, value: { ok: true } });
    expect((await send({ ...ask, key })).status).toBe(401);
    expect((await send({ ...ask, by: { created: 1 } })).status).toBe(401);
    expect((await send({ ...ask, body: '{}' })).status).toBe(404);
  });

  it('counts who asks by whether they can sign, so that nobody is kept out by those who cannot', async () => {
    const counted: string[] = [];
    const over = { unsigned: false, signed: false };
    const refusalOfAsking: AtDoor['refusalOfAsking'] = (by) => {
      counted.push(by);
      const refusal = fail('hub-too-often', 'Tried too often', { params: ['60'] });
      return Promise.resolve(over[by] ? refusal : undefined);
    };
    await hub.stop();
    hub = await startDeskHub({ app: world.app, event: 'practice', desks, refusalOfAsking });
    const stranger = newDeskKey();
    const body = JSON.stringify({ name: 'Door', publicKey: stranger.publicKey.toString('base64') });
    const ask: Sent = { method: 'POST', path: 'ask', body, key: stranger };
    const wrong: Sent[] = [
      { ...ask, key },
      { ...ask, body: '{}' },
    ];
    for (const one of [...wrong, { ...ask, by: { created: 1 } }, ask]) await send(one);
    // Whose clock is wrong asks again at once.
    expect(counted).toEqual(['unsigned', 'unsigned', 'signed']);
    const refused = { status: 429, value: { error: { code: 'hub-too-often' } }, after: '3600' };
    over.unsigned = true;
    for (const one of wrong) expect(await send(one)).toMatchObject(refused);
    expect(await send({ ...ask, by: { created: 1 } })).toMatchObject({ value: { why: 'clock' } });
    expect(await send(ask)).toMatchObject({ status: 200 });
    over.signed = true;
    expect(await send(ask)).toMatchObject(refused);
    // A desk that is let in asks for nothing.
    expect(await send({ path: 'me' })).toMatchObject({ status: 200 });
  });

  it('does not take another’s request for what was handed in', async () => {
    const { id } = await world.ask('requests.submit', {
      username: 'Person nora',
      shellName: 'nora',
      email: 'nora@example.org',
      password: 'nine horses ran',
      consent: { terms: true, publicEmail: true },
    });
    const put = { method: 'PUT', path: `requests/${id}`, body: card('mara') };
    expect(await send(put)).toMatchObject({
      status: 409,
      value: { error: { code: 'asked-otherwise' } },
    });
  });
});
