import { onCloud } from '../../../../suites/on-cloud.ts';
import { projectRemovalSuite } from '../../../../suites/project-removal-suite.ts';

onCloud(projectRemovalSuite);
