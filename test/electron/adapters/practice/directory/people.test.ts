import { describe, expect, it } from 'vitest';
import {
  BLOCKED_SHELL_NAME,
  DISABLED_TOOL,
  PRACTICE_PASSWORD,
  practicePeople,
} from '../../../../../electron/adapters/practice/directory/people.ts';
import { isPassword } from '../../../../../electron/adapters/practice/directory/password-hash.ts';
import en from '../../../../../i18n/en.json' with { type: 'json' };
import { profileSchema } from '../../../../../shared/domain/profile.ts';
import { comparableName } from '../../../../../shared/names/same-name.ts';
import { plainProfile } from '../../../../fakes/profile.ts';

const FLOOR = 100_000;
const everybody = practicePeople(FLOOR);
const people = everybody.filter(({ kind }) => kind === 'person');
const tools = everybody.filter(({ kind }) => kind === 'tool');

describe('the people of practice mode', () => {
  it('are a few hundred, always the same, and some tools', () => {
    expect(people.length).toBeGreaterThan(200);
    expect(people.length).toBeLessThan(1000);
    expect(tools.length).toBeGreaterThan(0);
    expect(practicePeople(FLOOR)).toEqual(everybody);
  });

  it('have names and numbers of their own, as a directory with the unique overlay demands', () => {
    for (const names of [everybody.map(({ uid }) => uid), everybody.flatMap(({ cns }) => cns)]) {
      expect(new Set(names.map(comparableName)).size).toBe(everybody.length);
    }
    expect(new Set(everybody.map(({ uidNumber }) => uidNumber)).size).toBe(everybody.length);
  });

  it('have shell names that the rules allow, and usernames of many scripts beyond ASCII', () => {
    const allowed = new RegExp(profileSchema.parse(plainProfile()).accounts.shellName, 'u');
    for (const { uid } of people) expect(uid).toMatch(allowed);
    expect(people.filter(({ cns }) => /[^\p{ASCII}]/u.test(cns.join())).length).toBeGreaterThan(50);
  });

  it('have the password that the screens tell, and tools have none', () => {
    expect(en['practice-password']).toContain(`“${PRACTICE_PASSWORD}”`);
    const [secret = '', ...others] = new Set(people.map((person) => person.secret));
    expect(others).toEqual([]);
    expect(isPassword(PRACTICE_PASSWORD, secret)).toBe(true);
    for (const tool of tools) expect(tool.secret).toBe('');
  });

  it('are numbered from the floor upward, tools from a range of their own', () => {
    expect(people.map(({ uidNumber }) => uidNumber)).toEqual(people.map((_, i) => FLOOR + i));
    for (const { uidNumber } of tools) expect(uidNumber).toBeLessThan(FLOOR);
  });

  it('have addresses that belong to nobody (RFC 2606)', () => {
    for (const { mails } of people) {
      expect(mails).toEqual([expect.stringMatching(/@example\.org$/)]);
    }
  });

  it('hold exactly one who is closed, and one tool that is disabled', () => {
    const closed = (all: typeof everybody) =>
      all.filter(({ blocked }) => blocked).map(({ uid }) => uid);
    expect(closed(people)).toEqual([BLOCKED_SHELL_NAME]);
    expect(closed(tools)).toEqual([`tools.${DISABLED_TOOL}`]);
  });

  it('have linked accounts of their own, some with a name that the directory takes, and some have none', () => {
    const linked = people.flatMap(({ wikimedia }) => wikimedia ?? []);
    expect(new Set(linked.map(({ id }) => id)).size).toBe(linked.length);
    expect(linked.length).toBeLessThan(people.length);
    expect(linked.length).toBeGreaterThan(people.length / 2);
    expect(linked.some(({ name }) => name === undefined)).toBe(true);
    for (const { name = '' } of linked) expect(name).toMatch(/^\p{ASCII}*$/u);
  });
});
