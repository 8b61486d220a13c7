import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { KeyMap, showKeyMap } from '../../../../renderer/views/shell/key-map.tsx';
import { show } from '../../show.tsx';

afterEach(cleanup);

it('the list of keys opens once and is closed by its button', () => {
  const { page } = show(<KeyMap />);
  const dialog = page.container.querySelector('dialog');
  expect(dialog?.open).toBe(false);
  showKeyMap();
  showKeyMap();
  expect(dialog?.open).toBe(true);
  expect(
    [...(dialog?.querySelectorAll('kbd') ?? [])].map(({ textContent }) => textContent),
  ).toContain('F6');
  fireEvent.click(page.getByRole('button', { name: 'Close', hidden: true }));
  expect(dialog?.open).toBe(false);
});
