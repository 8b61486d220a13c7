import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createHelperAccounts,
  type HelperAccounts,
} from '../../../../electron/adapters/ldap/helper-sign-in.ts';
import { severalNames } from '../../../suites/several-names-suite.ts';
import { toLdif } from '../../../servers/ldif.ts';
import { personDn } from '../../../servers/seed.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';

const operator = seedPerson(0).uid;
const password = 'canary in the coal mine';
const seedLdif = toLdif([
  personDn(severalNames.uid),
  {
    objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount'],
    // As somebody may write it to their own entry.
    ...{ uid: [operator, ...severalNames.uids], cn: severalNames.cns, sn: 'Mona' },
    ...{ uidNumber: String(severalNames.uidNumber), gidNumber: '500', homeDirectory: '/home/mona' },
    userPassword: password,
  },
]);

let slapd: Slapd;
let accounts: HelperAccounts;
beforeAll(async () => {
  slapd = await startSlapd({ seedLdif });
  const { directory: profile } = testProfile(slapd);
  accounts = createHelperAccounts({ profile, ca: slapd.caPem, credentials: slapd.writer }, []);
});
afterAll(async () => {
  accounts.close();
  await slapd.stop();
});

it('whoever wrote the shell name of somebody else to their own entry signs in as themselves', async () => {
  const person = { uid: severalNames.uid };
  expect(await accounts.signIn(severalNames.uid, password)).toMatchObject(person);
  expect(await accounts.signIn('MONA', password)).toMatchObject(person);
  expect(await accounts.look(severalNames.uid)).toMatchObject({ is: 'there', person });
  expect(await accounts.signIn(operator, password)).toBeUndefined();
});
