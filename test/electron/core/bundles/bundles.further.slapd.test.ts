import { afterAll, beforeAll, describe } from 'vitest';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { slapdDirectories } from '../../../suites/slapd-directories.ts';
import { handOverSuite } from '../../../suites/hand-over-suite.ts';

describe('slapd over TLS', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd();
  });
  afterAll(() => slapd.stop());

  handOverSuite(() => slapdDirectories(slapd));
});
