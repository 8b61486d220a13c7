import { holdersSuite } from '../../../suites/holders-suite.ts';
import { onPractice } from '../../../suites/on-practice.ts';

onPractice(holdersSuite);
