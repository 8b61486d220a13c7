import { expect, it } from 'vitest';
import { values } from '../../../../electron/adapters/ldap/values.ts';

const entry = {
  dn: 'uid=ada,dc=example,dc=org',
  UID: 'ada',
  cn: ['Ada', 'Countess'],
  'CN;lang-ku': 'Adaya',
  sshPublicKey: [Buffer.from('one'), Buffer.from('two')],
  photo: Buffer.from('bytes'),
  mail: [],
};

it('are all values of an attribute, in any case and with any options', () => {
  expect(values(entry, 'uid')).toEqual(['ada']);
  expect(values(entry, 'Cn')).toEqual(['Ada', 'Countess', 'Adaya']);
  expect(values(entry, 'sshpublickey')).toEqual(['one', 'two']);
  expect(values(entry, 'photo')).toEqual(['bytes']);
  for (const none of ['mail', 'sn', 'c']) expect(values(entry, none)).toEqual([]);
});
