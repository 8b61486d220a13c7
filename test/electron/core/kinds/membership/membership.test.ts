import { membershipSuite, settlingSuite } from '../../../../suites/membership-suite.ts';
import { onPracticeCloud } from '../../../../suites/on-practice-cloud.ts';

onPracticeCloud(membershipSuite);
onPracticeCloud(settlingSuite);
