import { describe, expect, it } from 'vitest';
import { createHttpBridge } from '../../../renderer/bridge/http-bridge.ts';
import { requests } from '../screens.ts';

/** As much of an EventSource as the bridge touches. */
class Source extends EventTarget {
  readonly CLOSED = 2;
  readyState = 1;
}

function setUp(respond: () => Promise<Response> = () => Promise.reject(new Error('refused'))) {
  const sources: Source[] = [];
  const sent: { url: string; init: RequestInit }[] = [];
  const later: (() => void)[] = [];
  const bridge = createHttpBridge({
    fetch: (url, init) => {
      sent.push({ url, init });
      return respond();
    },
    openEvents: () => {
      const source = new Source();
      sources.push(source);
      return source as unknown as EventSource; // the bridge touches no more of it than Source has
    },
    after: (_ms, callback) => void later.push(callback),
  });
  const contact: boolean[] = [];
  bridge.onContact((made) => contact.push(made));
  const newest = (): Source => {
    const source = sources.at(-1);
    if (!source) throw new Error('No events were opened');
    return source;
  };
  return { bridge, sources, newest, sent, later, contact };
}

const json = (value: unknown) => () => Promise.resolve(Response.json(value));

describe('calls', () => {
  it('post JSON to the method’s own address and believe an answer that fits', async () => {
    const session = { needed: true, signedIn: false, bindDn: 'cn=desk' };
    const { bridge, sent } = setUp(json({ ok: true, value: { ...session, extra: 1 } }));
    expect(await bridge.call('session.current', {})).toEqual({ ok: true, value: session });
    expect(sent[0]).toMatchObject({
      url: '/rpc/session.current',
      init: { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
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
  const say = (source: Source, name: string, data: string) =>
    source.dispatchEvent(new MessageEvent(name, { data }));

  it('reach whoever listens, until they stop', () => {
    const { bridge, newest } = setUp();
    const received: unknown[] = [];
    const stop = bridge.on('requests.changed', (request) => received.push(request));
    say(newest(), 'requests.changed', JSON.stringify(requests[0]));
    stop();
    say(newest(), 'requests.changed', JSON.stringify(requests[1]));
    expect(received).toEqual([requests[0]]);
  });

  it.each(['{"id":1}', 'not JSON'])(
    'that are not understood (%s) ask for everything anew',
    (data) => {
      const { bridge, newest, contact } = setUp();
      const received: unknown[] = [];
      bridge.on('requests.changed', (request) => received.push(request));
      say(newest(), 'requests.changed', data);
      expect(received).toEqual([]);
      expect(contact).toEqual([true]);
    },
  );

  it('tell when contact is lost and made again', () => {
    const { newest, contact, sources } = setUp();
    newest().dispatchEvent(new Event('open'));
    newest().dispatchEvent(new Event('error'));
    newest().dispatchEvent(new Event('open'));
    expect(contact).toEqual([true, false, true]);
    expect(sources).toHaveLength(1);
  });

  it('are opened anew where the browser has given up', () => {
    const { bridge, newest, later, sources } = setUp();
    const received: unknown[] = [];
    bridge.on('requests.changed', (request) => received.push(request));
    newest().readyState = 2;
    newest().dispatchEvent(new Event('error'));
    later[0]?.();
    expect(sources).toHaveLength(2);
    say(newest(), 'requests.changed', JSON.stringify(requests[0]));
    expect(received).toHaveLength(1);
  });
});
