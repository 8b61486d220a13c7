import { describe, expect, it } from 'vitest';
import { ago } from '../../../shared/domain/ago.ts';

const now = new Date('2027-08-04T08:00:00.000Z');
const minutes = (count: number): string => new Date(now.getTime() - count * 60_000).toISOString();

describe('ago', () => {
  it.each([
    [0.9, 'this minute'],
    [14.5, '14 min. ago'],
    [119, '119 min. ago'],
    [120, '2 hr. ago'],
    [47 * 60 + 59, '47 hr. ago'],
    [48 * 60, '2 days ago'],
  ])('tells %d minutes as “%s”', (count, words) => {
    expect(ago('en', minutes(count), now)).toBe(words);
  });

  it('tells a time that lies ahead, after the clock was set back, as this minute', () => {
    expect(ago('en', minutes(-300), now)).toBe('this minute');
  });

  it('speaks the language', () => {
    expect(ago('de', minutes(14), now)).toBe('vor 14 Min.');
  });
});
