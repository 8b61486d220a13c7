import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Workshop } from '../../../../renderer/views/workshop/workshop.tsx';
import type { CaseView } from '../../../../shared/shift/case.ts';
import { english } from '../../../english.ts';
import { idOf, noon } from '../../screen-request.ts';
import { shiftAnswers } from '../../shift-screen.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const { cases, ...shift } = shiftAnswers['shift.current'];

async function open(me = shift.me) {
  const shown = show(<Workshop />);
  const byId = new Map<string, CaseView>(cases.map((found) => [found.id, found]));
  await act(async () => {
    shown.stores.shift.setState({ cases: byId, me });
    await shown.answer('workshop.current', shiftAnswers['workshop.current']);
  });
  const row = (name: string): HTMLElement => {
    const found = shown.page.getAllByRole('row').find((one) => one.textContent.includes(name));
    if (!found) throw new Error(`${name} is in no row`);
    return found;
  };
  const cells = (name: string): string[] =>
    [...row(name).querySelectorAll('[role=cell]')].map((cell) => cell.textContent);
  const box = (name: string, task: string) =>
    shown.page.getByRole('checkbox', {
      name: (label) => label.includes(name) && label.includes(task),
    });
  return { ...shown, row, cells, box };
}

describe('the workshop', () => {
  it('has a row for everybody, who is stuck first, with why', async () => {
    const { page, cells } = await open();
    const names = page.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names[0]).toContain('Ana García Márquez');
    const [account, key] = cells('Ana García Márquez');
    expect(account).toContain(english('workshop-is-stuck'));
    expect(account).toContain(english('problem-account-of-another'));
    expect(key).toContain(english('workshop-is-not-begun'));
    expect(cells('Jane Doe')[0]).toContain(english('workshop-is-done'));
    expect(cells('Nadia Ferreira')[0]).toContain(english('workshop-is-not-begun'));
  });

  it('leads from each row to the person', async () => {
    const { row } = await open();
    expect(row('Nadia Ferreira').querySelector('a')?.getAttribute('href')).toBe(
      `#/request/${idOf(7)}`,
    );
  });

  it('shows only who is stuck, and how many stand how at a step', async () => {
    const { page, press, words } = await open();
    const all = page.getAllByRole('row').length;
    press(new RegExp(`^.?${english('workshop-is-stuck')}`, 'u'));
    expect(page.getAllByRole('row')).toHaveLength(4);
    expect(all).toBeGreaterThan(4);
    const [, head] = page.getAllByRole('columnheader');
    expect(head?.textContent).toContain(english('need-developer-account'));
    expect(words()).toContain(english('workshop-still', english('need-ssh-key'), String(all - 2)));
  });

  it('ticks by the names of person and task, over what was seen', async () => {
    const { box, answer, row } = await open();
    const ticked = box('Jane Doe', 'Open PAWS');
    expect(ticked).toHaveProperty('checked', true);
    expect(row('Jane Doe').textContent).toContain('ڕێبین');
    fireEvent.click(ticked);
    const without = { ...(cases.at(-1) as CaseView), revision: 2, ticks: [] }; // the last case is Jane's
    let sent: unknown;
    await act(async () => void (sent = await answer('workshop.tick', without)));
    expect(sent).toEqual({ id: idOf(5), step: 'paws/open', done: false, seen: noon });
    expect(box('Jane Doe', 'Open PAWS')).toHaveProperty('checked', false);
  });

  it('lets nobody tick before it is known who does', async () => {
    const { box, page } = await open('');
    expect(box('Nadia', 'Open PAWS')).toHaveProperty('disabled', true);
    expect(page.getByLabelText(english('helper-name'))).toBeDefined();
  });

  it('says where the profile is wrong, and shows no table', async () => {
    const shown = show(<Workshop />);
    const sentence = 'event.yaml line 4: workshop.1 is "tyr"';
    const fields = [{ field: 'workshop.1', rule: 'profile', params: [sentence] }];
    await act(async () => {
      await shown.refuse('workshop.current', 'invalid-input', '', { fields });
    });
    expect(shown.words()).toContain(sentence);
    expect(shown.page.queryByRole('table')).toBeNull();
  });
});
