import { describe, expect, it } from 'vitest';
import { isSpelledAlike, projectName, sameProject } from '../../../shared/names/project-name.ts';

describe('the name of a project', () => {
  it.each(['Tools', 'TOOLS', 'tóols', 'tools ', 'ｔools', 'toolŝ'])('tools is %o, too', (other) => {
    expect(sameProject('tools', other)).toBe(true);
    expect(sameProject(other, 'tools')).toBe(true);
    expect(isSpelledAlike('tools', other)).toBe(false);
  });

  it.each(['tool', 'tools-2', 't ools', 'too-ls', ''])('tools is not %o', (other) => {
    expect(sameProject('tools', other)).toBe(false);
  });

  it('is read as it is written', () => {
    expect(projectName.parse(' Tools ')).toBe(' Tools ');
    expect(projectName.safeParse(7).success).toBe(false);
  });
});
