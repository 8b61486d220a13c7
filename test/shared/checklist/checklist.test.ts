import { describe, expect, it } from 'vitest';
import {
  checkLine,
  checkNames,
  findings,
  groupOfCheck,
  lineOf,
} from '../../../shared/checklist/checklist.ts';

describe('a line of the checklist', () => {
  it('has the state of what was found', () => {
    expect(lineOf('disk', 'little', 0.4)).toEqual({
      name: 'disk',
      found: 'little',
      state: 'to-do',
      params: [0.4],
    });
    expect(checkLine.parse(lineOf('transfer', 'no-key')).state).toBe('unknown');
  });

  it('is in a group, and can be good', () => {
    for (const name of checkNames) {
      expect(groupOfCheck[name]).toBeTruthy();
      expect(Object.values(findings[name])).toContain('good');
    }
  });
});
