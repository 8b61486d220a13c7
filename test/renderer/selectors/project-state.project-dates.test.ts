import { describe, expect, it } from 'vitest';
import { dayAfter, isPast } from '../../../renderer/selectors/project-state.ts';

const evening = Date.parse('2026-11-20T23:30:00.000Z');

describe('the last day of a project', () => {
  it('lies that many days ahead, over the ends of months and years', () => {
    expect(dayAfter(0, evening)).toBe('2026-11-20');
    expect(dayAfter(90, evening)).toBe('2027-02-18');
  });

  it('still belongs to the project', () => {
    expect(isPast('2026-11-20', evening)).toBe(false);
    expect(isPast('2026-11-19', evening)).toBe(true);
  });
});
