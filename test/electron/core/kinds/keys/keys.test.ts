import { describe } from 'vitest';
import { keysSuite } from '../../../../suites/keys-suite.ts';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';

describe('practice', () => keysSuite(practiceDirectories));
