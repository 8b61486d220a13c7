import { membershipSuite, settlingSuite } from '../../../../suites/membership-suite.ts';
import { onCloud } from '../../../../suites/on-cloud.ts';

onCloud(membershipSuite);
onCloud(settlingSuite);
