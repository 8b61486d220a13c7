import { describe } from 'vitest';
import { linkOwnerSuite } from '../../../../suites/link-owner-suite.ts';
import { practiceDirectories } from '../../../../suites/practice-directories.ts';

describe('practice', () => linkOwnerSuite(practiceDirectories));
