import { describe, expect, it } from 'vitest';
import {
  canBeFiled,
  countVerdicts,
  readPerson,
  rosterRow,
  rosterVerdictKinds,
} from '../../../shared/roster/roster.ts';

const columns = { username: 0, shellName: 1, email: 2 };
const read = (...cells: string[]) => readPerson({ line: 7, cells }, columns);

describe('readPerson', () => {
  it('falls back to further addresses, the first one that is there', () => {
    const cells = ['Jana Weiss', '', ' ', 'order@example.org', 'other@example.org'];
    const { email } = readPerson({ line: 2, cells }, { username: 0, email: 1 }, [1, 2, 3, 4]);
    expect(email).toBe('order@example.org');
    const own = readPerson({ line: 2, cells: ['J', 'j@x.org', 'y@x.org'] }, { email: 1 }, [1, 2]);
    expect(own.email).toBe('j@x.org');
  });

  it('takes names as the directory will have them', () => {
    expect(read(' jane  doe ', 'JDoe', ' jane@example.org ')).toEqual({
      line: 7,
      username: 'Jane doe',
      shellName: 'jdoe',
      suggested: false,
      email: 'jane@example.org',
    });
  });

  it('makes a shell name of the username where the file has none, and says so', () => {
    expect(read('José Núñez', '', 'j@example.org')).toMatchObject({
      shellName: 'josenunez',
      suggested: true,
    });
  });

  it('puts a name together that stands in two columns', () => {
    const halves = { givenName: 1, familyName: 0 };
    const person = readPerson({ line: 2, cells: ['Doe', 'Jane'] }, halves);
    expect(person).toMatchObject({ username: 'Jane Doe', shellName: 'janedoe', email: '' });
  });

  it('prefers the whole name to its halves', () => {
    const all = { username: 0, givenName: 1, familyName: 2 };
    const person = readPerson({ line: 2, cells: ['JD', 'Jane', 'Doe'] }, all);
    expect(person.username).toBe('JD');
  });

  it('takes the apostrophe off that defused a cell', () => {
    expect(read('Jane', 'jdoe', "'+jane@example.org").email).toBe('+jane@example.org');
  });

  it('reads a short row as one with empty cells', () => {
    expect(read('Jane')).toMatchObject({ username: 'Jane', email: '' });
  });
});

describe('countVerdicts', () => {
  it('counts every kind, and those that can be filed are ready or could not be asked about', () => {
    const row = (is: string) =>
      rosterRow.parse({
        ...read('Jane', 'jdoe', 'jane@example.org'),
        verdict: { is, holder: '', fields: [], problem: {}, alternatives: [], by: 'person' },
      });
    const rows = ['ready', 'ready', 'could-not-ask', 'stands'].map(row);
    expect(countVerdicts(rows)).toEqual({
      ...Object.fromEntries(rosterVerdictKinds.map((is) => [is, 0])),
      ...{ ready: 2, 'could-not-ask': 1, stands: 1 },
    });
    expect(rows.map(canBeFiled)).toEqual([true, true, true, false]);
  });
});
