import { describe } from 'vitest';
import { onPracticeEvent } from '../../../suites/on-practice-event.ts';
import { practiceDirectories } from '../../../suites/practice-directories.ts';
import { undoAllDirectorySuite } from '../../../suites/undo-all-directory-suite.ts';
import { undoAllSuite } from '../../../suites/undo-all-suite.ts';
import { undoUnfinishedSuite } from '../../../suites/undo-unfinished-suite.ts';

onPracticeEvent(undoAllSuite);
onPracticeEvent(undoUnfinishedSuite);
describe('practice', () => undoAllDirectorySuite(practiceDirectories));
