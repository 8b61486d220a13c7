import { describe, expect, it } from 'vitest';
import { askHelpers } from '../../../shared/clinic/ready-text.ts';

const jane = { shellName: 'jdoe', username: 'Jane Doe', uidNumber: 100_007 };

describe('the text for people with more rights', () => {
  it('says whom it is about, what is wrong and what is asked for, with the facts in it', () => {
    expect(askHelpers({ check: 'quota', found: 'full' }, ['cores', 8, 8, 'racks'], jane)).toEqual({
      ...{ is: 'text', to: 'cloud-admins' },
      text: [
        'Developer account: Jane Doe (shell username jdoe)',
        'UID number: 100007',
        '',
        'The quota “cores” of the project racks is used up: 8 of 8.',
        'Raise this quota, or tell us what can be removed.',
      ].join('\n'),
    });
  });

  it('leaves out what nobody knows, and takes what is filled in for no filling', () => {
    const nobody = { shellName: 'jdoe', username: '', uidNumber: undefined };
    const mend = askHelpers({ check: 'names', found: 'shared' }, ['$1'], nobody);
    expect(mend).toMatchObject({ to: 'account-managers' });
    expect('text' in mend ? mend.text : '').toMatch(
      /^Developer account: jdoe\n\nAnother entry, \$1,/u,
    );
  });
});
