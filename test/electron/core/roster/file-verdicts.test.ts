import { describe, expect, it } from 'vitest';
import { fileVerdicts } from '../../../../electron/core/roster/file-verdicts.ts';
import type { RosterPerson } from '../../../../shared/roster/roster.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const rules = { ...plainProfile().accounts, reserved: ['root'] };
const person = (change: Partial<RosterPerson> = {}): RosterPerson => ({
  line: 2,
  username: 'Jane Doe',
  shellName: 'jdoe',
  suggested: false,
  email: 'jane@example.org',
  ...change,
});
const verdictOf = (change: Partial<RosterPerson>) => fileVerdicts([person(change)], rules)[0];

describe('fileVerdicts', () => {
  it('says nothing of a row that is good so far', () => {
    expect(verdictOf({})).toBeUndefined();
  });

  it('names every field that is missing', () => {
    expect(verdictOf({ shellName: '', email: '' })).toEqual({
      is: 'incomplete',
      fields: ['shellName', 'email'],
    });
  });

  it.each([
    [{ username: 'Jane\u202eDoe' }, 'username', 'bidi'],
    [{ shellName: '9lives' }, 'shellName', 'shell-first'],
    [{ shellName: 'root' }, 'shellName', 'reserved'],
    [{ email: 'jane' }, 'email', 'email-form'],
    [{ email: 'jöne@example.org' }, 'email', 'email-ascii'],
  ])('names the rule that is broken: %j', (change, field, rule) => {
    expect(verdictOf(change)).toMatchObject({ is: 'not-allowed', problem: { field, rule } });
  });

  it('names the line where the same address stood first', () => {
    const change = { username: 'Other', shellName: 'other', email: 'Jane@example.org' };
    const rows = [3, 9, 12].map((line) => person(line === 3 ? { line } : { ...change, line }));
    expect(fileVerdicts(rows, rules)).toEqual([
      undefined,
      { is: 'twice', field: 'email', line: 3 },
      { is: 'twice', field: 'email', line: 3 },
    ]);
  });

  it.each([
    ['username', { shellName: 'other', email: 'other@example.org', username: 'JANE doe' }],
    ['shellName', { username: 'Other', email: 'other@example.org' }],
  ] as const)('takes two people of one %s for two people', (field, change) => {
    const rows = [
      person({ line: 3 }),
      person({ line: 9, ...change }),
      person({ line: 12, ...change }),
    ];
    expect(fileVerdicts(rows, rules)).toEqual([
      undefined,
      { is: 'namesake', field, line: 3 },
      { is: 'twice', field: 'email', line: 9 },
    ]);
  });

  it('does not hold a row against another that cannot be used itself', () => {
    const rows = [person({ email: '' }), person({ line: 3 })];
    expect(fileVerdicts(rows, rules)[1]).toBeUndefined();
  });
});
