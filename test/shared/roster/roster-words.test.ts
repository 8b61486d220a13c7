import { describe, expect, it } from 'vitest';
import type { RosterRow, RosterVerdict } from '../../../shared/roster/roster.ts';
import {
  alternativesOf,
  resultTable,
  rowWhy,
  whyOf,
  type RosterWords,
} from '../../../shared/roster/roster-words.ts';

/** Shows which key was asked for, with its fillings. */
const words: RosterWords = {
  say: (key, ...fillings) => [key, ...fillings].join('|'),
  time: (iso) => iso.slice(11, 16),
  rule: ({ field, rule }) => `${field}-${rule}`,
  list: (parts) => parts.join('+'),
};
const row = (verdict: RosterVerdict, suggested = false): RosterRow => ({
  line: 5,
  username: 'Jane Doe',
  shellName: 'jdoe',
  suggested,
  email: '=jane@example.org',
  verdict,
});
const request = '00000000-0000-4000-8000-000000000001';
const alternatives = [{ username: 'Jane Doe 2', shellName: 'jdoe2' }];

describe('rowWhy', () => {
  const asked = '2027-08-04T07:46:00.000Z';
  it.each<[RosterVerdict, string]>([
    [{ is: 'could-not-ask' }, ''],
    [{ is: 'free-as-of', asked }, ''],
    [{ is: 'filed', request, state: 'expected' }, ''],
    [{ is: 'namesake', field: 'username', line: 2 }, 'roster-why-twice|roster-field-username|2'],
    [
      { is: 'taken-as-of', field: 'username', asked },
      'roster-row-taken-as-of|roster-field-username|07:46',
    ],
    [{ is: 'stands', holder: 'jdoe' }, 'roster-why-stands|jdoe'],
  ])('tells of $is what is this row’s own', (verdict, told) => {
    expect(rowWhy(row(verdict, true), words)).toBe(told);
  });
});

describe('whyOf', () => {
  it.each<[RosterVerdict, string]>([
    [{ is: 'ready' }, ''],
    [{ is: 'could-not-ask' }, 'roster-why-could-not-ask'],
    [{ is: 'free-as-of', asked: '2027-08-04T07:46:00.000Z' }, 'roster-why-free-as-of|07:46'],
    [
      { is: 'taken-as-of', field: 'username', asked: '2027-08-04T07:46:00.000Z' },
      'roster-why-taken-as-of|roster-field-username|07:46',
    ],
    [
      { is: 'taken', field: 'shellName', by: 'tool', holder: 'tools.map', alternatives },
      'roster-why-taken-tool|roster-field-shellName|tools.map',
    ],
    [
      {
        is: 'not-allowed',
        problem: { field: 'email', rule: 'email-form', params: [] },
        alternatives: [],
      },
      'roster-why-not-allowed|roster-field-email|email-email-form',
    ],
    [
      { is: 'incomplete', fields: ['shellName', 'email'] },
      'roster-why-incomplete|roster-field-shellName+roster-field-email',
    ],
    [{ is: 'twice', field: 'email', line: 2 }, 'roster-why-twice|roster-field-email|2'],
    [
      { is: 'namesake', field: 'shellName', line: 2 },
      'roster-why-namesake|roster-field-shellName|2',
    ],
    [{ is: 'stands', holder: 'jdoe' }, 'roster-why-stands|jdoe'],
    [{ is: 'filed', request, state: 'expected' }, 'roster-why-filed|request-state-expected'],
    // What it waits for, a row does not know.
    [{ is: 'filed', request, state: 'waiting' }, 'roster-why-filed|request-state-waiting'],
    [
      { is: 'filed', request, state: 'confirmed', undone: true },
      'roster-why-filed|request-state-undone',
    ],
  ])('tells %j', (verdict, told) => {
    expect(whyOf(row(verdict), words)).toBe(told);
  });

  it('says of a good row that its shell name is not from the file', () => {
    expect(whyOf(row({ is: 'ready' }, true), words)).toBe('roster-why-suggested');
  });
});

describe('alternativesOf', () => {
  it('names the pairs, where there are any', () => {
    const taken = {
      is: 'taken',
      field: 'shellName',
      by: 'person',
      holder: 'x',
      alternatives,
    } as const;
    expect(alternativesOf(row({ ...taken, alternatives }), words)).toBe(
      'roster-alternative|Jane Doe 2|jdoe2',
    );
    expect(alternativesOf(row({ is: 'ready' }), words)).toBe('');
  });
});

describe('resultTable', () => {
  it('has one row each, begins with what a roster needs, and names the request', () => {
    const table = resultTable(
      [row({ is: 'filed', request, state: 'saved' }), row({ is: 'ready' })],
      words,
    );
    expect(table[0]?.slice(0, 3)).toEqual(
      ['username', 'shellName', 'email'].map((name) => `roster-field-${name}`),
    );
    expect(table.slice(1)).toEqual([
      [
        'Jane Doe',
        'jdoe',
        '=jane@example.org',
        '5',
        'roster-verdict-filed',
        'roster-why-filed|request-state-saved',
        '',
        request,
      ],
      ['Jane Doe', 'jdoe', '=jane@example.org', '5', 'roster-verdict-ready', '', '', ''],
    ]);
  });
});
