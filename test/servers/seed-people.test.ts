import { describe, expect, it } from 'vitest';
import { seedPeople, seedPerson } from './seed-people.ts';

describe('the people of the seed', () => {
  it('are all different, however many there are', () => {
    const people = seedPeople(200_000);
    for (const key of ['uid', 'cn', 'mail', 'uidNumber'] as const) {
      expect(new Set(people.map((person) => String(person[key]).toLowerCase())).size).toBe(200_000);
    }
  });

  it('have shell names and addresses of ASCII, and names as people write them', () => {
    const people = seedPeople(5000);
    expect(people.filter(({ uid }) => !/^[a-z][a-z0-9-]{0,31}$/.test(uid))).toEqual([]);
    expect(people.some(({ cn }) => cn.includes('ł'))).toBe(true);
  });

  it('are the same people every time', () => {
    expect(seedPerson(3)).toEqual(seedPeople(4)[3]);
  });
});
