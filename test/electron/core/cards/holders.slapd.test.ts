import { holdersSuite } from '../../../suites/holders-suite.ts';
import { onSlapd } from '../../../suites/on-slapd.ts';

onSlapd(holdersSuite);
