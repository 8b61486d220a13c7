import type { Client } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { createLdapConnection } from '../../../../../electron/adapters/ldap/connection/connection.ts';
import { PostReadControl } from '../../../../../electron/adapters/ldap/increment.ts';
import {
  entry,
  message,
  postRead,
  reference,
  responseName,
  result,
} from '../../../../fakes/ldap-replies.ts';
import { startScriptedServer } from '../../../../fakes/scripted-server.ts';

const ADA = 'uid=ada,ou=people,dc=example,dc=org';
const PEOPLE = 'ou=people,dc=example,dc=org';
/** ldapts counts from here: the bind is the first message of its own. */
const BIND = 2;
const NEXT = 3;
const bound = message(BIND, result(0x61));
const done = message(NEXT, result(0x65));
const ada = message(NEXT, entry(ADA, { uid: ['ada'], cn: ['Ada', 'Countess'] }));
const server = 'ldap://writable.example.org';
const uri = `${server}/uid=ada,ou=people,dc=example,dc=org??sub`;

/** What `operation` comes to on a connection whose server answers with these bytes, one after the other. */
async function outcomeOf<T>(
  operation: (client: Client) => Promise<T>,
  ...script: Buffer[]
): Promise<unknown> {
  const server = await startScriptedServer(script);
  const endpoint = { host: '127.0.0.1', port: server.port, protection: 'none' } as const;
  const connection = createLdapConnection({ endpoint, connectMs: 2000, operationMs: 2000 });
  try {
    return await connection.run('ask', operation);
  } catch (error) {
    return error;
  } finally {
    connection.close();
    await server.stop();
  }
}
const search = (client: Client) => client.search(PEOPLE, { scope: 'sub' });
const remove = (client: Client) => client.del(ADA);

describe('between a server and ldapts', () => {
  it('go the answers to what was asked', async () => {
    expect(await outcomeOf(search, bound, Buffer.concat([ada, done]))).toMatchObject({
      searchEntries: [{ dn: ADA, uid: 'ada', cn: ['Ada', 'Countess'] }],
    });
    const after = new PostReadControl('uidNumber');
    const told = message(NEXT, result(0x6b), postRead({ uidNumber: ['7'] }));
    await outcomeOf((client) => client.del(ADA, after), bound, told);
    expect(after.value).toBe('7');
  });

  it.each<[string, Buffer]>([
    [
      'a value that is longer than its message',
      Buffer.from('301a020103641504057569643d78300c300a04037569643103044279', 'hex'),
    ],
    ['an end of a search without a result', message(NEXT, Buffer.from([0x65, 0]))],
    ['what is no LDAP', Buffer.from('HTTP/1.1 400 Bad Request\r\n')],
    ['an answer to a message that was never sent', message(9, result(0x65))],
    ['an answer to something else', message(NEXT, result(0x67))],
    ['a message after the last one', Buffer.concat([done, done])],
    ['a message that would be 4 GiB long', Buffer.from('3084ffffffff', 'hex')],
  ])('%s closes the connection and says so', async (_what, bytes) => {
    const began = performance.now();
    const outcome = await outcomeOf(
      async (client) => {
        await search(client);
        return search(client);
      },
      bound,
      bytes,
    );
    expect(outcome).toMatchObject({ code: 'directory-garbled' });
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it("goes the server's leave, with its words", async () => {
    const leave = result(0x78, {
      code: 52,
      words: 'slapd is\nshutting down',
      more: [responseName('1.3.6.1.4.1.1466.20036')],
    });
    expect(await outcomeOf(remove, bound, message(0, leave))).toMatchObject({
      code: 'directory-unreachable',
      params: ['slapd is shutting down'],
    });
  });

  it('goes no notification that nobody understands', async () => {
    const odd = message(0, result(0x78, { more: [responseName('1.2.3')] }));
    const gone = message(NEXT, result(0x6b));
    expect(await outcomeOf(remove, bound, Buffer.concat([odd, gone]))).toBeUndefined();
  });

  it('goes a referral with the servers that it names, and with no name of an entry', async () => {
    const referral = message(
      NEXT,
      result(0x6b, { code: 10, referral: [uri, server, 'ldaps://second.example.org:1636'] }),
    );
    expect(await outcomeOf(remove, bound, referral)).toMatchObject({
      code: 'directory-referral',
      params: [`${server} ldaps://second.example.org:1636`],
    });
  });

  it('is no answer whole that names another place to look in', async () => {
    const half = Buffer.concat([ada, message(NEXT, reference(uri)), done]);
    expect(await outcomeOf(search, bound, half)).toMatchObject({
      code: 'directory-referral',
      params: [server],
    });
  });
});
