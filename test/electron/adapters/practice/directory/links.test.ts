import { linkedAccountsSuite } from '../../../../suites/linked-accounts-suite.ts';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';

linkedAccountsSuite(practiceDirectories);
