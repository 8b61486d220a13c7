import { afterAll, beforeAll, describe } from 'vitest';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';
import { linkOwnerSuite } from '../../../../suites/link-owner-suite.ts';
import { slapdDirectories } from '../../../../suites/slapd-directories.ts';

describe('slapd over TLS', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd();
  });
  afterAll(() => slapd.stop());

  linkOwnerSuite(() => slapdDirectories(slapd));
});
