import { newcomerProofSuite } from '../../../suites/newcomer-proof-suite.ts';
import { practiceDirectories } from '../../../suites/practice-directories.ts';

newcomerProofSuite(practiceDirectories);
