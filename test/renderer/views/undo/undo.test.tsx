import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Undo } from '../../../../renderer/views/undo/undo.tsx';
import type { UndoPlan } from '../../../../shared/requests/undo-plan.ts';
import { idOf, requests } from '../../screens.ts';
import { undoPlan } from '../../undo-screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const done = requests.find(({ id }) => id === idOf(12));
if (!done) throw new Error('There is no undo that is done');
const everything: UndoPlan = {
  ...undoPlan,
  removes: ['account', 'key'],
  guarded: true,
  stays: [{ what: 'number', why: 'number-never', params: ['101234'] }],
};

beforeEach(() => (window.location.hash = ''));
afterEach(cleanup);

async function planned(plan: UndoPlan) {
  const shown = show(<Undo id={plan.of} />);
  void shown.stores.undo.getState().ask(plan.of);
  await act(() => shown.answer('requests.planUndo', plan));
  const has = (name: string): boolean => shown.page.queryByRole('button', { name }) !== null;
  return { ...shown, has };
}

describe('the plan of an undo', () => {
  it('says what goes, what stays and why, and who could do more', async () => {
    const { words } = await planned(undoPlan);
    expect(words()).toContain(english('undo-title', 'Jane Doe'));
    expect(words()).toContain('SSH key SHA256:');
    expect(words()).toContain('Account: it is a member of project-tools, ');
    expect(words()).toContain('ask an account manager');
    expect(words()).toContain(english('undo-unguarded'));
  });

  it('does what it names and nothing else, and goes to the undo', async () => {
    const { press, answer, words } = await planned(everything);
    expect(words()).toContain(english('undo-elsewhere'));
    press(english('undo-do'));
    let asked: unknown;
    await act(async () => {
      asked = await answer('requests.undo', done);
    });
    expect(asked).toEqual({ id: everything.of, agreed: ['account', 'key'] });
    expect(window.location.hash).toBe(`#/request/${done.id}`);
  });

  it('stays where it is and says why, where it was refused', async () => {
    const { press, refuse, words } = await planned(everything);
    press(english('undo-do'));
    await act(() => refuse('requests.undo', 'queue-elsewhere', 'elsewhere'));
    expect(words()).toContain(english('problem-queue-elsewhere'));
    expect(window.location.hash).toBe('');
  });

  it('offers nothing where nothing can be removed', async () => {
    const { has, words } = await planned({ ...undoPlan, removes: [] });
    expect(has(english('undo-do'))).toBe(false);
    expect(words()).toContain(english('undo-removes-nothing'));
  });

  it('leads to the undo that was asked for already, and can be agreed to anew where that has stopped', async () => {
    const under = await planned({ ...everything, filed: { id: idOf(10), state: 'waiting' } });
    expect(under.has(english('undo-do'))).toBe(false);
    const link = under.page.getByRole('link', { name: english('undo-show') });
    expect(link.getAttribute('href')).toBe(`#/request/${idOf(10)}`);
    cleanup();
    const stopped = await planned({ ...everything, filed: { id: idOf(10), state: 'needs-you' } });
    expect(stopped.has(english('undo-do'))).toBe(true);
    expect(stopped.words()).toContain(english('undo-filed', english('request-state-needs-you')));
  });

  it('says so while the directory cannot be asked, and where the account is gone already', async () => {
    const { asked: _, ...unasked } = everything;
    expect((await planned(unasked)).words()).toContain(english('undo-unasked'));
    cleanup();
    const gone = await planned({ ...everything, gone: true });
    expect(gone.words()).toContain('The account no longer exists.');
  });

  it('can be asked for again where it failed', async () => {
    const { stores, refuse, press, waiting } = show(<Undo id={undoPlan.of} />);
    void stores.undo.getState().ask(undoPlan.of);
    await act(() => refuse('requests.planUndo', 'directory-no-rights', 'no'));
    press(english('request-try-again'));
    expect(waiting()).toEqual(['requests.planUndo']);
  });
});
