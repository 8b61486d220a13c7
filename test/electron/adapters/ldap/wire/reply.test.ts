import { describe, expect, it } from 'vitest';
import { Malformed } from '../../../../../electron/adapters/ldap/wire/elements.ts';
import { readReply } from '../../../../../electron/adapters/ldap/wire/reply.ts';
import {
  control,
  element,
  entry,
  message,
  number,
  oid,
  paging,
  postRead,
  reference,
  responseName,
  responseValue,
  result,
} from '../../../../fakes/ldap-replies.ts';

const ADA = 'uid=ada,ou=people,dc=example,dc=org';
const referral = ['ldap://one.example.org/', 'ldap://two.example.org/'];
const done = result(0x65);
const outcome = { code: 0, words: '', referral: [], name: undefined };
const PAGED = '1.2.840.113556.1.4.319';
const POST_READ = '1.3.6.1.1.13.2';

const good: readonly [string, Buffer, object][] = [
  ['an entry', entry(ADA, { uid: ['ada', 'lady'], sshPublicKey: [Buffer.from([0xff])] }), {}],
  ['an entry of options and none', entry(ADA, { 'cn;lang-ku': ['Ada'], '2.5.4.3': [] }), {}],
  ['a reference', reference(...referral), { elsewhere: referral }],
  ['the end of a search', done, { outcome }],
  [
    'a referral',
    result(0x67, { code: 10, words: 'there', referral }),
    { outcome: { ...outcome, code: 10, words: 'there', referral } },
  ],
  ['a bind with credentials', result(0x61, { more: [element(0x87, 'x')] }), { outcome }],
  [
    'an extended answer',
    result(0x78, { code: 256, more: [responseName('1.2'), responseValue('v')] }),
    { outcome: { ...outcome, code: 256, name: '1.2' } },
  ],
  ['words that are no UTF-8', result(0x69, { words: '' }), { outcome }],
];

const never: readonly [string, Buffer][] = [
  // The value of an attribute is longer than the message: ldapts reads it for ever.
  ['longer inside', Buffer.from('301a020103641504057569643d78300c300a04037569643103044279', 'hex')],
  ['the end of a search with nothing in it', message(1, element(0x65))],
  ['an outcome without a code', message(1, element(0x65, oid(''), oid('')))],
  ['an outcome without words', message(1, element(0x65, number(0x0a, 0), oid('')))],
  ['an outcome of more fields', message(1, result(0x65, { more: [oid('')] }))],
  ['credentials where nobody binds', message(1, result(0x67, { more: [element(0x87)] }))],
  ['a name of nothing extended', message(1, result(0x61, { more: [responseName('1.2')] }))],
  [
    'fields in another order',
    message(1, result(0x78, { more: [responseValue(''), responseName('')] })),
  ],
  ['a referral to nowhere', message(1, result(0x67, { code: 10 }))],
  ['an empty referral', message(1, result(0x67, { code: 10, more: [element(0xa3)] }))],
  ['an empty reference', message(1, reference())],
  ['no name', message(1, element(0x64, element(0x30)))],
  ['no attributes', message(1, element(0x64, oid(ADA)))],
  [
    'an attribute without a set',
    message(1, element(0x64, oid(ADA), element(0x30, element(0x30, oid('uid'))))),
  ],
  [
    'a value that is a number',
    message(
      1,
      element(
        0x64,
        oid(ADA),
        element(0x30, element(0x30, oid('uid'), element(0x31, number(0x02, 1)))),
      ),
    ),
  ],
  ['a name that is no UTF-8', message(1, element(0x64, oid(Buffer.from([0xff])), element(0x30)))],
  ['an attribute twice', message(1, entry(ADA, { cn: ['Ada'], CN: ['Countess'] }))],
  ['an attribute without a name', message(1, entry(ADA, { '': ['x'] }))],
  ['an attribute that hides the DN', message(1, entry(ADA, { dn: ['uid=eve'] }))],
  ['an attribute that is a prototype', message(1, entry(ADA, { ['__proto__']: ['x'] }))],
  ['no operation', element(0x30, number(0x02, 1))],
  ['a request', message(1, element(0x63))],
  ['an answer in between, which nobody asked for', message(1, element(0x79))],
  ['no number', element(0x30, done)],
  ['a negative number', element(0x30, element(0x02, Buffer.from([0xff])), done)],
  ['something after it', Buffer.concat([message(1, done), Buffer.from([0])])],
  ['something at its end', element(0x30, number(0x02, 1), done, oid('x'))],
  ['a control that is none', message(1, done, oid('x'))],
  ['a control of more fields', message(1, done, element(0x30, oid('1.2'), oid(''), oid('')))],
  ['an odd truth', message(1, done, element(0x30, oid('1.2'), element(0x01)))],
  ['a page without a value', message(1, done, element(0x30, oid(PAGED)))],
  // ldapts would take the cookie for empty, and this for the last page of all.
  [
    'a page whose cookie is cut',
    message(1, done, control(PAGED, Buffer.from('30050201000409', 'hex'))),
  ],
  [
    'a page of more fields',
    message(1, done, control(PAGED, element(0x30, number(0x02, 0), oid(''), oid('')))),
  ],
  ['no entry after a write', message(1, done, control(POST_READ, oid('x')))],
  ['a cut entry after a write', message(1, done, control(POST_READ, element(0x64, oid(ADA))))],
];

describe('a reply', () => {
  it.each(good)('may be %s', (_what, operation, read) => {
    const controls = [paging('cookie'), postRead({ uidNumber: ['7'] }), control('1.2.3', done)];
    expect(readReply(message(300, operation))).toMatchObject({ id: 300, ...read });
    expect(readReply(message(1, operation, ...controls))).toMatchObject({ id: 1, ...read });
  });

  it('may have words in another encoding: they are only shown', () => {
    const latin = element(0x6b, number(0x0a, 53), oid(''), oid(Buffer.from([0x4d, 0xfc])));
    expect(readReply(message(1, latin)).outcome).toMatchObject({ code: 53, words: 'M\u{fffd}' });
  });

  it.each(never)('is never %s', (_what, bytes) => {
    expect(() => readReply(bytes)).toThrow(Malformed);
  });
});
