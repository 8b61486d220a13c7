import { describe, expect, it } from 'vitest';
import { placeOutcome } from '../../../../electron/cli/outcome/availability.ts';

const said = (verdict: Partial<Parameters<typeof placeOutcome>[0]>) => {
  const { lines, exit } = placeOutcome({ name: 'racks', state: 'free', params: [], ...verdict });
  return [exit, ...lines];
};

describe('whether something can have a name', () => {
  it('ends with 0 only where it was seen to be free', () => {
    expect(said({})).toEqual([0, 'racks: Available (checked just now)']);
    const unasked = said({ state: 'unknown', rule: 'cloud-timeout' });
    expect(unasked).toEqual([
      3,
      expect.stringMatching(/^racks: Lanyard cannot check this name now/),
    ]);
  });

  it('says what has it, or who', () => {
    expect(said({ state: 'taken', rule: 'zone', params: ['racks.example.'] })).toEqual([
      4,
      'racks: This DNS zone already exists: racks.example.',
    ]);
    expect(said({ state: 'taken', maintainers: ['jdoe', 'asmith'] })[1]).toContain(
      'Already in use by a tool. Ask one of its maintainers',
    );
    expect(said({ state: 'taken' })).toEqual([4, 'racks: Already in use']);
  });

  it('says which rule it breaks', () => {
    expect(said({ state: 'broken', rule: 'reserved', params: ['root'] })).toEqual([
      2,
      'racks: “root” is reserved. Choose another name.',
    ]);
  });
});
