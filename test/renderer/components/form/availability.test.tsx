import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInEnglish } from '../../text-of.tsx';
import { availability } from '../../../../renderer/components/form/availability.tsx';

afterEach(cleanup);

const wordsOf = (checked: Parameters<typeof availability>[0]) => {
  const { tone, words } = availability(checked);
  const said = renderInEnglish(words).container.textContent.replace(/[\u2068\u2069]/g, '');
  cleanup();
  return `${tone}: ${said}`;
};
const name = 'map';

describe('what was found of a name', () => {
  it('is free only where everybody said so', () => {
    expect(wordsOf({ verdict: { name, state: 'free', params: [] } })).toContain(
      'success: Available',
    );
    const unknown = { name, state: 'unknown' as const, rule: 'cloud-timeout', params: [] };
    expect(wordsOf({ verdict: unknown })).toContain('warning: Lanyard cannot check');
    const problem = { code: 'cloud-timeout' as const, message: '', params: [], fields: [] };
    expect(wordsOf({ problem })).toContain('warning: Lanyard cannot check');
    expect(wordsOf({})).toContain('plain: Checking');
  });

  it('says who to ask about a tool that is there', () => {
    const taken = { name, state: 'taken' as const, params: [name] };
    const both = { ...taken, maintainers: ['jdoe', 'liorc'] };
    expect(wordsOf({ verdict: both })).toBe(
      'error: Already in use by a tool. Ask one of its maintainers to add the newcomer, or choose another name. Maintainers: jdoe, liorc',
    );
    expect(wordsOf({ verdict: { ...taken, maintainers: [] } })).toBe('error: Already in use');
  });

  it('says what a project of this name would collide with', () => {
    const taken = { name, state: 'taken' as const, params: [name] };
    expect(wordsOf({ verdict: { ...taken, rule: 'zone' } })).toContain('DNS zone');
    expect(wordsOf({ verdict: { ...taken, rule: 'something-newer' } })).toContain('Already in use');
  });

  it('says which rule it breaks', () => {
    const broken = { name, state: 'broken' as const, params: [name] };
    expect(wordsOf({ verdict: { ...broken, rule: 'tool-name' } })).toContain('Do not end with');
    expect(wordsOf({ verdict: { ...broken, rule: 'reserved' } })).toContain('is reserved');
  });
});
