import { projectGroupsSuite } from '../../../../suites/project-groups-suite.ts';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';

projectGroupsSuite(practiceDirectories);
