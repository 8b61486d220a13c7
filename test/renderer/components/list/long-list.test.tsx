import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { LongList } from '../../../../renderer/components/list/long-list.tsx';

afterEach(cleanup);

const show = (of: 'list' | 'table', items: readonly string[]) =>
  render(
    <LongList of={of} className="names" items={items} keyOf={(name) => name} rowRem={2}>
      {(name) => <b>{name}</b>}
    </LongList>,
  );

describe('a long list', () => {
  it('draws a few dozen rows whole, each with its place among all', () => {
    const page = show('list', ['ada', 'grace']);
    const places = page
      .getAllByRole('listitem')
      .map((row) => [
        row.textContent,
        row.getAttribute('aria-posinset'),
        row.getAttribute('aria-setsize'),
      ]);
    expect(places).toEqual([
      ['ada', '1', '2'],
      ['grace', '2', '2'],
    ]);
  });

  it('numbers the rows of a table from behind its heads, for the arrows to go through', () => {
    const page = show('table', ['ada', 'grace']);
    const rows = page.getAllByRole('row');
    expect(rows.map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3']);
    expect(rows.map((row) => row.tabIndex)).toEqual([-1, -1]);
  });

  it('draws few of thousands, the first and the last among them, where nothing has a height yet', () => {
    const page = show(
      'list',
      Array.from({ length: 2000 }, (_, i) => `guest ${i}`),
    );
    const names = page.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(names.length).toBeLessThan(100);
    expect([names[0], names[1], names.at(-1)]).toEqual(['guest 0', 'guest 1', 'guest 1999']);
  });
});
