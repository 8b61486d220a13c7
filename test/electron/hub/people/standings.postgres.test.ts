import { Attribute, Change, Client } from 'ldapts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '../../../../electron/adapters/postgres/database/pool.ts';
import { createSessions } from '../../../../electron/adapters/postgres/sessions/sessions.ts';
import { createStandings } from '../../../../electron/hub/people/standings.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import { personDn } from '../../../servers/seed.ts';
import { tree } from '../../../servers/tree.ts';
import { createHubBrowser, type HubBrowser } from '../hub-browser.ts';
import { approver, CODE, helper, hubOfFile, operator } from '../hub-world.ts';

const at = hubOfFile();

let pool: Pool;
let directory: Client;
const logged: string[] = [];
let standings: ReturnType<typeof createStandings>;
beforeAll(async () => {
  pool = createPool({ url: at.world.databaseUrl }, 'test');
  const log = { info: () => undefined, error: (event: string) => void logged.push(event) };
  standings = createStandings({ events: at.hub.events, sessions: createSessions(pool), log });
  directory = new Client({ url: at.world.slapd.ldapUrl });
  await directory.bind(at.world.slapd.writer.bindDn, at.world.slapd.writer.password);
});
afterAll(async () => {
  await directory.unbind();
  await pool.end();
});

type Operation = 'add' | 'delete' | 'replace';
const change = (dn: string, operation: Operation, values: Readonly<Record<string, string>>) =>
  directory.modify(
    dn,
    Object.entries(values).map(([type, value]) => {
      return new Change({ operation, modification: new Attribute({ type, values: [value] }) });
    }),
  );
const group = (name: string): string => `cn=hackathon-${name},${tree.groups}`;

async function signedIn({ uid, password }: typeof helper): Promise<HubBrowser> {
  const browser = createHubBrowser(at.hub);
  expect(await browser.enter({ by: 'password', uid, password })).toMatchObject({ status: 200 });
  return browser;
}

const roleOf = async (browser: HubBrowser): Promise<unknown> => {
  const { result } = await browser.get('session');
  return result.ok ? result.value['session'] : result;
};

describe('whoever is logged in', () => {
  let browsers: Record<'helper' | 'approver' | 'operator', HubBrowser>;
  beforeEach(async () => {
    browsers = {
      helper: await signedIn(helper),
      approver: await signedIn(approver),
      operator: await signedIn(operator),
    };
  });
  const roles = async () =>
    Promise.all([browsers.helper, browsers.approver, browsers.operator].map(roleOf));
  /** What the event's audit log says was done by nobody. */
  const told = async (): Promise<unknown[]> => {
    const { result } = await browsers.operator.call('audit.list');
    const lines = result.ok ? (result.value['lines'] as Output<'audit.list'>['lines']) : []; // of that method
    return lines.filter(({ who }) => who === undefined).map(({ what }) => what);
  };
  const asTheyCame = [
    expect.objectContaining({ role: 'helper' }),
    expect.objectContaining({ role: 'approver' }),
    expect.objectContaining({ role: 'operator' }),
  ];

  it('stays what they are where nothing changed, and newcomers are not looked at', async () => {
    const newcomer = createHubBrowser(at.hub);
    await newcomer.enter({ by: 'code', code: CODE });
    await standings.look();
    expect(await roles()).toEqual(asTheyCame);
    expect(await roleOf(newcomer)).toMatchObject({ role: 'newcomer' });
  });

  it('is no helper any more once their group has them no more', async () => {
    const member = personDn(helper.uid);
    await change(group('helpers'), 'replace', { member: personDn(operator.uid) });
    await standings.look();
    expect(await roles()).toEqual([undefined, ...asTheyCame.slice(1)]);
    expect(await browsers.helper.call('requests.list')).toMatchObject({ status: 401 });
    expect(await told()).toContainEqual({ event: 'session-ended', role: 'helper' });
    await change(group('helpers'), 'add', { member });
    expect(await roleOf(await signedIn(helper))).toMatchObject({ role: 'helper' });
  });

  it('is more once another group has them', async () => {
    const member = personDn(helper.uid);
    await change(group('approvers'), 'add', { member });
    await standings.look();
    expect(await roleOf(browsers.helper)).toMatchObject({ role: 'approver' });
    expect(await told()).toContainEqual({ event: 'role-changed', from: 'helper', to: 'approver' });
    await change(group('approvers'), 'delete', { member });
    await standings.look();
    expect(await roles()).toEqual(asTheyCame);
  });

  it('is out once their account is closed, and is not let in again', async () => {
    const dn = personDn(approver.uid);
    await change(dn, 'replace', { pwdPolicySubentry: tree.disabledPolicy });
    await standings.look();
    expect(await roles()).toEqual([asTheyCame[0], undefined, asTheyCame[2]]);
    const { uid, password } = approver;
    const again = await createHubBrowser(at.hub).enter({ by: 'password', uid, password });
    expect(again).toMatchObject({ status: 403 });
    await change(dn, 'delete', { pwdPolicySubentry: tree.disabledPolicy });
    await signedIn(approver);
  });

  it('stays where the hub cannot read a group that decides, and the log says so', async () => {
    const dn = group('approvers');
    await directory.modifyDN(dn, 'cn=moved');
    logged.length = 0;
    await standings.look();
    expect(await roles()).toEqual(asTheyCame);
    expect(new Set(logged)).toEqual(new Set(['role-unknown']));
    await directory.modifyDN(`cn=moved,${tree.groups}`, 'cn=hackathon-approvers');
    await standings.look();
    expect(await roles()).toEqual(asTheyCame);
  });

  it('stays where the directory does not answer', async () => {
    await at.world.slapd.kill();
    await standings.look();
    expect(await roles()).toEqual(asTheyCame);
    await at.world.slapd.restart();
  });
});
