import { handOverSuite } from '../../../suites/hand-over-suite.ts';
import { practiceDirectories } from '../../../suites/practice-directories.ts';

handOverSuite(practiceDirectories);
