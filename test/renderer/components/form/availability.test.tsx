import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { availability } from '../../../../renderer/components/form/availability.tsx';

afterEach(cleanup);

const wordsOf = (checked: Parameters<typeof availability>[0]) => {
  const { tone, words } = availability(checked);
  const said = render(words).container.textContent.replace(/[\u2068\u2069]/g, '');
  cleanup();
  return `${tone}: ${said}`;
};
const name = 'map';

describe('what was found of a name', () => {
  it('is free only where everybody said so', () => {
    expect(wordsOf({ verdict: { name, state: 'free', params: [] } })).toContain('success: Free');
    const unknown = { name, state: 'unknown' as const, rule: 'cloud-timeout', params: [] };
    expect(wordsOf({ verdict: unknown })).toContain('warning: Could not ask');
    const problem = { code: 'cloud-timeout' as const, message: '', params: [], fields: [] };
    expect(wordsOf({ problem })).toContain('warning: Could not ask');
    expect(wordsOf({})).toContain('plain: Asking');
  });

  it('says who to ask about a tool that is there', () => {
    const taken = { name, state: 'taken' as const, params: [name] };
    const both = { ...taken, maintainers: ['jdoe', 'liorc'] };
    expect(wordsOf({ verdict: both })).toBe(
      'error: Taken by a tool of jdoe, liorc. Ask one of them to let the newcomer join, or choose another name.',
    );
    expect(wordsOf({ verdict: { ...taken, maintainers: [] } })).toBe('error: Taken already.');
  });

  it('says what a project of this name would collide with', () => {
    const taken = { name, state: 'taken' as const, params: [name] };
    expect(wordsOf({ verdict: { ...taken, rule: 'zone' } })).toContain('DNS zone');
    expect(wordsOf({ verdict: { ...taken, rule: 'something-newer' } })).toContain('Taken already');
  });

  it('says which rule it breaks', () => {
    const broken = { name, state: 'broken' as const, params: [name] };
    expect(wordsOf({ verdict: { ...broken, rule: 'tool-name' } })).toContain('does not end with');
    expect(wordsOf({ verdict: { ...broken, rule: 'reserved' } })).toContain('kept for the system');
  });
});
