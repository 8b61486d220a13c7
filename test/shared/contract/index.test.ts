import { describe, expect, it } from 'vitest';
import { contract, events, isEvent, isMethod } from '../../../shared/contract/index.ts';

/** The name of every property, at any depth, that a value of this JSON schema can have. */
function propertiesOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesOf)];
}

describe('the contract', () => {
  it('knows its methods and events, and nothing that every object has', () => {
    expect(Object.keys(contract).every(isMethod)).toBe(true);
    expect(Object.keys(events).every(isEvent)).toBe(true);
    for (const name of ['toString', '__proto__', 'requests', '']) {
      expect([isMethod(name), isEvent(name)], name).toEqual([false, false]);
    }
  });

  it('has no answer with a place for a password', () => {
    for (const [name, { output }] of Object.entries(contract)) {
      const places = propertiesOf(output.toJSONSchema()).filter((key) => /password/i.test(key));
      const allowed = ['minPasswordLength', 'passwordProven'];
      expect(
        places.filter((place) => !allowed.includes(place)),
        name,
      ).toEqual([]);
    }
  });

  it('takes only what it lists: more than that is refused', () => {
    for (const [name, { input }] of Object.entries(contract)) {
      const issues = input.safeParse({ surplus: true }).error?.issues.map(({ code }) => code);
      expect(issues, name).toContain('unrecognized_keys');
    }
  });
});
