import { expectedSuite } from '../../../suites/expected-suite.ts';
import { onSlapd } from '../../../suites/on-slapd.ts';

onSlapd(expectedSuite);
