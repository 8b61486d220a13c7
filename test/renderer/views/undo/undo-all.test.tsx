import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UndoAll } from '../../../../renderer/views/undo/undo-all.tsx';
import type { UndoAllPlan } from '../../../../shared/requests/undo-all.ts';
import { idOf, requests } from '../../screens.ts';
import { undoAllPlan } from '../../undo-screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const [, , , , , account] = undoAllPlan.parts;
if (!account) throw new Error('The screens have no account');

function undoThatIsDone() {
  const found = requests.find(({ id }) => id === idOf(12));
  if (found) return found;
  throw new Error('The screens have no undo that is done');
}
const done = undoThatIsDone();

beforeEach(() => (window.location.hash = ''));
afterEach(cleanup);

async function planned(plan: UndoAllPlan = undoAllPlan) {
  const shown = show(<UndoAll id={plan.of} />);
  void shown.stores.undoAll.getState().ask(plan.of);
  await act(() => shown.answer('requests.planUndoAll', plan));
  const box = (name: RegExp) => shown.page.getByRole('checkbox', { name });
  const has = (name: string): boolean => shown.page.queryByRole('button', { name }) !== null;
  return { ...shown, box, has, tick: (name: RegExp) => act(() => box(name).click()) };
}

/** What is sent when the helper agrees. */
async function sent({ press, answer }: Awaited<ReturnType<typeof planned>>) {
  press(english('undo-do'));
  let asked: unknown;
  await act(async () => {
    asked = await answer('requests.undoAll', { requests: [done] });
  });
  return asked;
}

const everything = [
  { of: idOf(41), agreed: ['project'] },
  { of: idOf(36), agreed: ['link'] },
  { of: idOf(5), agreed: ['key', 'account'] },
];
const dismiss = { ids: [idOf(31), idOf(32)], reason: english('undo-all-reason') };

describe('the plan of the undo of a whole card', () => {
  it('says what goes first and last, what stays and why, and how far others have come', async () => {
    const { words, page } = await planned();
    expect(words()).toContain(english('undo-all-title', 'Jane Doe'));
    const parts = page.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
    expect(parts).toHaveLength(6);
    expect(parts.at(-1)).toBe('Jane Doe');
    expect(words()).toContain('DNS zone map-of-last-year.practice.example. and all its records');
    expect(words()).toContain('Tool quiz: other people use it or changed it.');
    expect(words()).toContain(english('undo-filed', english('request-state-needs-you')));
    expect(words()).toContain(english('undo-gone-other'));
    expect(words()).toContain(english('undo-all-dismissed'));
    expect(words()).toContain('UID number 101234');
  });

  it('files all that it names, dismisses what was not done, and then shows how far it is', async () => {
    const shown = await planned();
    expect(await sent(shown)).toEqual({ id: idOf(5), agreed: everything, dismiss });
    expect(shown.waiting()).toEqual(['requests.planUndoAll']);
    const filed = { id: done.id, state: 'confirmed' as const };
    const parts = [{ ...account, filed }];
    await act(() =>
      shown.answer('requests.planUndoAll', { ...undoAllPlan, parts, unfinished: [] }),
    );
    expect(shown.has(english('undo-do'))).toBe(false);
    expect(shown.page.queryByRole('checkbox')).toBeNull();
    expect(shown.words()).not.toContain('Clear the checkboxes');
    expect(shown.page.getByRole('link', { name: english('undo-show-card') })).toBeTruthy();
    const link = shown.page.getByRole('link', { name: english('undo-show') });
    expect(link.getAttribute('href')).toBe(`#/request/${done.id}`);
  });

  it('leaves out what is cleared, and keeps the account for it', async () => {
    const shown = await planned();
    shown.tick(/^Project/);
    expect(shown.box(/^Account/)).toMatchObject({ checked: false, disabled: true });
    expect(shown.words()).toContain('only together with everything else');
    expect(shown.words()).not.toContain('UID number 101234');
    expect(await sent(shown)).toMatchObject({
      agreed: [
        { of: idOf(36), agreed: ['link'] },
        { of: idOf(5), agreed: ['key'] },
      ],
    });
  });

  it('takes the key with the account, and by itself where only that stays', async () => {
    const shown = await planned();
    const key = /^SSH key/;
    expect(shown.box(key)).toMatchObject({ checked: true, disabled: true });
    shown.tick(/^Account/);
    expect(shown.box(key)).toMatchObject({ checked: true, disabled: false });
    shown.tick(key);
    shown.tick(/^Project/);
    shown.tick(/^Link to/);
    expect(shown.has(english('undo-do'))).toBe(false);
    expect(shown.words()).toContain(english('undo-all-nothing'));
    shown.tick(/^Link to/);
    expect(await sent(shown)).toMatchObject({ agreed: [{ of: idOf(36), agreed: ['link'] }] });
  });

  it('waits for what was begun', async () => {
    const unfinished = [{ id: idOf(43), begun: true }];
    const { has, box, words, press, waiting } = await planned({ ...undoAllPlan, unfinished });
    expect(has(english('undo-do'))).toBe(false);
    expect(box(/^Project/).matches(':disabled')).toBe(true);
    expect(words()).toContain(english('undo-all-begun'));
    press(english('undo-again'));
    expect(waiting()).toEqual(['requests.planUndoAll']);
  });

  it('says so where not everything could be checked', async () => {
    const { asked: _, ...unasked } = account;
    const { words } = await planned({ ...undoAllPlan, parts: [unasked], unfinished: [] });
    expect(words()).toContain(english('undo-all-unasked'));
  });

  it('says why, where it was refused or cannot be planned', async () => {
    const { press, refuse, words } = await planned();
    press(english('undo-do'));
    await act(() => refuse('requests.undoAll', 'undo-plan-changed', 'changed'));
    expect(words()).toContain(english('problem-undo-plan-changed'));
    cleanup();
    const failed = show(<UndoAll id={idOf(5)} />);
    void failed.stores.undoAll.getState().ask(idOf(5));
    await act(() => failed.refuse('requests.planUndoAll', 'undo-impossible', 'no'));
    failed.press(english('request-try-again'));
    expect(failed.waiting()).toEqual(['requests.planUndoAll']);
  });
});
