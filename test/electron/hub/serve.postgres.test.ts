import { describe, expect, it } from 'vitest';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { contract, type Output } from '../../../shared/contract/index.ts';
import { forThemselves } from '../../../electron/core/base/caller.ts';
import { serveHub } from '../../../electron/hub/serve.ts';
import { httpCall } from '../web/http-call.ts';
import { createHubBrowser, type HubBrowser } from './hub-browser.ts';
import { approver, CODE, EVENT, helper, hubOfFile, operator, stranger } from './hub-world.ts';

const at = hubOfFile();

const browser = (): HubBrowser => createHubBrowser(at.hub);
const bySelf = { by: 'code', code: CODE } as const;
const byPassword = ({ uid, password }: typeof helper, typed = password) =>
  ({ by: 'password', uid, password: typed }) as const;

async function entered(entry: Parameters<HubBrowser['enter']>[0]): Promise<HubBrowser> {
  const one = browser();
  const { result, status } = await one.enter(entry);
  expect([status, result]).toEqual([200, { ok: true, value: {} }]);
  return one;
}

const roleOf = async (one: HubBrowser): Promise<unknown> => {
  const { result } = await one.get('session');
  return result.ok ? result.value['session'] : result;
};

async function trailOf(one: HubBrowser): Promise<Output<'audit.list'>['lines']> {
  const { result } = await one.call('audit.list');
  return result.ok ? (result.value['lines'] as Output<'audit.list'>['lines']) : []; // of that method
}

const card = {
  username: 'Zoë Hübner',
  shellName: 'zoehubner',
  email: 'zoe@example.org',
  password: 'canary in the coal mine',
  consent: { terms: true, publicEmail: true },
};

describe('the door of a hub', () => {
  it('tells anybody which event it is, and who they are', async () => {
    const { result } = await browser().get('session');
    expect(result).toEqual({
      ok: true,
      value: {
        event: { id: EVENT, name: { en: 'Test event' }, languages: ['en'], practice: false },
        signIn: 'ldap',
      },
    });
  });

  it.each(['SUNNY-CASTLE-42', ' sunny castle 42', 'sunnycastle42'])(
    'lets a newcomer in who types %j',
    async (code) => {
      const one = await entered({ by: 'code', code });
      expect(await roleOf(one)).toEqual({ role: 'newcomer', name: '' });
    },
  );

  it('lets nobody in by another code, nor what fills a field that no person sees', async () => {
    const one = browser();
    const wrong = await one.enter({ by: 'code', code: 'SUNNY-CASTLE-43' });
    const bot = await one.enter({ ...bySelf, website: 'https://example.org/' });
    for (const { status, result } of [wrong, bot]) {
      expect(status).toBe(403);
      expect(result).toMatchObject({ ok: false, error: { code: 'hub-code-wrong' } });
    }
    expect(one.cookie()).toBe('');
  });

  it('lets people in by their own account, as their groups and names say', async () => {
    for (const [person, role] of [
      [helper, 'helper'],
      [approver, 'approver'],
      [operator, 'operator'],
    ] as const) {
      const one = await entered(byPassword(person));
      expect(await roleOf(one)).toEqual({ role, name: person.cn });
      const { result } = await one.call('caller.current');
      expect(result).toMatchObject({ ok: true, value: { who: person.uid } });
    }
  });

  it('lets nobody in without their password, or without a part in the event', async () => {
    const one = browser();
    const codes: unknown[] = [];
    for (const entry of [
      byPassword(helper, 'not hers'),
      byPassword({ ...helper, uid: '*' }),
      byPassword({ ...helper, uid: `${helper.uid},ou=people` }),
      byPassword(stranger),
    ]) {
      const { result } = await one.enter(entry);
      codes.push(result.ok || result.error.code);
    }
    const wrong = 'hub-sign-in-refused';
    expect(codes).toEqual([wrong, wrong, wrong, 'hub-not-of-event']);
    expect((await one.enter({ ...byPassword(helper), password: '' })).status).toBe(400);
    expect(one.cookie()).toBe('');
  });

  it('gives another id at each sign-in, and an old one lets nobody in', async () => {
    const one = await entered(bySelf);
    const old = one.cookie();
    await one.enter(byPassword(helper));
    expect(one.cookie()).not.toBe(old);
    const thief = browser();
    thief.bring(old);
    expect(await roleOf(thief)).toBeUndefined();
    expect(await roleOf(one)).toMatchObject({ role: 'helper' });
  });

  it('forgets who signs out', async () => {
    const one = await entered(byPassword(helper));
    const old = one.cookie();
    expect((await one.post('session/end', {})).status).toBe(200);
    one.bring(old);
    expect((await one.call('event.current')).status).toBe(401);
  });

  it('lists sessions to operators, who end them', async () => {
    const [boss, other] = [await entered(byPassword(operator)), await entered(byPassword(helper))];
    const refused = { ok: false, error: { code: 'not-allowed' } };
    expect((await other.call('sessions.list')).result).toMatchObject(refused);
    const { result } = await boss.call('sessions.list');
    const all = result.ok ? (result.value['sessions'] as Output<'sessions.list'>['sessions']) : []; // of that method
    const refs = all.filter(({ who }) => who === helper.uid).map(({ ref }) => ref);
    expect(refs.length).toBeGreaterThan(0);
    expect((await other.call('sessions.end', { ref: refs[0] })).result).toMatchObject(refused);
    for (const ref of refs) await boss.call('sessions.end', { ref });
    expect((await other.call('event.current')).status).toBe(401);
    const [line] = await trailOf(boss);
    expect(line).toMatchObject({
      ...{ who: operator.uid, what: { event: 'session-ended', role: 'helper' } },
    });
  });
});

it('whom the hub’s file names no more is in no more, whatever they came in as', async () => {
  const one = await entered(byPassword(operator));
  const pool = createPool({ url: at.world.databaseUrl }, 'test');
  // As if another had come in while the file still named them.
  await pool.query(`UPDATE hub_sessions SET who = 'once-an-operator' WHERE who = $1`, [
    operator.uid,
  ]);
  await pool.end();
  expect((await one.call('event.current')).status).toBe(401);
  expect((await one.call('sessions.list')).status).toBe(401);
  expect(await roleOf(one)).toBeUndefined();
});

describe('a newcomer at a hub', () => {
  it('files their own card, which is confirmed in the directory', async () => {
    const one = await entered(bySelf);
    const filed = await one.call('requests.submit', card);
    expect(filed.result).toMatchObject({ ok: true, value: { shellName: card.shellName } });
    const id = filed.result.ok ? String(filed.result.value['id']) : '';
    await expect
      .poll(async () => (await one.call('requests.get', { id })).result)
      .toMatchObject({ ok: true, value: { state: 'confirmed' } });
    const entry = at.world.slapd.ldapsearch([`(uid=${card.shellName})`, 'cn', 'uid']);
    expect(entry).toContain(`uid: ${card.shellName}`);
  });

  it('comes back to it by a private link, from another browser, and nobody else sees it', async () => {
    const one = await entered(bySelf);
    const filed = await one.call('requests.submit', {
      ...card,
      username: 'Ida B',
      shellName: 'idab',
      email: 'ida@example.org',
    });
    const id = filed.result.ok ? String(filed.result.value['id']) : '';
    const { result } = await one.post('session/link', {});
    const url = new URL(result.ok ? String(result.value['url']) : '');
    expect(url.origin + url.pathname).toBe(one.base);
    const secret = url.hash.replace('#/mine/', '');
    const again = await entered({ by: 'link', secret });
    expect(await roleOf(again)).toMatchObject({ role: 'returning' });
    const listed = await again.call('requests.list');
    expect(listed.result).toMatchObject({ ok: true, value: { requests: [{ id }] } });
    const other = await entered(bySelf);
    expect((await other.call('requests.get', { id })).result).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const otherList = await other.call('requests.list');
    expect(otherList.result).toMatchObject({ ok: true, value: { requests: [] } });
  });

  it('is let in by no link that was not given out', async () => {
    const { result } = await browser().enter({ by: 'link', secret: 'A'.repeat(43) });
    expect(result).toMatchObject({ ok: false, error: { code: 'hub-link-over' } });
  });

  it('reaches nothing else, whatever is asked', async () => {
    const one = await entered(bySelf);
    const others = Object.keys(contract).filter(
      (name) => !forThemselves.some((own) => own === name),
    );
    expect(others.length).toBeGreaterThan(60);
    for (const method of others) {
      const { result } = await one.call(method);
      expect([method, result]).toMatchObject([
        method,
        { ok: false, error: { code: 'not-allowed' } },
      ]);
    }
  });
});

describe('beside the door', () => {
  it('answers nothing to who was not let in', async () => {
    const one = browser();
    for (const method of Object.keys(contract)) {
      const { status, result } = await one.call(method);
      expect([method, status, result]).toMatchObject([
        method,
        401,
        { ok: false, error: { code: 'hub-session-over' } },
      ]);
    }
    expect((await one.get('events')).status).toBe(401);
  });

  it('tells health, readiness and figures at the inner port, and nowhere else', async () => {
    const inner = `http://${at.hub.innerAt}`;
    expect(await httpCall(`${inner}/healthz`)).toMatchObject({ status: 200 });
    expect(await httpCall(`${inner}/readyz`)).toMatchObject({ status: 200 });
    const { text } = await httpCall(`${inner}/metrics`);
    expect(text).toContain('lanyard_hub_ready 1');
    expect(text).toMatch(
      /lanyard_hub_entries_total\{event="test-event",by="code",outcome="entered"\} \d/,
    );
    for (const path of ['healthz', 'readyz', 'metrics']) {
      expect((await browser().get(path)).status).toBe(404);
      expect((await httpCall(`${browser().origin}/${path}`)).status).toBe(404);
    }
  });

  it('is not ready while its database is away, and is again by itself', async () => {
    await at.world.postgres.kill();
    const ready = async () => (await httpCall(`http://${at.hub.innerAt}/readyz`)).status;
    expect(await ready()).toBe(503);
    const away = await browser().enter(bySelf);
    expect(away.result.ok).toBe(false);
    await at.world.postgres.restart();
    await expect.poll(ready).toBe(200);
    await entered(bySelf);
  });

  it.each(['', 'too short', 'another one than it was'])(
    'begins with no passphrase but its own: %j',
    async (passphrase) => {
      const variable = 'LANYARD_TEST_EVENT_PASSPHRASE';
      const env = { ...at.world.env, [variable]: passphrase };
      const beginning = serveHub(at.world.file, { env, put: () => undefined });
      await expect(beginning).rejects.toMatchObject({ fields: [{ field: variable }] });
    },
  );

  it('writes a log of JSON without anybody’s secrets', () => {
    const text = at.world.lines.join('\n');
    for (const line of at.world.lines) expect(JSON.parse(line)).toHaveProperty('event');
    for (const secret of [card.password, helper.password, at.world.slapd.writer.password]) {
      expect(text).not.toContain(secret);
    }
  });
});
