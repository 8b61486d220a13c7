import { onCloud } from '../../../suites/on-cloud.ts';
import { undoAllSuite } from '../../../suites/undo-all-suite.ts';
import { undoUnfinishedSuite } from '../../../suites/undo-unfinished-suite.ts';

onCloud(undoAllSuite);
onCloud(undoUnfinishedSuite);
