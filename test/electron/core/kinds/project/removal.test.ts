import { onPracticeCloud } from '../../../../suites/on-practice-cloud.ts';
import { projectRemovalSuite } from '../../../../suites/project-removal-suite.ts';

onPracticeCloud(projectRemovalSuite);
