import { onSlapd } from '../../../suites/on-slapd.ts';
import { typedNamesSuite } from '../../../suites/typed-names-suite.ts';

onSlapd(typedNamesSuite);
