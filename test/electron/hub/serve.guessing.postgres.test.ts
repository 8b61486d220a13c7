import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { createHubBrowser, type HubBrowser } from './hub-browser.ts';
import { CODE, EVENT, helper, hubOfFile, operator } from './hub-world.ts';

const at = hubOfFile();

const browser = (): HubBrowser => createHubBrowser(at.hub);
const bySelf = { by: 'code', code: CODE } as const;
/** As the proxy tells where a browser is. */
const from = (address: string) => ({ 'X-Forwarded-For': address });

async function entered(entry: Parameters<HubBrowser['enter']>[0] = bySelf): Promise<HubBrowser> {
  const one = browser();
  expect((await one.enter(entry)).status).toBe(200);
  return one;
}

/** How often something is counted now, in the hub's database; undefined where nothing was written of it. */
async function counted(key: string): Promise<number | undefined> {
  const pool = createPool({ url: at.world.databaseUrl }, 'test');
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count FROM hub_limits WHERE key = $1',
    [key],
  );
  await pool.end();
  return rows[0]?.count;
}

const codeOf = ({ result }: Awaited<ReturnType<HubBrowser['get']>>): string =>
  result.ok ? 'ok' : result.error.code;

describe('guessing', () => {
  it('ends after some wrong codes from one address, for that address alone', async () => {
    const codes: string[] = [];
    const guess = (n: number) =>
      browser().enter({ by: 'code', code: `WRONG-CODE-${n}` }, from('203.0.113.9'));
    for (let n = 0; n < 62; n += 1) codes.push(codeOf(await guess(n)));
    expect(codes.filter((code) => code === 'hub-code-wrong')).toHaveLength(60);
    expect(codes.at(-1)).toBe('hub-too-often');
    // Not by another spelling of where it comes from either: only what the proxy added counts.
    const hidden = await browser().enter(bySelf, from('198.51.100.1, 203.0.113.9'));
    expect([hidden.status, codeOf(hidden)]).toEqual([429, 'hub-too-often']);
    expect((await browser().enter(bySelf, from('203.0.113.10'))).status).toBe(200);
  });

  it('does not end the entrance of a venue, which is one address and comes all at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, () => browser().enter(bySelf, from('203.0.113.77'))),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(200);
    expect(await counted(`code ${EVENT} 203.0.113.77`)).toBeUndefined();
  });

  it('counts an IPv6 network as one', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 62; n += 1) {
      const address = from(`2001:db8:1:2::${n.toString(16)}`);
      codes.push(codeOf(await browser().enter({ by: 'code', code: 'WRONG-AGAIN' }, address)));
    }
    expect(codes.at(-1)).toBe('hub-too-often');
  });

  const typed = (uid: string, password: string, address: string) =>
    browser().enter({ by: 'password', uid, password }, from(address));

  it('ends after some wrong passwords of one account, however its name is typed, and not for whoever is elsewhere', async () => {
    const { uid, password } = operator;
    const wide = [...uid].map((letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfe_e0));
    const spelled = [uid, uid.toUpperCase(), ` ${uid}`, `${uid}  `, wide.join('')];
    const codes: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      const name = spelled[n % spelled.length] ?? uid;
      codes.push(codeOf(await typed(name, `guess ${n}`, '203.0.113.100')));
    }
    expect(codes.filter((code) => code === 'hub-sign-in-refused')).toHaveLength(10);
    expect(codes.at(-1)).toBe('hub-too-often');
    expect(codeOf(await typed(uid, password, '203.0.113.100'))).toBe('hub-too-often');
    expect(codeOf(await typed(uid, password, '203.0.113.101'))).toBe('ok');
  });

  it('writes nothing down of accounts for an address that guessed too often', async () => {
    for (let n = 0; n < 60; n += 1) await typed(`nobody-${n}`, 'guess', '203.0.113.120');
    expect(codeOf(await typed('somebody-new', 'guess', '203.0.113.120'))).toBe('hub-too-often');
    expect(await counted(`uid ${EVENT} somebody-new`)).toBeUndefined();
    expect(await counted(`password ${EVENT} 203.0.113.120`)).toBe(60);
  });

  it('learns no more of names than the directory tells, and not at any rate', async () => {
    const one = await entered();
    const names: string[] = [];
    for (let n = 0; n < 152; n += 1) {
      const typed = { username: `Nobody ${n}`, shellName: `nobody-${n}` };
      names.push(codeOf(await one.call('names.check', typed)));
    }
    expect(names.filter((code) => code === 'ok')).toHaveLength(150);
    expect(names.at(-1)).toBe('hub-too-often');
    for (const method of ['accounts.find', 'accounts.holders', 'accounts.show']) {
      expect(codeOf(await one.call(method, { text: helper.uid }))).toBe('not-allowed');
    }
  });
});

describe('what newcomers share', () => {
  /** As if this was counted so often in the window that it is now. */
  async function full(key: string, seconds: number): Promise<void> {
    const pool = createPool({ url: at.world.databaseUrl }, 'test');
    await pool.query(
      `INSERT INTO hub_limits VALUES ($1, floor(extract(epoch FROM now()) / $2)::bigint, $2, 1000000)
       ON CONFLICT (key, slot) DO UPDATE SET count = 1000000`,
      [key, seconds],
    );
    await pool.end();
  }
  async function emptied(): Promise<void> {
    const pool = createPool({ url: at.world.databaseUrl }, 'test');
    await pool.query('DELETE FROM hub_limits WHERE count >= 1000000');
    await pool.end();
  }
  const names = { username: 'Nobody New', shellName: 'nobody-new' };
  const card = {
    ...{ username: 'Mara New', shellName: 'mara-new', email: 'mara-new@example.org' },
    ...{ password: 'canary in the coal mine', consent: { terms: true, publicEmail: true } },
  };
  const asks = [
    { method: 'requests.submit', what: 'cards', seconds: 3600, typed: card },
    { method: 'names.check', what: 'names', seconds: 600, typed: names },
  ];
  /** How it was answered, and in how many seconds or minutes it is worth another try. */
  const said = (answer: Awaited<ReturnType<HubBrowser['get']>>) => {
    const { result, status, headers } = answer;
    return [status, headers['retry-after'], ...(result.ok ? [] : result.error.params)];
  };

  it.each(asks)(
    'is spent by nobody who sends what is no call: $method',
    async ({ method, what }) => {
      const before = await counted(`${what} ${EVENT}`);
      const one = await entered();
      for (let n = 0; n < 5; n += 1) {
        expect(codeOf(await one.call(method, {}))).toBe('invalid-input');
      }
      expect(await counted(`${what} ${EVENT}`)).toBe(before);
    },
  );

  it.each([
    ['requests.rename', names],
    ['requests.conflict', {}],
  ])('is a limit on checks of names in whatever way: %s', async (method, typed) => {
    const one = await entered();
    const input = { id: randomUUID(), ...typed };
    expect(codeOf(await one.call(method, input))).toBe('not-found');
    const { result } = await one.call('caller.current');
    await full(`names ${EVENT} ${result.ok ? String(result.value['who']) : ''}`, 600);
    expect(said(await one.call(method, input))).toEqual([429, '600', '10']);
    const other = await entered();
    await full(`names ${EVENT}`, 600);
    expect(said(await other.call(method, input))).toEqual([429, '600', '10']);
    await emptied();
  });

  it.each(asks)(
    'is not spent by one address, nor all of it, and tells how long that lasts: $method',
    async ({ method, what, seconds, typed }) => {
      const ask = (one: HubBrowser, address: string) =>
        one.post(`rpc/${method}`, typed, from(address));
      await full(`${what} ${EVENT} 203.0.113.50`, seconds);
      const one = await entered();
      const over = [429, String(seconds), String(seconds / 60)];
      expect(said(await ask(one, '203.0.113.50'))).toEqual(over);
      expect(said(await ask(one, '203.0.113.51'))).toEqual([200, undefined]);
      await full(`${what} ${EVENT}`, seconds);
      expect(said(await ask(one, '203.0.113.51'))).toEqual(over);
      // Helpers still ask.
      const asHelper = await entered({
        by: 'password',
        uid: helper.uid,
        password: helper.password,
      });
      expect(codeOf(await asHelper.call('names.check', names))).toBe('ok');
      await emptied();
    },
  );
});
