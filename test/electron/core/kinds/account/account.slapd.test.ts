import { accountSuite } from '../../../../suites/account-suite.ts';
import { onSlapd } from '../../../../suites/on-slapd.ts';

onSlapd(accountSuite);
