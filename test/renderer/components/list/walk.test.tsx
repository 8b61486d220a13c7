import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { walk } from '../../../../renderer/components/list/walk.ts';

afterEach(cleanup);

it('the arrows go through the stops of a part, from its first on, and stay at its ends', () => {
  const { container } = render(
    <section tabIndex={0} onKeyDown={(event) => void walk(event, 'a')}>
      <a href="#1">1</a>
      <b>no stop</b>
      <a href="#2">2</a>
    </section>,
  );
  const part = container.querySelector('section');
  part?.focus();
  const press = (key: string) => {
    const isFree = fireEvent.keyDown(document.activeElement ?? container, { key });
    return [document.activeElement?.textContent, isFree];
  };
  expect(press('Home')[1]).toBe(true);
  expect(press('ArrowDown')).toEqual(['1', false]);
  expect(press('ArrowDown')[0]).toBe('2');
  expect(press('ArrowDown')[0]).toBe('2');
  expect(press('ArrowUp')[0]).toBe('1');
  expect(press('ArrowUp')[0]).toBe('1');
});
