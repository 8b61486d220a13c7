import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Client } from 'ldapts';
import { Attribute, Change } from 'ldapts';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createLdapConnection,
  type ConnectionOptions,
  type LdapConnection,
} from '../../../../../electron/adapters/ldap/connection/connection.ts';
import type { Endpoint } from '../../../../../electron/adapters/ldap/connection/endpoint.ts';
import type { BindCredentials } from '../../../../../electron/core/ports/directory.ts';
import { watchClientSockets } from '../../../../fakes/client-sockets.ts';
import { manyTimes } from '../../../../races/runs.ts';
import { startFaultProxy, type FaultProxy } from '../../../../servers/fault-proxy.ts';
import { ldapOperations } from '../../../../servers/ldap-operations.ts';
import { seedPerson } from '../../../../servers/seed-people.ts';
import { personDn } from '../../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';

/** So long that a test which waits for it fails by its code, not by its time. */
const LONG_MS = 30_000;
const SHORT_MS = 300;
const WHO_AM_I = '1.3.6.1.4.1.4203.1.11.3';

/** RFC 4532: `dn:` and the DN, or nothing for nobody. */
const whoAmI = async (client: Client): Promise<string> => (await client.exop(WHO_AM_I)).value ?? '';
const rootDse = (client: Client) => client.search('', { scope: 'base', attributes: ['1.1'] });

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd({ people: 5, durable: true });
  return () => slapd.stop();
});

let proxies: FaultProxy[] = [];
let connections: LdapConnection[] = [];
let sockets: ReturnType<typeof watchClientSockets>;
beforeEach(() => {
  sockets = watchClientSockets();
});
afterEach(async () => {
  sockets.stop();
  for (const connection of connections) connection.close();
  await Promise.all(proxies.map((proxy) => proxy.stop()));
  [proxies, connections] = [[], []];
});

/** Settles when the connection to this port that is open now has been closed. */
async function closingOf(port: number): Promise<void> {
  const [socket] = sockets.openTo(port);
  if (!socket) throw new Error('The connection was not seen.');
  await once(socket, 'close');
}

async function through(protection: Endpoint['protection']): Promise<FaultProxy> {
  const proxy = await startFaultProxy(protection === 'tls' ? slapd.ldapsPort : slapd.ldapPort);
  proxies.push(proxy);
  return proxy;
}

function connect(
  endpoint: Pick<Endpoint, 'port' | 'protection'>,
  options: Partial<ConnectionOptions> = {},
  credentials: BindCredentials | undefined = slapd.writer,
): LdapConnection {
  const patience = { connectMs: LONG_MS, operationMs: LONG_MS };
  const reach = { endpoint: { host: 'localhost', ...endpoint }, ca: slapd.caPem, ...patience };
  const connection = createLdapConnection({ ...reach, ...options }, credentials);
  connections.push(connection);
  return connection;
}

describe.each(['tls', 'start-tls', 'none'] as const)('a connection by %s', (protection) => {
  let proxy: FaultProxy;
  beforeEach(async () => {
    proxy = await through(protection);
  });
  const open = (options?: Partial<ConnectionOptions>): LdapConnection =>
    connect({ port: proxy.port, protection }, options);
  const writer = (): string => `dn:${slapd.writer.bindDn}`;

  it('settles 50 operations at once while it opens, over one connection', manyTimes, async () => {
    const connection = open();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => connection.run('say who', whoAmI)),
    );
    expect(new Set(answers)).toEqual(new Set([writer()]));
    expect(proxy.counts.connections).toBe(1);
  });

  it('is replaced when it is cut, bound as the same person', async () => {
    const connection = open();
    await connection.run('say who', whoAmI);
    proxy.cutBeforeRequest();
    await expect(connection.run('say who', whoAmI)).rejects.toMatchObject({
      code: 'directory-unreachable',
    });
    expect(await connection.run('say who', whoAmI)).toBe(writer());
    expect(proxy.counts.connections).toBe(2);
  });

  it('is replaced once for all 20 who lost it, and never leaves one of them as nobody', async () => {
    const connection = open();
    await connection.run('say who', whoAmI);
    proxy.cutBeforeRequest();
    const all = () => Array.from({ length: 20 }, () => connection.run('say who', whoAmI));
    const lost = await Promise.allSettled(all());
    expect(lost.some(({ status }) => status === 'rejected')).toBe(true);
    expect(new Set(await Promise.all(all()))).toEqual(new Set([writer()]));
    expect(proxy.counts.connections).toBe(2);
  });

  it('says timeout where a server accepts and stays silent', async () => {
    proxy.hang();
    await expect(open({ connectMs: SHORT_MS }).run('answer', rootDse)).rejects.toMatchObject({
      code: 'directory-timeout',
    });
  });

  it('says timeout where an open connection falls silent, and is replaced then', async () => {
    const connection = open({ operationMs: SHORT_MS });
    await connection.run('say who', whoAmI);
    proxy.hang();
    await expect(connection.run('answer', rootDse)).rejects.toMatchObject({
      code: 'directory-timeout',
    });
    await proxy.pass();
    expect(await connection.run('say who', whoAmI)).toBe(writer());
  });

  it('says unreachable where nobody listens', async () => {
    await proxy.refuse();
    await expect(open().run('answer', rootDse)).rejects.toMatchObject({
      code: 'directory-unreachable',
      params: ['ECONNREFUSED'],
    });
  });

  it('rejects what is under way at once when the connection dies', async () => {
    const connection = open();
    await connection.run('say who', whoAmI);
    proxy.hang();
    const before = proxy.counts.clientBytes;
    const waiting = connection.run('answer', rootDse);
    const rejected = expect(waiting).rejects.toMatchObject({ code: 'directory-unreachable' });
    await expect.poll(() => proxy.counts.clientBytes).toBeGreaterThan(before);
    await proxy.refuse();
    await rejected;
  });

  it('never connects anew in the middle of an operation, where nobody would be bound', async () => {
    const connection = open();
    const twice = connection.run('say who twice', async (client) => {
      await whoAmI(client);
      const closed = closingOf(proxy.port);
      await proxy.refuse();
      await closed;
      await proxy.pass();
      return whoAmI(client);
    });
    await expect(twice).rejects.toMatchObject({ code: 'directory-unreachable' });
    expect(proxy.counts.connections).toBe(1);
  });

  it.each([
    ['was killed', 'SIGKILL'],
    ['closed it while it was idle', 'SIGTERM'],
  ] as const)('works again after the server %s and came back', async (_what, signal) => {
    const connection = open();
    await connection.run('say who', whoAmI);
    const closed = closingOf(proxy.port);
    await slapd.kill(signal);
    await closed;
    await slapd.restart();
    expect(await connection.run('say who', whoAmI)).toBe(writer());
  });

  it('leaves no socket open when it is closed', async () => {
    const connection = open();
    await connection.run('say who', whoAmI);
    expect(sockets.openTo(proxy.port)).toHaveLength(1);
    connection.close();
    await expect.poll(() => sockets.openTo(proxy.port)).toEqual([]);
  });

  it('ends what waits for it when it is closed while it is opened', async () => {
    proxy.hang();
    const connection = open();
    const waiting = connection.run('answer', rootDse);
    const rejected = expect(waiting).rejects.toMatchObject({ code: 'directory-unreachable' });
    await expect.poll(() => proxy.counts.connections).toBe(1);
    connection.close();
    await rejected;
    await expect.poll(() => sockets.openTo(proxy.port)).toEqual([]);
  });

  it('keeps its connection when the server refuses an operation', async () => {
    const connection = open();
    const nobody = (client: Client) => client.del(personDn('nobody'));
    await expect(connection.run('remove an entry', nobody)).rejects.toMatchObject({
      code: 'directory-refused',
    });
    await connection.run('say who', whoAmI);
    expect(proxy.counts.connections).toBe(1);
  });
});

describe('the bind of a connection', () => {
  it('is tried once for each call when its password is wrong', async () => {
    const proxy = await through('none');
    const binds: string[] = [];
    proxy.tap((bytes) => binds.push(...ldapOperations(bytes)));
    const wrong = { ...slapd.writer, password: 'not this' };
    const connection = connect({ port: proxy.port, protection: 'none' }, {}, wrong);
    for (const tries of [1, 2]) {
      await expect(connection.run('say who', whoAmI)).rejects.toMatchObject({
        code: 'sign-in-refused',
      });
      expect(binds).toEqual(Array.from({ length: tries }, () => 'bind'));
    }
  });

  it('is refused, not forgotten, where the password was changed before it is opened again', async () => {
    const proxy = await through('tls');
    const { uid, password } = seedPerson(2);
    const person = { bindDn: personDn(uid), password };
    const connection = connect({ port: proxy.port, protection: 'tls' }, {}, person);
    expect(await connection.run('say who', whoAmI)).toBe(`dn:${person.bindDn}`);
    const modification = new Attribute({ type: 'userPassword', values: ['quite another'] });
    await connect({ port: slapd.ldapsPort, protection: 'tls' }).run('change a password', (client) =>
      client.modify(person.bindDn, new Change({ operation: 'replace', modification })),
    );
    proxy.cutBeforeRequest();
    await expect(connection.run('say who', whoAmI)).rejects.toThrow();
    await expect(connection.run('say who', whoAmI)).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
  });

  it.each([
    { bindDn: 'cn=writer,dc=example,dc=org', password: '' },
    { bindDn: '', password: 'a password' },
  ])('is refused before anything is sent where half of it is empty: %j', async (half) => {
    const proxy = await through('none');
    const connection = connect({ port: proxy.port, protection: 'none' }, {}, half);
    await expect(connection.run('say who', whoAmI)).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
    expect(proxy.counts.connections).toBe(0);
  });

  it('is nobody only where nobody signed in', async () => {
    const reach = { host: 'localhost', port: slapd.ldapsPort, protection: 'tls' } as const;
    const patience = { connectMs: LONG_MS, operationMs: LONG_MS };
    const connection = createLdapConnection({ endpoint: reach, ca: slapd.caPem, ...patience });
    connections.push(connection);
    expect(await connection.run('say who', whoAmI)).toBe('');
  });
});

it('a process ends by itself once its connection is closed', async () => {
  const adapters = join(import.meta.dirname, '../../../../../electron/adapters/ldap');
  const endpoint = { host: 'localhost', port: slapd.ldapsPort, protection: 'tls' };
  const program = `
    import { readFileSync } from 'node:fs';
    import { createLdapConnection } from '${join(adapters, 'connection/connection.ts')}';
    const ca = readFileSync('${slapd.caFile}', 'utf8');
    const patience = { connectMs: 60000, operationMs: 60000 };
    const connection = createLdapConnection({ endpoint: ${JSON.stringify(endpoint)}, ca, ...patience });
    await connection.run('answer', (client) => client.search('', { scope: 'base' }));
    connection.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: 'inherit',
  });
  expect(await once(child, 'exit')).toEqual([0, null]);
});
