import { describe, expect, it } from 'vitest';
import {
  clinicChecks,
  clinicGroups,
  clinicLine,
  clinicLineOf,
  countVerdicts,
  unaskedLine,
} from '../../../shared/clinic/clinic.ts';

describe('the lines of the clinic', () => {
  it('are each told in exactly one group', () => {
    const grouped: readonly string[] = Object.values(clinicGroups).flat();
    expect(new Set(grouped).size).toBe(grouped.length);
    expect([...grouped].sort()).toEqual([...clinicChecks].sort());
  });

  it('have the verdict of their finding, and what belongs to it', () => {
    const line = clinicLineOf('lock', 'until', [], { until: '2027-08-04T08:00:00.000Z' });
    expect(line).toMatchObject({ verdict: 'waiting', until: '2027-08-04T08:00:00.000Z' });
    expect(clinicLineOf('key', 'there', [2])).toEqual({
      ...{ check: 'key', found: 'there', verdict: 'fine', params: [2] },
    });
    expect(clinicLine.safeParse(line).success).toBe(true);
  });

  it('are neither fine nor broken where nobody could be asked', () => {
    const line = unaskedLine('role', 'cloud-timeout', 'racks');
    expect(line).toMatchObject({ verdict: 'could-not-ask', params: ['cloud-timeout'] });
    expect(countVerdicts([line, clinicLineOf('key', 'none')])).toMatchObject({
      ...{ fine: 0, broken: 1, 'could-not-ask': 1 },
    });
  });
});
