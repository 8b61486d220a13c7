import { undoSuite } from '../../../../suites/undo-suite.ts';
import { onSlapd } from '../../../../suites/on-slapd.ts';

onSlapd(undoSuite);
