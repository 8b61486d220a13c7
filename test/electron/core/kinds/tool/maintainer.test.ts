import { describe } from 'vitest';
import { maintainerSuite } from '../../../../suites/maintainer-suite.ts';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';

describe('practice', () => maintainerSuite(practiceDirectories));
