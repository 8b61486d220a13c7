import { membershipSuite } from '../../../../suites/membership-suite.ts';
import { onCloud } from '../../../../suites/on-cloud.ts';
import { settlingSuite } from '../../../../suites/settling-suite.ts';

onCloud(membershipSuite);
onCloud(settlingSuite);
