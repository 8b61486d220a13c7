import { afterEach, expect, it } from 'vitest';
import { followTyping } from '../../renderer/typed-forms.ts';

afterEach(() => void (document.body.innerHTML = ''));

const isTyped = followTyping(document);

function form(fields: string): { type(text: string): void; send(): void; form: HTMLFormElement } {
  document.body.innerHTML = `<form>${fields}</form>`;
  const [made] = document.forms;
  const field = made?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  if (!made || !field) throw new Error('There is no field');
  return {
    form: made,
    type(text) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    // happy-dom tells a form that is asked itself as another object than the page's forms.
    send: () => void field.dispatchEvent(new Event('submit', { bubbles: true })),
  };
}

it('is typed in from the first key until it is sent, emptied or gone', () => {
  for (const field of ['<input>', '<input type="password">', '<textarea></textarea>']) {
    const { type, send, form: made } = form(field);
    expect(isTyped()).toBe(false);
    type('a reason');
    expect(isTyped()).toBe(true);
    send();
    expect(isTyped()).toBe(false);
    type('a reason more');
    expect(isTyped()).toBe(true);
    type(' ');
    expect(isTyped()).toBe(false);
    type('once more');
    made.remove();
    expect(isTyped()).toBe(false);
  }
});

it('holds what it was refused for', () => {
  const { type, send, form: made } = form('<input>');
  type('x');
  send();
  made.querySelector('input')?.setAttribute('aria-invalid', 'true');
  expect(isTyped()).toBe(true);
});

it('loses nothing with what is there before anybody types, is searched for or ticked', () => {
  form('<input value="there already">');
  expect(isTyped()).toBe(false);
  for (const kind of ['search', 'checkbox']) {
    form(`<input type="${kind}">`).type('jane');
    expect(isTyped()).toBe(false);
  }
});
