import { afterAll, beforeAll, describe } from 'vitest';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { newcomerProofSuite } from '../../../suites/newcomer-proof-suite.ts';
import { slapdDirectories } from '../../../suites/slapd-directories.ts';

describe('slapd over TLS', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd();
  });
  afterAll(() => slapd.stop());

  newcomerProofSuite(() => slapdDirectories(slapd));
});
