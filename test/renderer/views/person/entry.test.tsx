import { cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Entry } from '../../../../renderer/views/person/entry.tsx';
import { answers } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);
const jane = answers['accounts.show'];

it('shows every name and address of an entry that has several', () => {
  const several = { otherNames: ['Jane Roe', 'old-jane'], otherEmails: ['roe@example.org'] };
  const { words } = show(<Entry person={{ ...jane, ...several }} />);
  for (const word of ['Jane Doe', english('fact-other-names'), 'Jane Roe, old-jane']) {
    expect(words()).toContain(word);
  }
  expect(words()).toContain('jane@example.org, roe@example.org');
});

it('says nothing of other names where there are none', () => {
  expect(show(<Entry person={jane} />).words()).not.toContain(english('fact-other-names'));
});
