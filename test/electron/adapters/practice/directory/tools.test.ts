import { practiceDirectories } from '../../../../suites/practice-directories.ts';
import { toolDirectorySuite } from '../../../../suites/tool-directory-suite.ts';
import { toolNumbersSuite } from '../../../../suites/tool-numbers-suite.ts';

toolDirectorySuite(practiceDirectories);
toolNumbersSuite(practiceDirectories);
