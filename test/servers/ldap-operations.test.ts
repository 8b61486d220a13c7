import { AddRequest, BindRequest, SearchRequest, Attribute, EqualityFilter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { ldapOperations } from './ldap-operations.ts';

const bind = new BindRequest({ messageId: 1, dn: 'cn=a', password: 'b' }).write();
const search = new SearchRequest({
  messageId: 300,
  baseDN: 'dc=example,dc=org',
  filter: new EqualityFilter({ attribute: 'uid', value: 'a' }),
}).write();
const add = new AddRequest({
  messageId: 70_000,
  dn: 'uid=a,dc=example,dc=org',
  attributes: [new Attribute({ type: 'description', values: ['long'.repeat(100)] })],
}).write();

describe('ldapOperations', () => {
  it('names each message, also where several came at once', () => {
    expect(ldapOperations(bind)).toEqual(['bind']);
    expect(ldapOperations(Buffer.concat([bind, search, add]))).toEqual(['bind', 'search', 'add']);
  });

  it('names a message whose end has not arrived yet', () => {
    expect(ldapOperations(add.subarray(0, 50))).toEqual(['add']);
  });

  it('sees nothing in TLS and in half a head', () => {
    expect(ldapOperations(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00]))).toEqual([]);
    expect(ldapOperations(Buffer.from([0x30]))).toEqual([]);
    expect(ldapOperations(Buffer.alloc(0))).toEqual([]);
  });
});
