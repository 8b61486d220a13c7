import { onPracticeCloud } from '../../../../suites/on-practice-cloud.ts';
import { projectSuite } from '../../../../suites/project-suite.ts';

onPracticeCloud(projectSuite);
