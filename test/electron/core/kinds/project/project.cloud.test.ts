import { onCloud } from '../../../../suites/on-cloud.ts';
import { projectSuite } from '../../../../suites/project-suite.ts';

onCloud(projectSuite);
