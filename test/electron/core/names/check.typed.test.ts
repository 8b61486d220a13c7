import { onPractice } from '../../../suites/on-practice.ts';
import { typedNamesSuite } from '../../../suites/typed-names-suite.ts';

onPractice(typedNamesSuite);
