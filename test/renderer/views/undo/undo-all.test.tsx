import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UndoAll } from '../../../../renderer/views/undo/undo-all.tsx';
import type { UndoAllPlan } from '../../../../shared/requests/undo-all.ts';
import { idOf, requests } from '../../screens.ts';
import { undoAllPlan } from '../../undo-screens.ts';
import { show } from '../../show.tsx';

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
  press('Undo it now');
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
const dismiss = { ids: [idOf(31), idOf(32)], reason: 'All that the card made is undone.' };

describe('the plan of the undo of a whole card', () => {
  it('says what goes first and last, what stays and why, and how far others have come', async () => {
    const { words, page } = await planned();
    expect(words()).toContain('Undo all that the card of Jane Doe made?');
    const parts = page.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
    expect(parts).toHaveLength(6);
    expect(parts.at(-1)).toBe('Jane Doe');
    expect(words()).toContain('The DNS zone map-of-last-year.practice.example. with every record');
    expect(words()).toContain('The tool quiz: other people use it by now');
    expect(words()).toContain('This was asked for already: needs you');
    expect(words()).toContain('It is gone already.');
    expect(words()).toContain('Dismissed first');
    expect(words()).toContain('The number 101234');
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
    expect(shown.has('Undo it now')).toBe(false);
    expect(shown.page.queryByRole('checkbox')).toBeNull();
    expect(shown.words()).not.toContain('Clear what should stay');
    expect(shown.page.getByRole('link', { name: 'Show its card' })).toBeTruthy();
    const link = shown.page.getByRole('link', { name: 'Show the undo' });
    expect(link.getAttribute('href')).toBe(`#/request/${done.id}`);
  });

  it('leaves out what is cleared, and keeps the account for it', async () => {
    const shown = await planned();
    shown.tick(/^The project/);
    expect(shown.box(/^The account/)).toMatchObject({ checked: false, disabled: true });
    expect(shown.words()).toContain('only together with everything else');
    expect(shown.words()).not.toContain('The number 101234');
    expect(await sent(shown)).toMatchObject({
      agreed: [
        { of: idOf(36), agreed: ['link'] },
        { of: idOf(5), agreed: ['key'] },
      ],
    });
  });

  it('takes the key with the account, and by itself where only that stays', async () => {
    const shown = await planned();
    const key = /^The SSH key/;
    expect(shown.box(key)).toMatchObject({ checked: true, disabled: true });
    shown.tick(/^The account/);
    expect(shown.box(key)).toMatchObject({ checked: true, disabled: false });
    shown.tick(key);
    shown.tick(/^The project/);
    shown.tick(/^The link/);
    expect(shown.has('Undo it now')).toBe(false);
    expect(shown.words()).toContain('Choose at least one thing');
    shown.tick(/^The link/);
    expect(await sent(shown)).toMatchObject({ agreed: [{ of: idOf(36), agreed: ['link'] }] });
  });

  it('waits for what was begun', async () => {
    const unfinished = [{ id: idOf(43), begun: true }];
    const { has, box, words, press, waiting } = await planned({ ...undoAllPlan, unfinished });
    expect(has('Undo it now')).toBe(false);
    expect(box(/^The project/).matches(':disabled')).toBe(true);
    expect(words()).toContain('Not finished yet');
    press('Look at the plan again');
    expect(waiting()).toEqual(['requests.planUndoAll']);
  });

  it('says so where not everything could be checked', async () => {
    const { asked: _, ...unasked } = account;
    const { words } = await planned({ ...undoAllPlan, parts: [unasked], unfinished: [] });
    expect(words()).toContain('Lanyard cannot check everything now.');
  });

  it('says why, where it was refused or cannot be planned', async () => {
    const { press, refuse, words } = await planned();
    press('Undo it now');
    await act(() => refuse('requests.undoAll', 'undo-plan-changed', 'changed'));
    expect(words()).toContain('has changed since you read the plan');
    cleanup();
    const failed = show(<UndoAll id={idOf(5)} />);
    void failed.stores.undoAll.getState().ask(idOf(5));
    await act(() => failed.refuse('requests.planUndoAll', 'undo-impossible', 'no'));
    failed.press('Try again');
    expect(failed.waiting()).toEqual(['requests.planUndoAll']);
  });
});
