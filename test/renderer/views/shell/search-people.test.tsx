import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SEARCH_ID, SearchPeople } from '../../../../renderer/views/shell/search-people.tsx';
import { request } from '../../screen-request.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

function searching(text: string) {
  const shown = show(<SearchPeople />);
  const field = shown.page.container.querySelector<HTMLInputElement>(`#${SEARCH_ID}`);
  if (!field) throw new Error('There is no field');
  fireEvent.change(field, { target: { value: text } });
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? field, { key });
  act(() => field.focus());
  return { ...shown, field, press };
}

describe('the search', () => {
  it('finds who is known here without asking anybody', () => {
    const { page, words } = searching('garc');
    expect(words()).toContain('At this desk');
    expect(page.getAllByRole('link')[0]?.textContent).toContain('Ana García');
  });

  it('finds a newcomer who began on a phone, and says that it was not here', () => {
    const { words, page, stores } = searching('nils');
    expect(words()).not.toContain('Nils');
    const phone = request(300, 'sending', {
      shellName: 'nils',
      username: 'Nils',
      email: 'n@x.org',
    });
    act(() =>
      stores.requests.setState({ elsewhere: [{ ...phone, elsewhere: { is: 'browser' } }] }),
    );
    expect(words()).toContain('Requested elsewhere (1)');
    expect(words()).not.toContain('At this desk');
    expect(page.getByRole('link').getAttribute('href')).toBe(`#/request/${phone.id}`);
  });

  it('is walked with the arrows, down to the last that was found and back to the field', () => {
    const { page, field, press } = searching('garc');
    const rows = page.getAllByRole('link');
    for (const row of rows) {
      press('ArrowDown');
      expect(document.activeElement).toBe(row);
    }
    press('ArrowDown');
    expect(document.activeElement).toBe(rows.at(-1));
    for (const _ of rows) press('ArrowUp');
    expect(document.activeElement).toBe(field);
    press('ArrowDown');
    press('Escape');
    expect(document.activeElement).toBe(field);
  });

  it('opens the first that was found with Enter', () => {
    const { page, press } = searching('garc');
    let opened = '';
    const [first] = page.getAllByRole('link');
    first?.addEventListener('click', (event) => {
      event.preventDefault();
      opened = first.getAttribute('href') ?? '';
    });
    press('Enter');
    expect(opened).toMatch(/^#\/request\//);
  });

  it('is empty again once something else is open', () => {
    const { stores, field } = searching('garc');
    act(() => stores.route.setState({ route: { view: 'settings' } }));
    expect(field.value).toBe('');
  });
});
