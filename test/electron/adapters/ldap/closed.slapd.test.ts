import { Client } from 'ldapts';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { toLdif } from '../../../servers/ldif.ts';
import { personDn } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { tree } from '../../../servers/tree.ts';

const policyDn = (name: string): string => `cn=${name},${tree.ppolicies}`;
const policy = (name: string, rules: Record<string, string>): string =>
  toLdif([
    policyDn(name),
    {
      objectClass: ['organizationalRole', 'pwdPolicy'],
      cn: name,
      pwdAttribute: 'userPassword',
      ...rules,
    },
  ]);

let number = 190_000;
function person(uid: string, marks: Record<string, string>): string {
  number += 1;
  return toLdif([
    personDn(uid),
    {
      objectClass: ['person', 'inetOrgPerson', 'posixAccount'],
      ...{ uid, cn: uid, sn: uid, mail: `${uid}@example.org`, userPassword: 'nine horses ran' },
      ...{ uidNumber: String(number), gidNumber: '500', homeDirectory: `/home/${uid}`, ...marks },
    },
  ]);
}
const sometime = '20270804080000Z';

const seedLdif = [
  policy('strict', { pwdMinLength: '12' }),
  policy('patient', { pwdLockout: 'TRUE', pwdMaxFailure: '1', pwdLockoutDuration: '300' }),
  person('polite', { pwdPolicySubentry: policyDn('strict') }),
  person('forgetful', { pwdPolicySubentry: policyDn('patient') }),
  person('for-good', { pwdAccountLockedTime: '000001010000Z' }),
  person('until-told', { pwdPolicySubentry: policyDn('strict'), pwdAccountLockedTime: sometime }),
  person('for-a-while', { pwdAccountLockedTime: sometime }),
  person('disabled', { pwdPolicySubentry: tree.disabledPolicy.toUpperCase() }),
].join('');

describe('an account of a directory with policies', () => {
  let slapd: Slapd;
  let directory: Directory;
  beforeAll(async () => {
    slapd = await startSlapd({ people: 1, seedLdif });
    const { directory: profile } = testProfile(slapd);
    directory = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
    return async () => {
      await directory.close();
      await slapd.stop();
    };
  });
  const isClosed = async (uid: string): Promise<boolean | undefined> => {
    const [looked] = await directory.look({ mail: `${uid}@example.org` });
    const examined = await directory.examine({ uid, cn: uid, mail: '', uidNumber: 1 });
    expect(examined?.entry.blocked).toBe(looked?.blocked);
    return looked?.blocked;
  };

  it('is open under a policy of its own, and while it is locked for a while', async () => {
    expect(await isClosed('polite')).toBe(false);
    expect(await isClosed('for-a-while')).toBe(false);
  });

  it('is open when slapd itself has locked it after a wrong password, for as long as the policy says', async () => {
    const wrong = new Client({ url: slapd.ldapUrl });
    await expect(wrong.bind(personDn('forgetful'), 'eight horses')).rejects.toThrow();
    await wrong.unbind();
    expect(await directory.acceptsPassword('forgetful', 'nine horses ran')).toBe(false);
    expect(await isClosed('forgetful')).toBe(false);
  });

  it('is closed for good by the policy for that, and by a lock that does not end', async () => {
    for (const uid of ['disabled', 'for-good', 'until-told']) {
      expect([uid, await isClosed(uid)]).toEqual([uid, true]);
    }
  });
});
