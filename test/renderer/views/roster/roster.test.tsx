import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Roster } from '../../../../renderer/views/roster/roster.tsx';
import type { RosterPlan } from '../../../../shared/roster/roster.ts';
import { english } from '../../../english.ts';
import { roster } from '../../roster-screen.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

function open(plan: RosterPlan = roster) {
  const shown = show(<Roster />);
  act(() => shown.stores.roster.setState({ plan, fileName: 'people.csv' }));
  const lines = (): string[] =>
    shown.page
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.firstElementChild?.textContent ?? '');
  return { ...shown, lines };
}

const [first] = roster.rows;
const manyUnasked: RosterPlan = {
  ...roster,
  rows: Array.from({ length: 40 }, (_, i) => ({
    ...{
      username: `Guest ${i}`,
      shellName: `guest${i}`,
      suggested: true,
      email: `g${i}@example.org`,
    },
    line: i + 2,
    verdict: { is: 'could-not-ask' },
  })),
};

describe('the preview of a participant list', () => {
  it('says which file it is, how it was read, and how many people are in it', () => {
    const { words } = open();
    for (const told of [
      'people.csv',
      english('roster-source-pretix'),
      english('roster-separator-semicolon'),
    ]) {
      expect(words()).toContain(told);
    }
    expect(words()).toContain(`${english('roster-fact-people')}${roster.rows.length}`);
    expect(words()).toContain(`${english('roster-fact-suggested')}2`);
  });

  it('says how many are imported and skipped, and why by line', () => {
    const { words } = open();
    expect(words()).toContain(english('roster-adds', 5));
    expect(words()).toContain(english('roster-skips', 6));
    const twice = roster.rows.find(({ verdict }) => verdict.is === 'twice');
    expect(words()).toContain(
      `${english('roster-about-twice')} ${english('roster-lines', String(twice?.line))}`,
    );
  });

  it('tells once what many rows share, and beside each only what is its own', () => {
    const { words } = open(manyUnasked);
    expect(words().split(english('roster-about-could-not-ask'))).toHaveLength(2);
    expect(words()).not.toContain(english('roster-why-could-not-ask'));
    expect(words()).not.toContain(english('roster-why-suggested'));
  });

  it('names the first dozen lines that are skipped, and how many more there are', () => {
    const rows = manyUnasked.rows.map((row) => ({
      ...row,
      verdict: { is: 'twice' as const, field: 'email' as const, line: 2 },
    }));
    expect(open({ ...roster, rows }).words()).toContain(
      english('roster-lines-more', '2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13', 28),
    );
  });
});

describe('the rows', () => {
  it('are filtered by a button that says how many it has, and looks pressed', () => {
    const { page, lines } = open();
    const name = english('roster-filter', english('roster-verdict-taken'), 1);
    const filter = () => page.getByRole('button', { name: (own) => plain(own) === name });
    expect(filter().getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(filter());
    expect(filter().getAttribute('aria-pressed')).toBe('true');
    expect(filter().className).toContain('cdx-toggle-button--framed');
    expect(lines()).toEqual(['6']);
    fireEvent.click(filter());
    expect(lines()).toHaveLength(roster.rows.length);
  });

  it('are sorted by a head, the second time the other way round', () => {
    const { page, press, lines } = open();
    press(english('roster-head-verdict'));
    expect(lines()[0]).toBe('6');
    const sorted = page.getByRole('columnheader', { name: english('roster-head-verdict') });
    expect(sorted.getAttribute('aria-sort')).toBe('ascending');
    press(english('roster-head-verdict'));
    expect(sorted.getAttribute('aria-sort')).toBe('descending');
    expect(lines()[0]).toBe('11');
  });

  it('are counted, and gone through with the arrows', () => {
    const { page } = open();
    const table = page.getByRole('table');
    expect(table.getAttribute('aria-rowcount')).toBe(String(roster.rows.length + 1));
    fireEvent.keyDown(table, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain(first?.username);
    const link = page.getByRole('link', { name: english('roster-open-person') });
    link.focus();
    fireEvent.keyDown(link, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('12');
  });

  it('lead to the request, the person or the form that is next', () => {
    const { page, stores } = open();
    const to = (key: Parameters<typeof english>[0]) =>
      page.getAllByRole('link', { name: english(key) })[0];
    expect(to('roster-open-card')?.getAttribute('href')).toMatch(/^#\/request\//u);
    expect(to('roster-open-person')?.getAttribute('href')).toMatch(/^#\/person\//u);
    const start = to('roster-start-card');
    if (start) fireEvent.click(start);
    expect(stores.draft.getState().fields.username).toBe('Ana García Márquez');
  });
});

const plain = (text: string): string => text.replace(/[\u2068\u2069]/gu, '');
