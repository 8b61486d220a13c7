import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderInEnglish } from '../../text-of.tsx';
import { verdictMessage } from '../../../../renderer/views/card/verdict-message.tsx';
import type { NameVerdict } from '../../../../shared/names/name-verdict.ts';
import { english } from '../../../english.ts';

const asked = '2027-08-04T07:46:00.000Z';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-08-04T08:00:30.000Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function said(verdict: NameVerdict): { tone: string; words: string } {
  const { tone, words } = verdictMessage(verdict);
  return { tone, words: renderInEnglish(words).container.textContent };
}

describe('what a name check found, in words', () => {
  it('is plainly free only where the directory said so just now', () => {
    expect(said({ is: 'free', asked })).toEqual({
      tone: 'success',
      words: english('verdict-free'),
    });
    const { tone, words } = said({ is: 'free-as-of', asked });
    expect(words).toMatch(/^Available when last checked: 14 min\. ago\. Lanyard checks again/);
    expect(tone).toBe('plain');
  });

  it('is an error only where the directory said so just now', () => {
    expect(said({ is: 'taken', by: 'person', holder: 'jdoe', asked }).tone).toBe('error');
    const { tone, words } = said({ is: 'taken-as-of', asked });
    expect(words).toMatch(/^In use when last checked: 14 min\. ago\. You can continue/);
    expect(tone).toBe('warning');
  });

  it('names the other card of this desk that asks for the name', () => {
    expect(said({ is: 'wanted-here', holder: 'jdoe' })).toMatchObject({
      tone: 'warning',
      words: expect.stringContaining('Another request at this desk uses this name: jdoe'),
    });
  });
});
