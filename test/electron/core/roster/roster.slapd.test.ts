import { beforeAll, describe } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import { blockedPerson } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { rosterSuite } from '../../../suites/roster-suite.ts';

describe('slapd over TLS', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd();
    return () => slapd.stop();
  });
  rosterSuite(() => {
    const profile = testProfile(slapd);
    return Promise.resolve({
      profile,
      credentials: slapd.writer,
      blocked: blockedPerson,
      open: () => createLdapDirectory({ profile: profile.directory, ca: slapd.caPem }),
    });
  });
});
