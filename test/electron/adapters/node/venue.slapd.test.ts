import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createWeb, type RequestListener } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVenue } from '../../../../electron/adapters/node/venue.ts';
import type { Place } from '../../../../electron/core/ports/connection/venue.ts';
import { freePort, portOf } from '../../../servers/ports.ts';
import { makeCertificates } from '../../../servers/tls.ts';

const servers: Server[] = [];
const folder = mkdtempSync(join(tmpdir(), 'lanyard-venue-'));
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return portOf(server.address());
}

const plain = (greet: (socket: Socket) => void) =>
  listen(createServer((socket) => greet(socket.on('error', () => undefined))));

const venue = createVenue({ env: { https_proxy: 'http://proxy.example:3128' } });
const foundAt = async (place: Partial<Place>) =>
  (await venue.reach({ host: '127.0.0.1', port: 9, ...place })).found;

describe('a place in the network', () => {
  it('is open where the right kind of server answers, and is something else where another does', async () => {
    const ssh = await plain((socket) => socket.write('Welcome\r\nSSH-2.0-OpenSSH_9.2\r\n'));
    const web = await plain((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await foundAt({ port: ssh, speaks: 'ssh' })).toBe('open');
    expect(await foundAt({ port: web, speaks: 'ssh' })).toBe('other-service');
    expect(await foundAt({ port: web, speaks: 'tls' })).toBe('other-service');
    expect(await foundAt({ port: web })).toBe('open');
  });

  it('is told apart by why nothing answers', async () => {
    expect(await foundAt({ port: await freePort() })).toBe('refused');
    expect(await foundAt({ host: 'nowhere.invalid' })).toBe('no-address');
    expect(await foundAt({ host: '255.255.255.255', port: 22 })).toBe('no-route');
  });

  it('is something else where nothing is said', async () => {
    const mute = await plain(() => undefined);
    const { found, ms } = await venue.reach({ host: '127.0.0.1', port: mute, speaks: 'ssh' });
    expect(found).toBe('other-service');
    expect(ms).toBeGreaterThan(4000);
  });
});

describe('a certificate', () => {
  let ports: readonly number[] = [];
  beforeAll(async () => {
    const { certFile, keyFile } = makeCertificates(folder);
    const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    ports = await Promise.all(
      ['127.0.0.1', '127.0.0.2'].map((host) => listen(createTls(pair), host)),
    );
  });

  it('is right where it names the host, and its issuer is known or the profile’s own', async () => {
    const [port = 0] = ports;
    expect(await foundAt({ port, speaks: 'tls', ownCa: true })).toBe('open');
    expect(await foundAt({ port, speaks: 'tls' })).toBe('certificate');
  });

  it('that is right tells when it ends', async () => {
    const [port = 0] = ports;
    const place = { host: '127.0.0.1', port, speaks: 'tls', ownCa: true } as const;
    const { certificateEnds = '' } = await venue.reach(place);
    const days = (Date.parse(certificateEnds) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it('is somebody else’s where it names another', async () => {
    const [, port = 0] = ports;
    expect(await foundAt({ host: '127.0.0.2', port, speaks: 'tls', ownCa: true })).toBe(
      'certificate',
    );
  });
});

describe('the login page of a network', () => {
  const portalOf = async (answer: RequestListener) => {
    const pagePort = await listen(createWeb(answer));
    return createVenue({ env: {}, pagePort }).portalBefore('127.0.0.1');
  };

  it('is where pages are sent on to another host, or where it says so', async () => {
    expect(
      await portalOf((_, reply) =>
        reply.writeHead(302, { location: 'http://wifi.example/in' }).end(),
      ),
    ).toBe('wifi.example');
    expect(await portalOf((_, reply) => reply.writeHead(511).end())).toBe('127.0.0.1');
  });

  it('is none where a page is there, encrypted, or nothing answers', async () => {
    expect(await portalOf((_, reply) => reply.end('hello'))).toBeUndefined();
    expect(
      await portalOf((_, reply) => reply.writeHead(301, { location: 'https://127.0.0.1/' }).end()),
    ).toBeUndefined();
    expect(
      await portalOf((_, reply) => reply.writeHead(301, { location: 'http://[' }).end()),
    ).toBeUndefined();
    const pagePort = await freePort();
    expect(await createVenue({ env: {}, pagePort }).portalBefore('127.0.0.1')).toBeUndefined();
  });
});

it('names the variable of a proxy, if one is set', () => {
  expect(venue.proxyVariable()).toBe('https_proxy');
  expect(createVenue({ env: { HTTPS_PROXY: '' } }).proxyVariable()).toBeUndefined();
});
