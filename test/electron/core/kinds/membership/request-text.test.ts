import { describe, expect, it } from 'vitest';
import { membershipText } from '../../../../../electron/core/kinds/membership/request-text.ts';

const wish = {
  project: 'tools',
  shellName: 'jdoe',
  username: 'Jane Doe',
  reason: 'A tool that maps bike racks.',
};

describe('the text of a membership', () => {
  it('names the person, the project and why', () => {
    expect(membershipText(wish)).toBe(
      'Membership of the project tools\n\nDeveloper account: Jane Doe (shell username jdoe)\n\nA tool that maps bike racks.',
    );
  });

  it('names the linked accounts, and which are missing', () => {
    const linked = { wikimedia: { id: 7, name: 'Jane D' }, tellsPhabricator: true };
    expect(membershipText({ ...wish, linked })).toContain(
      'Wikimedia account: Jane D\nPhabricator account: not linked',
    );
  });

  it('says nothing of what this directory cannot tell, and a number where it has no name', () => {
    const text = membershipText({
      ...{ ...wish, username: '' },
      linked: { wikimedia: { id: 7 }, tellsPhabricator: false },
    });
    expect(text).toContain('Developer account: jdoe\nWikimedia account: global account 7\n\n');
    expect(text).not.toContain('Phabricator');
  });
});
