import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { english } from '../../../english.ts';
import { firstView } from '../../first-screens.ts';
import { bundle, event } from '../../screens.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

/** A newcomer's own computer. */
function open() {
  const shown = show(<App />);
  const { stores, page } = shown;
  act(() => {
    stores.event.setState({ event: { ...event, practice: false } });
    stores.start.setState({ view: { ...firstView, asks: false, way: 'newcomer' } });
  });
  const title = () => page.getByRole('heading', { level: 1 }).textContent;
  const goOn = () =>
    act(async () => {
      page.container.querySelector<HTMLFormElement>('form.ask')?.requestSubmit();
      await new Promise((resolve) => setTimeout(resolve, 1));
    });
  const type = (field: 'username' | 'shellName' | 'email', text: string) =>
    act(() => stores.draft.getState().type(field, text));
  return { ...shown, title, goOn, type };
}

/** Answers everything up to what else is wanted. */
async function upToMore(laptop: ReturnType<typeof open>) {
  const { press, type, goOn, title } = laptop;
  press('English');
  type('username', 'Zoë Own');
  await goOn();
  type('shellName', 'zoe-own');
  await goOn();
  type('email', 'zoe@example.org');
  await goOn();
  await goOn();
  expect(title()).toBe(english('laptop-more-title'));
}

it('asks no password, and makes a file with all that was asked for', async () => {
  const laptop = open();
  const { goOn, stores, title, answer, page, words, press } = laptop;
  await upToMore(laptop);
  act(() => stores.draft.getState().changeFollowUp('tool', { wanted: true, name: '9 lives' }));
  await goOn();
  // What is wrong keeps the question.
  expect(title()).toBe(english('laptop-more-title'));
  act(() => stores.draft.getState().changeFollowUp('tool', { name: 'zoe-bot' }));
  await goOn();
  for (const box of page.getAllByRole('checkbox')) act(() => box.click());
  await goOn();
  expect(words()).toContain(english('hand-screen-further', english('further-tool')));
  await goOn();
  const asked = await act(() => answer('bundles.make', { bundle }));
  expect(asked).toMatchObject({ shellName: 'zoe-own', further: { tool: { name: 'zoe-bot' } } });
  expect(asked).not.toHaveProperty('password');
  expect(title()).toBe(english('laptop-done-title'));
  press(english('laptop-change'));
  expect(title()).toBe(english('newcomer-check-title'));
});

it('clears everything that was typed only when it is asked twice', async () => {
  const { stores, press, title } = open();
  act(() => {
    stores.draft.getState().type('username', 'Zoë Own');
    stores.export.getState().show(bundle);
  });
  press(english('laptop-clear'));
  expect(stores.draft.getState().fields.username).toBe('Zoë Own');
  press(english('laptop-clear-sure'));
  expect(stores.draft.getState().fields.username).toBe('');
  expect(title()).toBe(english('newcomer-language-title'));
});

it('keeps the language for the next start, and leads back to the first screen', async () => {
  const { press, stores, answer, title, settle } = open();
  press('English');
  expect(stores.preferences.getState().language).toBe('en');
  press(english('start-again'));
  await act(async () => {
    await answer('start.askAgain', firstView);
    await settle();
  });
  expect(title()).toBe(english('first-title'));
});
