import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAt } from '../../../../../electron/adapters/ldap/base-read.ts';
import {
  createLdapSession,
  type LdapSession,
} from '../../../../../electron/adapters/ldap/connection/session.ts';
import { personDn } from '../../../../servers/seed.ts';
import { startFaultProxy } from '../../../../servers/fault-proxy.ts';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';
import { testProfile } from '../../../../servers/test-profile.ts';

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd();
});
afterAll(() => slapd.stop());

async function through() {
  const proxy = await startFaultProxy(slapd.ldapPort);
  const url = `ldap://127.0.0.1:${proxy.port}`;
  const session = createLdapSession({
    profile: testProfile(slapd, { directory: { url } }).directory,
  });
  return { proxy, session };
}

const whoAmI = ({ read }: LdapSession): Promise<string> =>
  read(
    'say who this is',
    async (client) => (await client.exop('1.3.6.1.4.1.4203.1.11.3')).value ?? '',
  );

it('carries reads and writes of everybody who shares it over one connection, under one bind', async () => {
  const { proxy, session } = await through();
  expect(proxy.counts.connections).toBe(0);
  await session.signIn(slapd.writer);
  const dn = personDn('novaadmin');
  const readCn = () =>
    session.read('read an entry', (client) => readAt(client, dn, { attributes: ['cn'] }));
  const entries = await Promise.all([
    readCn(),
    readCn(),
    session.write('read too', () => readCn()),
  ]);
  expect(entries.map((entry) => entry?.['cn'])).toEqual(Array(3).fill('novaadmin'));
  expect(await whoAmI(session)).toBe(`dn:${slapd.writer.bindDn}`);
  expect(proxy.counts.connections).toBe(1);
  session.close();
  await proxy.stop();
});

it('writes for nobody who has not signed in, nor after they signed out', async () => {
  const { proxy, session } = await through();
  const write = () => session.write('write', () => Promise.resolve('written'));
  await expect(write()).rejects.toMatchObject({ code: 'sign-in-needed' });
  await session.signIn(slapd.writer);
  expect(await write()).toBe('written');
  session.signOut();
  await expect(write()).rejects.toMatchObject({ code: 'sign-in-needed' });
  expect(await whoAmI(session)).toBe('');
  session.close();
  await proxy.stop();
});

it('keeps the bind it has where another one is refused', async () => {
  const { proxy, session } = await through();
  await session.signIn(slapd.writer);
  const wrong = { ...slapd.writer, password: 'not this' };
  await expect(session.signIn(wrong)).rejects.toMatchObject({ code: 'sign-in-refused' });
  expect(await whoAmI(session)).toBe(`dn:${slapd.writer.bindDn}`);
  session.close();
  await proxy.stop();
});
