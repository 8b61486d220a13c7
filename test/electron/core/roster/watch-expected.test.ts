import { expectedSuite } from '../../../suites/expected-suite.ts';
import { onPractice } from '../../../suites/on-practice.ts';

onPractice(expectedSuite);
