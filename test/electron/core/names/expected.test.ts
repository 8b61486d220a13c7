import { describe, expect, it } from 'vitest';
import { createExpectedIndex } from '../../../../electron/core/names/expected.ts';

const ada = { id: 'ada', username: 'Ada Byron', shellName: 'ada', email: 'ada@example.org' };
const namesake = { ...ada, id: 'namesake', email: 'byron@example.org' };
const jane = { id: 'jane', username: 'Jane Doe', shellName: 'jdoe', email: 'jane@example.org' };

const whose = (people: (typeof ada)[], ...[username, shellName, email]: [string, string, string]) =>
  createExpectedIndex(people)
    .whose({ username, shellName, email })
    .map(({ id }) => id);

describe('whose card it is of those who are expected', () => {
  it('is whoever has one of its names or its address, as the directory compares them', () => {
    expect(whose([ada, jane], 'ADA  byron', 'x', 'x@example.org')).toEqual(['ada']);
    expect(whose([ada, jane], 'X', 'JDoe', 'x@example.org')).toEqual(['jane']);
    expect(whose([ada, jane], 'X', 'x', 'Jane@Example.org')).toEqual(['jane']);
  });

  it('is nobody where only another fact has the value, or nothing was typed', () => {
    expect(whose([ada], 'ada', 'Ada Byron', 'ada')).toEqual([]);
    expect(whose([ada], '', '', '')).toEqual([]);
  });

  it('is of two namesakes the one whose address it has, and nobody knows by the name alone', () => {
    const both = [ada, namesake];
    expect(whose(both, 'Ada Byron', 'ada', 'byron@example.org')).toEqual(['namesake']);
    expect(whose(both, 'Ada Byron', 'ada', 'x@example.org')).toEqual(['ada', 'namesake']);
  });

  it('cannot be told where two have different facts of it', () => {
    expect(whose([ada, jane], 'Ada Byron', 'jdoe', 'x@example.org')).toEqual(['ada', 'jane']);
    expect(whose([ada, jane], 'Ada Byron', 'ada', 'jane@example.org')).toEqual(['ada', 'jane']);
  });

  it('changes with who is expected', () => {
    const index = createExpectedIndex([ada]);
    index.put({ ...ada, shellName: 'byron' });
    const byName = (shellName: string) => index.whose({ username: '', shellName, email: '' });
    expect([byName('ada').length, byName('byron').length]).toEqual([0, 1]);
    index.drop('ada');
    expect(byName('byron')).toEqual([]);
    index.put(jane);
    index.clear();
    expect(byName('jdoe')).toEqual([]);
  });
});
