import { describe, expect, it } from 'vitest';
import { createHttpBridge } from '../../../renderer/bridge/http-bridge.ts';
import { requests } from '../screens.ts';

/** A stream of events that the test writes. */
function createSource() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const response = new Response(readable, { headers: { 'content-type': 'text/event-stream' } });
  const say = (name: string, data: string): Promise<void> =>
    writer.write(new TextEncoder().encode(`event: ${name}\ndata: ${data}\n\n`));
  return { response, say, end: () => writer.close(), cut: () => writer.abort(new Error('cut')) };
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

function setUp(respond: () => Promise<Response> = () => Promise.reject(new Error('refused'))) {
  const sources: ReturnType<typeof createSource>[] = [];
  const sent: { url: string; init: RequestInit }[] = [];
  const later: (() => void)[] = [];
  let door: Response | undefined;
  const bridge = createHttpBridge({
    fetch: async (url, init) => {
      if (url !== '/events') {
        sent.push({ url, init });
        return respond();
      }
      expect(init.headers).toEqual({ authorization: 'Bearer s3cret' });
      if (door) return door;
      const source = createSource();
      sources.push(source);
      return source.response;
    },
    after: (_ms, callback) => void later.push(callback),
    pageSecret: 's3cret',
  });
  const contact: boolean[] = [];
  bridge.onContact((made) => contact.push(made));
  const newest = () => {
    const source = sources.at(-1);
    if (!source) throw new Error('No events were opened');
    return source;
  };
  const shut = (response: Response): void => void (door = response);
  return { bridge, sources, newest, sent, later, contact, shut };
}

const json = (value: unknown) => () => Promise.resolve(Response.json(value));

describe('calls', () => {
  it('post JSON to the method’s own address and believe an answer that fits', async () => {
    const session = { needed: true, signedIn: false, bindDn: 'cn=desk' };
    const { bridge, sent } = setUp(json({ ok: true, value: { ...session, extra: 1 } }));
    expect(await bridge.call('session.current', {})).toEqual({ ok: true, value: session });
    expect(sent[0]).toMatchObject({
      url: '/rpc/session.current',
      init: {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', authorization: 'Bearer s3cret' },
      },
    });
  });

  it.each([
    ['the network fails', undefined],
    ['a page comes instead of JSON', () => Promise.resolve(new Response('<h1>No</h1>'))],
  ])('are host-unreachable where %s', async (_case, respond) => {
    const { bridge } = setUp(respond);
    expect(await bridge.call('session.current', {})).toMatchObject({
      ok: false,
      error: { code: 'host-unreachable' },
    });
  });

  it.each([[{ ok: true, value: { signedIn: 'yes' } }], [null], ['ok'], [{ ok: false }]])(
    'do not believe %j',
    async (answer) => {
      const { bridge } = setUp(json(answer));
      expect(await bridge.call('session.current', {})).toMatchObject({
        ok: false,
        error: { code: 'internal' },
      });
    },
  );

  it('hand on a failure as it is', async () => {
    const error = { code: 'not-allowed', message: 'no', params: [], fields: [] };
    const { bridge } = setUp(json({ ok: false, error }));
    expect(await bridge.call('session.signOut', {})).toEqual({ ok: false, error });
  });
});

describe('events', () => {
  it('reach whoever listens, until they stop', async () => {
    const { bridge, newest } = setUp();
    const received: unknown[] = [];
    const stop = bridge.on('requests.changed', (request) => received.push(request));
    await newest().say('requests.changed', JSON.stringify(requests[0]));
    await settle();
    stop();
    await newest().say('requests.changed', JSON.stringify(requests[1]));
    await settle();
    expect(received).toEqual([requests[0]]);
  });

  it.each(['{"id":1}', 'not JSON'])(
    'that are not understood (%s) ask for everything anew',
    async (data) => {
      const { bridge, newest, contact } = setUp();
      await settle();
      const received: unknown[] = [];
      bridge.on('requests.changed', (request) => received.push(request));
      await newest().say('requests.changed', data);
      await settle();
      expect(received).toEqual([]);
      expect(contact).toEqual([true, true]);
    },
  );

  it('of a name that nobody knows are let by', async () => {
    const { newest, contact } = setUp();
    await newest().say('toString', '1');
    await settle();
    expect(contact).toEqual([true]);
  });

  it.each(['end', 'cut'] as const)(
    'tell when contact is lost by an %s, and are asked for again until it is made',
    async (way) => {
      const { bridge, newest, contact, later, sources } = setUp();
      const received: unknown[] = [];
      bridge.on('requests.changed', (request) => received.push(request));
      await settle();
      await newest()[way]();
      await settle();
      expect(contact).toEqual([true, false]);
      later.shift()?.();
      await settle();
      expect(contact).toEqual([true, false, true]);
      expect(sources).toHaveLength(2);
      await newest().say('requests.changed', JSON.stringify(requests[0]));
      await settle();
      expect(received).toHaveLength(1);
    },
  );

  it('are no contact where the door is closed', async () => {
    const { contact, later, shut, newest } = setUp();
    await settle();
    shut(new Response('{}', { status: 401 }));
    await newest().end();
    await settle();
    later.shift()?.();
    await settle();
    expect(contact).toEqual([true, false, false]);
    expect(later).toHaveLength(1);
  });
});
