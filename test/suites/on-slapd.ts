import { beforeAll, describe } from 'vitest';
import { createLdapDirectory } from '../../electron/adapters/ldap/directory.ts';
import { blockedPerson } from '../servers/seed.ts';
import { startSlapd, type Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import type { AccountSuite } from './account-world.ts';

/** Runs a suite over slapd, with a counter entry and without. */
export function onSlapd(suite: AccountSuite): void {
  for (const counter of [true, false]) {
    describe(`slapd over TLS, ${counter ? 'with' : 'without'} a counter`, () => {
      let slapd: Slapd;
      beforeAll(async () => {
        slapd = await startSlapd({ counter });
        return () => slapd.stop();
      });
      suite(() => {
        const profile = testProfile(slapd);
        return Promise.resolve({
          profile,
          credentials: slapd.writer,
          blocked: blockedPerson,
          open: () => createLdapDirectory({ profile: profile.directory, ca: slapd.caPem }),
        });
      });
    });
  }
}
