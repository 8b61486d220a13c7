import { describe, expect, it } from 'vitest';
import { addCounts, countLine, countTests } from '../../build/test-count.ts';

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((one) => ({ status: one })),
});

describe('countTests', () => {
  it('counts tests over files', () => {
    const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')];
    expect(countTests({ success: false, testResults })).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be collected, or whose set-up failed, as a failure', () => {
    const testResults = [file('failed'), file('failed', 'passed'), file('passed', 'passed')];
    expect(countTests({ success: false, testResults })).toEqual({ passed: 2, failed: 2 });
  });

  it('counts a skipped test as a failure', () => {
    const testResults = [file('passed', 'passed', 'skipped', 'todo', 'pending')];
    expect(countTests({ success: true, testResults })).toEqual({ passed: 1, failed: 3 });
  });

  it('counts a run that failed outside its tests', () => {
    const testResults = [file('passed', 'passed')];
    expect(countTests({ success: false, testResults })).toEqual({ passed: 1, failed: 1 });
  });

  it.each([undefined, null, {}, { success: true }])(
    'counts %j as a run that did not happen',
    (json) => {
      expect(countTests(json)).toEqual({ passed: 0, failed: 1 });
    },
  );

  it('ends in one plain line', () => {
    expect(countLine(addCounts({ passed: 3, failed: 1 }, { passed: 0, failed: 2 }))).toBe(
      '3 passed, 3 failed',
    );
  });
});
