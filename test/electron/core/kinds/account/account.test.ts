import { accountSuite } from '../../../../suites/account-suite.ts';
import { onPractice } from '../../../../suites/on-practice.ts';

onPractice(accountSuite);
