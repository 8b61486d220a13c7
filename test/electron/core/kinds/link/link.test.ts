import { describe } from 'vitest';
import { linkSuite } from '../../../../suites/link-suite.ts';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';

describe('practice', () => linkSuite(practiceDirectories));
