import { describe, expect, it } from 'vitest';
import { emptyProject, projectFormOf } from '../../../renderer/forms/project-form.ts';

describe('a project draft', () => {
  it('leaves preset and last day to the profile where nobody chose', () => {
    const form = projectFormOf(emptyProject, []);
    expect(Object.keys(form)).not.toContain('preset');
    expect(Object.keys(form)).not.toContain('ends');
    const chosen = { ...emptyProject, preset: 'large', ends: '2027-01-31' };
    expect(projectFormOf(chosen, [])).toMatchObject({ preset: 'large', ends: '2027-01-31' });
  });
});
