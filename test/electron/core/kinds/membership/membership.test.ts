import { membershipSuite } from '../../../../suites/membership-suite.ts';
import { onPracticeCloud } from '../../../../suites/on-practice-cloud.ts';
import { settlingSuite } from '../../../../suites/settling-suite.ts';

onPracticeCloud(membershipSuite);
onPracticeCloud(settlingSuite);
