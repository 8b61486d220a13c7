import { clinicSuite } from '../../../suites/clinic-suite.ts';
import { onPracticeCloud } from '../../../suites/on-practice-cloud.ts';

onPracticeCloud(clinicSuite);
