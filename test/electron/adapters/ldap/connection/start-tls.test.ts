import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createLdapConnection } from '../../../../../electron/adapters/ldap/connection/connection.ts';
import { askForTls } from '../../../../../electron/adapters/ldap/connection/start-tls.ts';
import { element, message, number, responseName, result } from '../../../../fakes/ldap-replies.ts';
import { startScriptedServer, type ScriptedServer } from '../../../../fakes/scripted-server.ts';

/** An ExtendedResponse (RFC 4511 4.12) to message 1 with this code and these words. */
function answer(code: number, words = ''): Buffer {
  const text = Buffer.from(words);
  const result = Buffer.from([0x0a, 0x01, code, 0x04, 0x00, 0x04, text.length, ...text]);
  return Buffer.from([0x30, result.length + 5, 0x02, 0x01, 0x01, 0x78, result.length, ...result]);
}
const agreed = answer(0);
/** A value whose length is more than there is. */
const cut = Buffer.from('8b7f', 'hex');
/** "You are bound" in answer to message 2, which is the bind that comes after TLS. */
const bound = Buffer.from('300c02010261070a010004000400', 'hex');

let server: ScriptedServer;
afterEach(() => server.stop());

async function ask(...script: Buffer[]): Promise<void> {
  server = await startScriptedServer(script);
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  try {
    await askForTls(socket);
  } finally {
    socket.destroy();
  }
}

describe('asking for TLS', () => {
  it('sends the request of RFC 4511 4.14 and takes yes for yes', async () => {
    await ask(agreed);
    const oid = Buffer.from('1.3.6.1.4.1.1466.20037');
    const request = Buffer.from([0x30, 29, 0x02, 0x01, 0x01, 0x77, 24, 0x80, 22, ...oid]);
    expect(server.received()).toEqual(request);
  });

  it('waits for an answer that comes in pieces', async () => {
    server = await startScriptedServer([agreed.subarray(0, 1)]);
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    const asked = askForTls(socket);
    // What arrives later is pushed as the socket itself would push it.
    await once(socket, 'readable');
    for (const byte of agreed.subarray(1)) socket.push(Buffer.from([byte]));
    await expect(asked).resolves.toBeUndefined();
    socket.destroy();
  });

  it("refuses to go on without it, with the server's words", async () => {
    await expect(ask(answer(2, 'unsupported extended operation'))).rejects.toMatchObject({
      code: 'directory-unprotected',
      params: ['unsupported extended operation'],
    });
    await server.stop();
    await expect(ask(answer(52))).rejects.toMatchObject({ params: ['code 52'] });
  });

  it.each([
    ['a whole message', bound],
    ['the start of one', bound.subarray(0, 5)],
  ])('refuses %s that came along unprotected', async (_what, more) => {
    await expect(ask(Buffer.concat([agreed, more]))).rejects.toMatchObject({
      code: 'directory-unprotected',
    });
  });

  it.each<[string, Buffer]>([
    ['what is no LDAP', Buffer.from('HTTP/1.1 400 Bad Request\r\n')],
    ['an answer that would be long', Buffer.from([0x30, 0x84, 0x7f, ...Buffer.alloc(5000)])],
    // ldapts reads these for ever, before there is TLS, whoever sent them.
    ['a name that is longer than the answer', message(1, result(0x78, { more: [cut] }))],
    ['an answer in which nothing is', message(1, element(0x78))],
    ['an answer without words', message(1, element(0x78, number(0x0a, 0), element(0x04)))],
    ['an answer to another message', message(2, result(0x78))],
    ['an answer to something else', message(1, result(0x61))],
    ['another code behind the answer', message(1, result(0x78, { more: [number(0x0a, 2)] }))],
  ])('refuses %s', async (_what, says) => {
    await expect(ask(says)).rejects.toMatchObject({ code: 'directory-garbled' });
  });

  it("tells of the server's leave, and takes no other notification along", async () => {
    const notice = (name: string) =>
      message(0, result(0x78, { code: 52, words: 'shutting down', more: [responseName(name)] }));
    await expect(ask(notice('1.3.6.1.4.1.1466.20036'))).rejects.toMatchObject({
      code: 'directory-unreachable',
      params: ['shutting down'],
    });
    await server.stop();
    await expect(ask(Buffer.concat([notice('1.2.3'), agreed]))).rejects.toMatchObject({
      code: 'directory-unprotected',
    });
  });
});

describe('a bind password', () => {
  const password = 'the-bind-password';
  const signIn = async (protection: 'tls' | 'start-tls', ...script: Buffer[]): Promise<unknown> => {
    server = await startScriptedServer(script);
    const connection = createLdapConnection(
      {
        endpoint: { host: '127.0.0.1', port: server.port, protection },
        connectMs: 500,
        operationMs: 500,
      },
      { bindDn: 'cn=writer,dc=example,dc=org', password },
    );
    try {
      return await connection.run('answer', () => Promise.resolve('signed in'));
    } catch (error) {
      return error;
    }
  };

  it.each([
    { who: 'declines StartTLS', says: answer(2, 'no TLS here'), code: 'directory-unprotected' },
    { who: 'agrees and goes on without TLS', says: agreed, code: 'directory-certificate' },
    { who: 'talks otherwise', says: Buffer.from('220 ready\r\n'), code: 'directory-garbled' },
    { who: 'is silent', says: undefined, code: 'directory-timeout' },
  ])('never reaches a server that $who', async ({ says, code }) => {
    const outcome = await signIn('start-tls', ...(says ? [says, bound, bound] : []));
    expect(outcome).toMatchObject({ code });
    expect(server.received().length).toBeGreaterThan(0);
    expect(server.received().includes(password)).toBe(false);
  });

  it('never reaches a server of ldaps that answers the handshake in clear', async () => {
    expect(await signIn('tls', bound, bound)).toMatchObject({ code: 'directory-certificate' });
    expect(server.received().includes(password)).toBe(false);
  });
});
