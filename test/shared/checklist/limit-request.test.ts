import { describe, expect, it } from 'vitest';
import { askBefore, limitRequest, readAddresses } from '../../../shared/checklist/limit-request.ts';

describe('the request for another limit of new accounts', () => {
  it('goes out three days ahead', () => {
    expect(askBefore('2027-08-06T09:00:00+02:00')).toBe('2027-08-03T07:00:00.000Z');
    expect(askBefore(undefined)).toBeUndefined();
  });

  it('says what is asked for, in UTC', () => {
    const event = {
      name: 'Hackathon Göteborg 2027',
      starts: '2027-08-06T09:00:00+02:00',
      ends: '2027-08-08T17:00:00Z',
    };
    expect(
      limitRequest(event, { addresses: ['203.0.113.44', '2001:db8:51::/48'], accounts: 120 }),
    ).toBe(
      [
        'Event: Hackathon Göteborg 2027',
        'Start: 2027-08-06 07:00 UTC',
        'End: 2027-08-08 17:00 UTC',
        'IP addresses or ranges: 203.0.113.44, 2001:db8:51::/48',
        'Wikis: all',
        'Expected new accounts: 120',
      ].join('\n'),
    );
  });

  it('leaves open what nobody knows yet', () => {
    const text = limitRequest({ name: 'Meetup' }, { addresses: [], accounts: 50 });
    expect(text).toContain('Start: ?');
    expect(text).toContain('IP addresses or ranges: ?');
    expect(limitRequest({ name: 'Meetup' }, { addresses: [], accounts: 0 })).toContain(
      'Expected new accounts: ?',
    );
  });

  it.each([
    ['203.0.113.44 2001:db8:51::/48', []],
    ['203.0.113.0/24, 2001:db8::1', []],
    ['venue wifi', ['venue', 'wifi']],
    ['203.0.113', ['203.0.113']],
    ['999.0.113.1 10.0.0.0/40', ['999.0.113.1', '10.0.0.0/40']],
    ['12:30 ::::', ['12:30', '::::']],
    ['', []],
  ])('reads addresses from "%s"', (typed, wrong) => {
    expect(readAddresses(typed).wrong).toEqual(wrong);
  });
});
