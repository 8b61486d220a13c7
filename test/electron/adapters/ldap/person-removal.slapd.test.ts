import { Attribute, Change, Client } from 'ldapts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { personDn } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { tree } from '../../../servers/tree.ts';

const ada = { uid: 'ada', cn: 'Ada Byron', mail: 'ada@example.org', uidNumber: 150_000 };
const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJZ3Nxi2l3lR1kYBq9sG0Wb7Y2m1mCzv7mH3yJx0a1bC ada@laptop';

let slapd: Slapd;
let directory: Directory;
/** Somebody else with the right to write, as an account manager or another tool is. */
let somebody: Client;

const add = (dn: string, type: string, value: string | Buffer): Promise<void> => {
  const values = typeof value === 'string' ? [value] : [value];
  const modification = new Attribute({ type, values: values.map((it) => Buffer.from(it)) });
  return somebody.modify(dn, new Change({ operation: 'add', modification }));
};

beforeEach(async () => {
  slapd = await startSlapd();
  const { directory: profile } = testProfile(slapd);
  directory = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
  somebody = new Client({ url: slapd.ldapUrl });
  await somebody.bind(slapd.writer.bindDn, slapd.writer.password);
  await directory.addPerson(ada, 'nine horses ran');
  return async () => {
    await somebody.unbind();
    await directory.close();
    await slapd.stop();
  };
});

const change: Readonly<Record<string, () => Promise<void>>> = {
  'was put into a group': () =>
    add(`cn=project-bastion,${tree.groups}`, 'member', personDn(ada.uid)),
  'became the maintainer of a tool': () =>
    add(`cn=tools.wikilens,${tree.servicegroups}`, 'member', personDn(ada.uid)),
  'linked an account': () => add(personDn(ada.uid), 'wikimediaGlobalAccountId', '4711'),
  'added a key': () => add(personDn(ada.uid), 'sshPublicKey', key),
  'was closed': () => add(personDn(ada.uid), 'pwdAccountLockedTime', '20270804080000Z'),
};

describe('an entry that was looked at', () => {
  it.each(Object.entries(change))('is not deleted when its owner %s since', async (_, happens) => {
    const seen = await directory.examine(ada);
    await happens();
    await expect(directory.removePerson(ada.uid, seen?.state)).rejects.toMatchObject({
      code: 'entry-changed',
    });
    expect(await directory.look({ names: [ada.uid] })).toHaveLength(1);
  });

  it('shows groups that name people by their uid alone', async () => {
    await somebody.add(`cn=sudo-ada,${tree.toolSudoers}`, {
      ...{ objectClass: 'sudoRole', cn: 'sudo-ada', sudoUser: ada.uid },
    });
    const seen = await directory.examine(ada);
    expect(seen?.memberships).toEqual([{ kind: 'group', name: 'sudo-ada' }]);
  });
});

describe('a key', () => {
  it('is deleted byte for byte as it is stored, also where that is no UTF-8', async () => {
    const stored = Buffer.concat([Buffer.from(`${key} caf`), Buffer.from([0xe9])]);
    await add(personDn(ada.uid), 'sshPublicKey', stored);
    const [entry] = await directory.look({ names: [ada.uid] });
    await directory.removeKeys(ada.uid, entry?.sshPublicKeys ?? []);
    expect((await directory.look({ names: [ada.uid] }))[0]?.sshPublicKeys).toEqual([]);
  });

  it('of an account that is gone is gone', async () => {
    await expect(directory.removeKeys('nobody-here', [key])).resolves.toBeUndefined();
  });
});
