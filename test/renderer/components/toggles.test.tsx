import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ToggleButton, Toggles } from '../../../renderer/components/toggles.tsx';
import { TextProvider } from '../../../renderer/text/text.tsx';
import { textOf } from '../text-of.tsx';

afterEach(cleanup);

function show(language = 'en') {
  const heard: (string | undefined)[] = [];
  const page = render(
    <TextProvider value={textOf(language)}>
      <Toggles label="Show" value="b" onChange={(value) => heard.push(value)} className="group">
        {['a', 'b', 'c'].map((value) => (
          <ToggleButton key={value} value={value}>
            {value}
          </ToggleButton>
        ))}
      </Toggles>
    </TextProvider>,
  );
  const button = (name: string) => page.getByRole('button', { name });
  return {
    ...{ heard, page, button },
    /** The focus goes on once the key is over. */
    press: (key: string) =>
      act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key })),
    focused: () => document.activeElement?.textContent,
  };
}

describe('buttons of which one is pressed', () => {
  it('say which, in a group with a name, and tell what was pressed or let go', () => {
    const { page, button, heard } = show();
    expect(page.getByRole('group', { name: 'Show' }).className).toBe('group');
    const pressed = ['a', 'b', 'c'].map((name) => button(name).getAttribute('aria-pressed'));
    expect(pressed).toEqual(['false', 'true', 'false']);
    fireEvent.click(button('c'));
    fireEvent.click(button('b'));
    expect(heard).toEqual(['c', undefined]);
  });

  it('are one stop of Tab', () => {
    const { page } = show();
    expect(page.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it.each([
    ['en', 'ArrowRight', 'ArrowLeft'],
    ['x-mirror', 'ArrowLeft', 'ArrowRight'],
  ])(
    'let the arrows go along them as they are read, round both ends: %s',
    async (language, on, back) => {
      const { button, press, focused } = show(language);
      button('a').focus();
      await press(on);
      expect(focused()).toBe('b');
      await press(back);
      await press(back);
      expect(focused()).toBe('c');
      await press(on);
      expect(focused()).toBe('a');
      await press('End');
      expect(focused()).toBe('c');
    },
  );
});
