import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLdapConnection } from '../../../../../electron/adapters/ldap/connection/connection.ts';
import type { Endpoint } from '../../../../../electron/adapters/ldap/connection/endpoint.ts';
import {
  openTransport,
  tlsOptions,
} from '../../../../../electron/adapters/ldap/connection/transport.ts';
import { startFaultProxy } from '../../../../servers/fault-proxy.ts';
import { portOf } from '../../../../servers/ports.ts';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';
import { makeCertificates } from '../../../../servers/tls.ts';

/** An address of this machine that the server's certificate does not hold. */
const UNNAMED = '127.0.0.2';
const PATIENCE_MS = 30_000;

let slapd: Slapd;
let strangersCa: string;
beforeAll(async () => {
  slapd = await startSlapd({ people: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-other-ca-'));
  strangersCa = makeCertificates(folder).caPem;
  return async () => {
    rmSync(folder, { recursive: true });
    await slapd.stop();
  };
});

const portFor = (protection: Endpoint['protection']): number =>
  protection === 'tls' ? slapd.ldapsPort : slapd.ldapPort;

async function signIn(endpoint: Endpoint, ca: string | undefined): Promise<string> {
  const patience = { connectMs: PATIENCE_MS, operationMs: PATIENCE_MS };
  const connection = createLdapConnection({ endpoint, ca, ...patience }, slapd.writer);
  try {
    return await connection.run('answer', () => Promise.resolve('signed in'));
  } finally {
    connection.close();
  }
}

/** The server at another address of this machine. */
async function listenAt(host: string, target: number) {
  const server = createServer((socket) => {
    const on = connect(target, '127.0.0.1');
    socket.on('error', () => on.destroy()).pipe(on);
    on.on('error', () => socket.destroy()).pipe(socket);
  });
  server.listen(0, host);
  await once(server, 'listening');
  return { port: portOf(server.address()), stop: () => server.close() };
}

describe.each(['tls', 'start-tls'] as const)('the way to a directory by %s', (protection) => {
  it.each(['localhost', '127.0.0.1'])(
    'leads there by %s, which its certificate holds',
    async (host) => {
      const endpoint = { host, port: portFor(protection), protection };
      expect(await signIn(endpoint, slapd.caPem)).toBe('signed in');
    },
  );

  it('ends at a certificate that holds another name, also where it is asked for by address', async () => {
    const elsewhere = await listenAt(UNNAMED, portFor(protection));
    const endpoint = { host: UNNAMED, port: elsewhere.port, protection };
    await expect(signIn(endpoint, slapd.caPem)).rejects.toMatchObject({
      code: 'directory-certificate',
      params: ['ERR_TLS_CERT_ALTNAME_INVALID'],
    });
    elsewhere.stop();
  });

  it("ends at a certificate of another's CA, and of one that the system does not know", async () => {
    const endpoint = { host: 'localhost', port: portFor(protection), protection };
    for (const ca of [strangersCa, undefined]) {
      await expect(signIn(endpoint, ca)).rejects.toMatchObject({ code: 'directory-certificate' });
    }
  });

  it('carries the password encrypted', async () => {
    const proxy = await startFaultProxy(portFor(protection));
    const seen: Buffer[] = [];
    proxy.tap((bytes) => seen.push(bytes));
    const endpoint = { host: 'localhost', port: proxy.port, protection };
    expect(await signIn(endpoint, slapd.caPem)).toBe('signed in');
    expect(Buffer.concat(seen).length).toBeGreaterThan(0);
    expect(Buffer.concat(seen).includes(slapd.writer.password)).toBe(false);
    await proxy.stop();
  });
});

describe('the way to a directory on this machine', () => {
  it('may be plain, where the tap above would see a password', async () => {
    const proxy = await startFaultProxy(slapd.ldapPort);
    const seen: Buffer[] = [];
    proxy.tap((bytes) => seen.push(bytes));
    const endpoint = { host: 'localhost', port: proxy.port, protection: 'none' } as const;
    expect(await signIn(endpoint, undefined)).toBe('signed in');
    expect(Buffer.concat(seen).includes(slapd.writer.password)).toBe(true);
    await proxy.stop();
  });
});

describe('opening', () => {
  it('ends with the reason of its signal', async () => {
    const proxy = await startFaultProxy(slapd.ldapsPort);
    proxy.hang();
    const controller = new AbortController();
    const endpoint = { host: 'localhost', port: proxy.port, protection: 'tls' } as const;
    const { signal } = controller;
    const opening = openTransport(endpoint, { ca: slapd.caPem, jump: undefined, signal });
    const reason = new Error('the helper closed the window');
    const rejected = expect(opening).rejects.toBe(reason);
    await expect.poll(() => proxy.counts.clientBytes).toBeGreaterThan(0);
    controller.abort(reason);
    await rejected;
    await proxy.stop();
  });
});

describe('the settings of TLS', () => {
  it('name the server, but an address never in SNI', () => {
    const endpoint = { port: 636, protection: 'tls' } as const;
    const named = tlsOptions({ ...endpoint, host: 'ldap.example.org' }, undefined);
    expect(named).toMatchObject({ host: 'ldap.example.org', servername: 'ldap.example.org' });
    expect(tlsOptions({ ...endpoint, host: '10.0.0.7' }, undefined)).not.toHaveProperty(
      'servername',
    );
  });

  it('trust the system where no CA is named, and only the named one otherwise', () => {
    const endpoint = { host: 'ldap.example.org', port: 636, protection: 'tls' } as const;
    expect(tlsOptions(endpoint, undefined)).not.toHaveProperty('ca');
    expect(tlsOptions(endpoint, 'PEM').ca).toBe('PEM');
  });
});
