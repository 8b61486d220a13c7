import { undoSuite } from '../../../../suites/undo-suite.ts';
import { onPractice } from '../../../../suites/on-practice.ts';

onPractice(undoSuite);
