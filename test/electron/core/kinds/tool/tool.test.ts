import { describe } from 'vitest';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';
import { toolSuite } from '../../../../suites/tool-suite.ts';

describe('practice', () => toolSuite(practiceDirectories));
