import { beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../../electron/adapters/ldap/directory.ts';
import type { Directory } from '../../../../../electron/core/ports/directory.ts';
import { toLdif } from '../../../../servers/ldif.ts';
import { seedPerson } from '../../../../servers/seed-people.ts';
import type { SlapdOptions } from '../../../../servers/slapd-options.ts';
import { startSlapd } from '../../../../servers/slapd.ts';
import { testProfile } from '../../../../servers/test-profile.ts';
import { tree } from '../../../../servers/tree.ts';

const elsewhere = 'ldap://127.0.0.1:9';
const ada = { uid: 'ada', cn: 'Ada', mail: 'ada@example.org', uidNumber: 190_001 };

/** The directory of a server with these options, for all tests of one group. */
function directoryOf(options: SlapdOptions): () => Directory {
  let directory: Directory | undefined;
  beforeAll(async () => {
    const slapd = await startSlapd({ people: 1, ...options });
    const { directory: profile } = testProfile(slapd);
    directory = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
    return async () => {
      await directory?.close();
      await slapd.stop();
    };
  });
  return () => {
    if (!directory) throw new Error('The server has not started.');
    return directory;
  };
}

describe('a copy that takes no writes', () => {
  const directory = directoryOf({ writesElsewhere: `${elsewhere}/` });

  it('names the server that does, and is read as any other', async () => {
    const referral = { code: 'directory-referral', params: [elsewhere] };
    await expect(directory().addPerson(ada, 'nine horses ran')).rejects.toMatchObject(referral);
    await expect(directory().addKey(seedPerson(0).uid, 'ssh-ed25519 AAAA')).rejects.toMatchObject(
      referral,
    );
    expect(await directory().look({ names: [seedPerson(0).uid] })).toHaveLength(1);
    expect(await directory().look({ names: ['ada'] })).toEqual([]);
  });
});

describe('a tree that goes on elsewhere', () => {
  const seedLdif = toLdif([
    `ou=guests,${tree.people}`,
    {
      objectClass: ['referral', 'extensibleObject'],
      ...{ ou: 'guests', ref: `${elsewhere}/ou=guests,${tree.people}` },
    },
  ]);
  const directory = directoryOf({ seedLdif });

  it('has no free name as long as only half of it was asked', async () => {
    await expect(directory().look({ names: ['ada'] })).rejects.toMatchObject({
      code: 'directory-referral',
      params: [elsewhere],
    });
  });
});
