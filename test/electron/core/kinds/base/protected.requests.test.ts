import { describe } from 'vitest';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';
import { protectedSuite } from '../../../../suites/protected-suite.ts';

describe('practice', () => protectedSuite(practiceDirectories));
