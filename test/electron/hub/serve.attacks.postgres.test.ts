import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { ambiguous } from '../web/ambiguous-requests.ts';
import { openRaw, sayRaw, statuses } from '../web/raw-call.ts';
import { createHubBrowser, type HubBrowser } from './hub-browser.ts';
import { CODE, EVENT, helper, hubOfFile } from './hub-world.ts';

const at = hubOfFile();

const browser = (): HubBrowser => createHubBrowser(at.hub);
const bySelf = { by: 'code', code: CODE } as const;

async function entered(entry: Parameters<HubBrowser['enter']>[0] = bySelf): Promise<HubBrowser> {
  const one = browser();
  expect((await one.enter(entry)).status).toBe(200);
  return one;
}

const codeOf = ({ result }: Awaited<ReturnType<HubBrowser['get']>>): string =>
  result.ok ? 'ok' : result.error.code;

describe('another site', () => {
  const foreign = [
    ['a form that was sent', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a neighbour', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    ['an old browser', { 'Sec-Fetch-Site': 'none', Origin: 'https://evil.example' }],
    ['another host by DNS', { Host: 'evil.example' }],
  ] as const;

  it.each(foreign)('changes nothing by %s, whoever is in', async (_, headers) => {
    const one = await entered();
    for (const path of ['rpc/event.current', 'session', 'session/end', 'session/link']) {
      expect((await one.post(path, {}, headers)).status).toBe(403);
    }
    expect((await one.call('event.current')).status).toBe(200);
  });

  it.each(foreign.slice(0, 3))('hears no events by %s', async (_, headers) => {
    expect((await (await entered()).get('events', headers)).status).toBe(403);
  });

  it('shows the page by a link, and nothing of it in a frame or as a script', async () => {
    const site = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    const page = await browser().get('', { ...site, 'Sec-Fetch-Dest': 'document' });
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cross-origin-resource-policy': 'same-origin',
    });
    for (const dest of ['iframe', 'script', 'image', 'object']) {
      expect((await browser().get('', { ...site, 'Sec-Fetch-Dest': dest })).status).toBe(403);
    }
  });

  it('sends no form: nothing but JSON is read', async () => {
    const one = await entered();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      expect((await one.post('session', bySelf, { 'Content-Type': type })).status).toBe(415);
    }
  });
});

describe('the cookie', () => {
  it('is for our own pages alone, and no script reads it', async () => {
    const { headers } = await browser().enter(bySelf);
    expect(headers['set-cookie']?.[0]).toMatch(
      /^lanyard-test-event=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  it('has the prefix of a host, and goes over TLS alone, where browsers come by https', async () => {
    const secure = await at.world.serve({
      origin: 'https://hub.example.org',
      listen: '127.0.0.1:0',
    });
    const one = createHubBrowser({ config: { ...secure.config, origin: `http://${secure.at}` } });
    const asked = { Host: 'hub.example.org', Origin: 'https://hub.example.org' };
    const { headers, status } = await one.enter(bySelf, asked);
    expect(status).toBe(200);
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-lanyard-test-event=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Secure$/,
    );
    await secure.stop();
  });

  it('is never one that somebody else chose', async () => {
    const one = browser();
    one.bring(`lanyard-${EVENT}=${'A'.repeat(43)}`);
    await one.enter(bySelf);
    expect(one.cookie()).not.toContain('AAAA');
    const other = browser();
    other.bring(`lanyard-${EVENT}=${'A'.repeat(43)}`);
    expect((await other.call('event.current')).status).toBe(401);
  });
});

describe('a private link', () => {
  it('leads nobody to fill in a card in the name of who made it', async () => {
    const one = await entered();
    const early = await one.post('session/link', {});
    expect([early.status, codeOf(early)]).toEqual([403, 'not-allowed']);
    const filed = { username: 'Mal Lory', shellName: 'mallory', email: 'mallory@example.org' };
    const consent = { terms: true, publicEmail: true };
    const card = { ...filed, password: 'canary in the coal mine', consent };
    expect(codeOf(await one.call('requests.submit', card))).toBe('ok');
    const { result } = await one.post('session/link', {});
    const secret = result.ok ? String(result.value['url']).split('/mine/')[1] : undefined;
    const victim = await entered({ by: 'link', secret: secret ?? '' });
    const { result: listed } = await victim.call('requests.list');
    const [own] = listed.ok ? (listed.value['requests'] as { id: string }[]) : []; // of that method
    for (const [method, input] of [
      ['requests.submit', { ...card, username: 'Vic Tim', shellName: 'victim' }],
      ['requests.retry', { id: own?.id, password: 'canary in the coal mine' }],
      ['requests.rename', { id: own?.id, username: 'Vic Tim', shellName: 'victim' }],
    ] as const) {
      expect([method, codeOf(await victim.call(method, input))]).toEqual([method, 'not-allowed']);
    }
    expect((await victim.post('session/link', {})).status).toBe(403);
  });
});

describe('what is said to break it', () => {
  it('is refused where it is too large, also where it does not say so', async () => {
    const one = await entered();
    const large = JSON.stringify({ ...bySelf, code: 'x'.repeat(8192) });
    expect((await one.send('POST', 'session', { body: large })).status).toBe(413);
    const huge = JSON.stringify({ text: 'x'.repeat(4 * 1024 * 1024) });
    expect((await one.send('POST', 'rpc/keys.inspect', { body: huge })).status).toBe(413);
    expect((await one.call('event.current')).status).toBe(200);
  });

  const ownHead = (start: string, ...lines: string[]): string =>
    [
      start.replace(' /rpc/', ` /e/${EVENT}/rpc/`),
      `Host: ${new URL(at.hub.config.origin).host}`,
      `Origin: ${at.hub.config.origin}`,
      'Content-Type: application/json',
      ...lines,
    ].join('\r\n');

  it.each(ambiguous)(
    'lets nothing through that two readers could read in two ways: %s',
    async (_, request) => {
      const answers = statuses(await sayRaw(at.hub.config.origin, request(ownHead)));
      expect(answers.every((status) => status >= 400)).toBe(true);
      expect(answers.length).toBeLessThanOrEqual(1);
    },
  );

  it('waits for no head and no body that never comes to its end', async () => {
    const head = await openRaw(at.hub.config.origin);
    head.write(`POST /e/${EVENT}/session HTTP/1.1\r\nHost: x`);
    const body = await openRaw(at.hub.config.origin);
    body.write(`${ownHead('POST /rpc/event.current HTTP/1.1', 'Content-Length: 100')}\r\n\r\n{`);
    await Promise.all([head.ended, body.ended]);
    expect(statuses(head.said())).toEqual([408]);
    expect((await browser().get('session')).status).toBe(200);
  });
});

/** An open stream of events, and what it told so far. */
async function listen(one: HubBrowser): Promise<{ response: IncomingMessage; said: () => string }> {
  const headers = { Cookie: one.cookie(), 'Sec-Fetch-Site': 'same-origin' };
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  get(`${one.base}events`, { headers }, resolve);
  const response = await promise;
  let text = '';
  response.setEncoding('utf8').on('data', (part: string) => (text += part));
  response.on('error', () => undefined);
  return { response, said: () => text };
}

describe('event streams', () => {
  it('tell newcomers of their own request, and of nobody else’s', async () => {
    const [one, other] = [await entered(), await entered()];
    const [own, foreign] = [await listen(one), await listen(other)];
    const helping = await listen(
      await entered({ by: 'password', uid: helper.uid, password: helper.password }),
    );
    await one.call('requests.submit', {
      username: 'Grace Neu',
      shellName: 'graceneu',
      email: 'grace@example.org',
      password: 'canary in the coal mine',
      consent: { terms: true, publicEmail: true },
    });
    await expect.poll(own.said).toMatch(/requests\.changed[^]*confirmed/);
    await expect.poll(helping.said).toMatch(/requests\.changed[^]*confirmed/);
    expect(foreign.said()).not.toContain('graceneu');
    expect(own.said()).not.toContain('grace@example.org');
    for (const { response } of [own, foreign, helping]) response.destroy();
  });

  it('end with their session, also where an operator ends it', async () => {
    const one = await entered();
    const { response } = await listen(one);
    const ended = once(response, 'close');
    await one.post('session/end', {});
    await ended;
    const other = await entered({ by: 'password', uid: helper.uid, password: helper.password });
    const stream = await listen(other);
    const gone = once(stream.response, 'close');
    // As another process of the hub would.
    const pool = createPool({ url: at.world.databaseUrl }, 'test');
    await pool.query('DELETE FROM hub_sessions');
    await pool.end();
    await gone;
  });
});
