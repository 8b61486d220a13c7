import { z } from 'zod';

/** The part of vitest's JSON report that counting needs. */
const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts a run from vitest's JSON report; `undefined` stands for a run that wrote none. Only `passed` is passed: a skipped test, a
 * file that could not be read and a run that failed outside its tests are failures too.
 */
export function countTests(json: unknown): Count {
  const parsed = report.safeParse(json);
  if (!parsed.success) return { passed: 0, failed: 1 };
  const { success, testResults } = parsed.data;
  const statuses = testResults.flatMap(statusesOf);
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.length - passed;
  return { passed, failed: failed === 0 && !success ? 1 : failed };
}

/** A file that failed without a failed test counts once: it was not collected, or its set-up failed. */
function statusesOf(file: z.infer<typeof report>['testResults'][number]): readonly string[] {
  const statuses = file.assertionResults.map(({ status }) => status);
  const isExplained = file.status === 'passed' || statuses.some((status) => status !== 'passed');
  return isExplained ? statuses : [...statuses, 'failed'];
}

export const addCounts = (one: Count, other: Count): Count => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

/** The plain last line of every run. */
export const countLine = ({ passed, failed }: Count): string =>
  `${passed} passed, ${failed} failed`;
