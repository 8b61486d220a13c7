import { once } from 'node:events';
import { createServer } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPageProbe, isAmongHosts } from '../../../../electron/adapters/guides/page-probe.ts';
import { freePort, portOf } from '../../../servers/ports.ts';

let url = '';
const asked: (string | undefined)[] = [];

beforeEach(async () => {
  asked.length = 0;
  const server = createServer((request, response) => {
    asked.push(request.headers['user-agent']);
    const status = Number(request.url?.slice(1));
    if (status === 0) return;
    response.writeHead(status, status < 400 ? { location: 'http://127.0.0.1:1/' } : {}).end('page');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${portOf(server.address())}`;
  return () => {
    server.close();
    server.closeAllConnections();
  };
});

describe('whether a newcomer’s page is there', () => {
  it.each([
    [200, true],
    [302, true],
    [404, false],
    [503, false],
  ])('is said of an answer %i: %s', async (status, answers) => {
    expect(await createPageProbe(['127.0.0.1']).answers(`${url}/${status}`)).toBe(answers);
    expect(asked).toEqual(['Lanyard (hackathon desk)']);
  });

  it('is not said where nobody answers, or not in time', async () => {
    const probe = createPageProbe(['127.0.0.1'], 50);
    expect(await probe.answers(`${url}/0`)).toBeUndefined();
    expect(await probe.answers(`http://127.0.0.1:${await freePort()}/`)).toBeUndefined();
  });

  it('is asked of no host that the profile does not name, and of none in clear', async () => {
    expect(await createPageProbe([]).answers(`${url}/200`)).toBeUndefined();
    expect(await createPageProbe(['*.example']).answers('http://a.example/')).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('tells hosts by their whole labels', () => {
    const hosts = ['*.toolforge.org', 'one.example'];
    for (const host of ['a.toolforge.org', 'one.example'])
      expect(isAmongHosts(host, hosts)).toBe(true);
    for (const host of [
      'toolforge.org',
      'eviltoolforge.org',
      'a.one.example',
      'toolforge.org.evil',
    ]) {
      expect(isAmongHosts(host, hosts)).toBe(false);
    }
  });
});
