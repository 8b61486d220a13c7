import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NameFields } from '../../../../renderer/views/card/name-fields.tsx';
import type { NameVerdict } from '../../../../shared/names/name-verdict.ts';
import { hashOf } from '../../../../renderer/stores/route-store.ts';
import { free } from '../../draft-desk.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

const asked = '2027-08-05T10:00:00.000Z';
const takenBy = (holder: string): NameVerdict => ({ is: 'taken', by: 'person', holder, asked });
const pageOf = (id: string) => hashOf({ view: 'person', id });

/** Both fields, with what the directory said of the two names. */
function nameFields(username: NameVerdict, shellName: NameVerdict) {
  const shown = show(<NameFields />);
  const names = { username, shellName, alternatives: [], spares: [] };
  act(() => shown.stores.draft.setState({ names }));
  const pages = () =>
    shown.page.queryAllByRole('link').map((link) => link.getAttribute('href') ?? '');
  return { ...shown, pages };
}

describe('"Is this you?"', () => {
  it('leads to the page of whoever has the name, once where both names are theirs', () => {
    const { words, pages } = nameFields(takenBy('jdoe'), takenBy('JDoe'));
    expect(words()).toContain(english('is-this-you'));
    expect(words()).toContain(english('is-this-you-open', 'JDoe'));
    expect(pages()).toEqual([pageOf('JDoe')]);
  });

  it('leads to both where each name is of another person', () => {
    expect(nameFields(takenBy('jroe'), takenBy('jdoe')).pages()).toEqual([
      pageOf('jdoe'),
      pageOf('jroe'),
    ]);
  });

  it.each<[string, NameVerdict]>([
    ['is free', free],
    ['is wanted by another card', { is: 'wanted-here', holder: 'jdoe' }],
    ['was taken when it was last asked', { is: 'taken-as-of', asked }],
    ['is a tool’s', { is: 'taken', by: 'tool', holder: 'jdoe', asked }],
  ])('is not asked where the name %s', (_, verdict) => {
    const { words, pages } = nameFields(free, verdict);
    expect(words()).not.toContain(english('is-this-you'));
    expect(pages()).toEqual([]);
  });
});

describe('a shell name that follows the username', () => {
  const field = () => document.querySelector<HTMLInputElement>('#shellName');
  const suggest = ({ stores }: ReturnType<typeof nameFields>, change: { typed?: boolean } = {}) =>
    act(() => {
      const { fields } = stores.draft.getState();
      const shellNameTyped = change.typed ?? false;
      stores.draft.setState({ shellNameTyped, fields: { ...fields, shellName: 'janedoe' } });
    });
  const selected = () => [field()?.selectionStart, field()?.selectionEnd];

  it('is selected where somebody stands in its field, so that they type over it', () => {
    const shown = nameFields(free, free);
    field()?.focus();
    suggest(shown);
    expect(selected()).toEqual([0, 'janedoe'.length]);
  });

  it('is left as it is once it was typed, and while they are elsewhere', () => {
    const typed = nameFields(free, free);
    field()?.focus();
    suggest(typed, { typed: true });
    expect(selected()[0]).toBe(selected()[1]);
    cleanup();
    const elsewhere = nameFields(free, free);
    suggest(elsewhere);
    expect(document.activeElement).not.toBe(field());
  });
});

describe('"Saved as …"', () => {
  it('is said of each name that will stand otherwise than it is typed', () => {
    const { type, words } = nameFields(free, free);
    type(english('field-username'), 'jane  doe');
    expect(words()).toContain(english('name-saved-as', 'Jane doe'));
    type(english('field-shell-name'), 'JDoe');
    expect(words()).toContain(english('name-saved-as', 'jdoe'));
  });

  it('is not said of a name that stays as it is, nor of white space around it', () => {
    const { type, words } = nameFields(free, free);
    type(english('field-username'), ' Jane Doe ');
    type(english('field-shell-name'), 'jdoe ');
    expect(words()).not.toContain('changes this name');
  });
});
