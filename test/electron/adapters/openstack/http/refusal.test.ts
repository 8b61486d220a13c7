import { describe, expect, it } from 'vitest';
import { readRetryAfter } from '../../../../../electron/adapters/openstack/http/refusal.ts';

const now = new Date('2027-08-04T08:00:00.000Z');

describe('readRetryAfter', () => {
  it('counts seconds from now', () => {
    expect(readRetryAfter({ 'retry-after': '90' }, now)).toBe('2027-08-04T08:01:30.000Z');
    expect(readRetryAfter({ 'retry-after': ' 0 ' }, now)).toBe('2027-08-04T08:00:00.000Z');
  });

  it('takes a date by the clock of the server that says it', () => {
    const date = 'Wed, 04 Aug 2027 11:00:00 GMT';
    const until = { 'retry-after': 'Wed, 04 Aug 2027 11:02:00 GMT' };
    expect(readRetryAfter({ ...until, date }, now)).toBe('2027-08-04T08:02:00.000Z');
    expect(readRetryAfter(until, now)).toBe('2027-08-04T11:02:00.000Z');
  });

  it('waits for no date of the past, and at most a day', () => {
    const past = { 'retry-after': 'Wed, 04 Aug 2027 07:00:00 GMT' };
    expect(readRetryAfter(past, now)).toBe(now.toISOString());
    expect(readRetryAfter({ 'retry-after': '999999999' }, now)).toBe('2027-08-05T08:00:00.000Z');
  });

  it('finds nothing in what is neither', () => {
    for (const text of ['', 'soon', '-5', '1.5e3 s']) {
      expect(readRetryAfter({ 'retry-after': text }, now), text).toBeUndefined();
    }
    expect(readRetryAfter({}, now)).toBeUndefined();
  });
});
