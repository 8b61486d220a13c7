import { Client, EqualityFilter } from 'ldapts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAt, unlessGone } from '../../../../electron/adapters/ldap/base-read.ts';
import { personDn } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { tree } from '../../../servers/tree.ts';

let slapd: Slapd;
let client: Client;
beforeAll(async () => {
  slapd = await startSlapd();
  client = new Client({ url: slapd.ldapUrl });
});
afterAll(async () => {
  await client.unbind();
  await slapd.stop();
});

const asked = { attributes: ['cn'] };

it('answers the one entry, without those below it', async () => {
  expect((await readAt(client, tree.people, asked))?.dn).toBe(tree.people);
  expect((await readAt(client, personDn('novaadmin'), asked))?.['cn']).toBe('novaadmin');
});

it('answers nothing where no entry stands, or one that does not match', async () => {
  expect(await readAt(client, personDn('nobody-here'), asked)).toBeUndefined();
  expect(await readAt(client, `cn=x,ou=not-here,${slapd.suffix}`, asked)).toBeUndefined();
  const filter = new EqualityFilter({ attribute: 'cn', value: 'somebody else' });
  expect(await readAt(client, personDn('novaadmin'), { ...asked, filter })).toBeUndefined();
});

it('does not take another failure for an entry that is gone', async () => {
  const search = client.search('no DN at all', { scope: 'base' });
  await expect(unlessGone(search)).rejects.toThrow('invalid DN');
});
