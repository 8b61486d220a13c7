import { describe, expect, it } from 'vitest';
import { isAmong, sameShellName, shellName } from '../../../shared/names/shell-name.ts';

describe('a shell name', () => {
  it('is one whatever its case or form', () => {
    expect(sameShellName('jdoe', 'JDoe')).toBe(true);
    expect(sameShellName('jdoe', 'ｊdoe ')).toBe(true);
    expect(sameShellName('jdoe', 'jdöe')).toBe(false);
  });

  it('is looked for the same way', () => {
    expect(isAmong(['ada', 'JDOE'], 'jdoe')).toBe(true);
    expect(isAmong(['ada'], 'jdoe')).toBe(false);
    expect(isAmong([], 'jdoe')).toBe(false);
  });

  it('is read as it is written', () => {
    expect(shellName.parse('JDoe')).toBe('JDoe');
    expect(shellName.safeParse(undefined).success).toBe(false);
  });
});
