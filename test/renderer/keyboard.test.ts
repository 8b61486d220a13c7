import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForKeys } from '../../renderer/keyboard.ts';

let stop = (): void => undefined;

function press(key: string, on: Element = document.body, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  on.dispatchEvent(event);
  return event.defaultPrevented;
}

function put(html: string): Element {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild;
  if (!element) throw new Error('Nothing was put on the page');
  return element;
}

beforeEach(() => {
  window.location.hash = '#/settings';
  stop = listenForKeys(document, true);
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

describe('keys', () => {
  it('start a card with n and go back with Escape', () => {
    expect(press('n')).toBe(true);
    expect(window.location.hash).toBe('#/card');
    press('Escape');
    expect(window.location.hash).toBe('#/desk');
  });

  it('go to projects and tools with t', () => {
    expect(press('t')).toBe(true);
    expect(window.location.hash).toBe('#/places');
  });

  it.each([
    [{ ctrlKey: true }, '1', 'desk'],
    [{ metaKey: true }, '2', 'board'],
    [{ ctrlKey: true }, '3', ''],
    [{ ctrlKey: true, shiftKey: true }, '1', ''],
    [{ ctrlKey: true, altKey: true }, '1', ''],
    [{}, '1', ''],
  ])('%j with %s goes to the place of that number, where there is one: %s', (more, key, place) => {
    put('<div class="rail__list"><a id="desk">1</a><a id="board">2</a></div>');
    let went = '';
    for (const link of document.querySelectorAll('a')) {
      link.addEventListener('click', () => (went = link.id));
    }
    expect(press(key, document.body, more)).toBe(place !== '');
    expect(went).toBe(place);
  });

  it('press what prints with p, and nothing where there is nothing to print', () => {
    expect(press('p')).toBe(true);
    expect(window.location.hash).toBe('#/settings');
    put('<a id="print-sheet" href="#/sheet/1"></a>');
    press('p');
    expect(window.location.hash).toBe('#/sheet/1');
  });

  it.each(['<input>', '<textarea></textarea>', '<select></select>'])(
    'are letters in %s, but Escape leaves',
    (html) => {
      const place = put(html);
      expect(press('n', place)).toBe(false);
      expect(press('/', place)).toBe(false);
      expect(press('Escape', place)).toBe(true);
    },
  );

  it('leave Escape to a search field', () => {
    expect(press('Escape', put('<input type="search">'))).toBe(false);
  });

  it('work on a checkbox, where nothing is typed', () => {
    expect(press('n', put('<input type="checkbox">'))).toBe(true);
  });

  it('go from part to part of the window with F6, round and back, also out of a field', () => {
    document.body.innerHTML = `
      <nav class="rail"><div class="rail__list"><a href="#a" id="rail">a</a></div></nav>
      <header class="bar"><input id="search-people"></header>
      <div class="page"><h1 tabindex="-1" id="title">t</h1><input id="field"></div>
      <footer class="strip"><a href="#s" id="strip">s</a></footer>`;
    const walk = (shiftKey = false) => {
      press('F6', document.activeElement ?? document.body, { shiftKey });
      return document.activeElement?.id;
    };
    expect([walk(), walk(), walk(), walk(), walk()]).toEqual([
      ...['rail', 'search-people', 'title', 'strip', 'rail'],
    ]);
    document.getElementById('field')?.focus();
    expect(walk()).toBe('strip');
    document.getElementById('field')?.focus();
    expect(walk(true)).toBe('search-people');
  });

  it('tell of all keys with ?, in a dialog that keeps its own', () => {
    const dialog = put('<dialog id="key-map"><button>x</button></dialog>');
    expect(press('?')).toBe(true);
    expect(dialog.hasAttribute('open')).toBe(true);
    expect(press('n', dialog.querySelector('button') ?? dialog)).toBe(false);
    expect(press('Escape', dialog)).toBe(false);
    expect(window.location.hash).toBe('#/settings');
  });

  it('are left to the system with Ctrl, Alt or an input method', () => {
    expect(press('n', document.body, { ctrlKey: true })).toBe(false);
    expect(press('n', document.body, { isComposing: true })).toBe(false);
  });

  it('do nothing where single letters are turned off, but Escape leaves', () => {
    stop();
    stop = listenForKeys(document, false);
    expect(press('n')).toBe(false);
    expect(press('Escape')).toBe(true);
  });
});
