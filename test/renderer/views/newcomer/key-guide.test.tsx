import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { KeyGuide } from '../../../../renderer/views/newcomer/key-guide.tsx';
import { english } from '../../../english.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const commands = ({ page }: ReturnType<typeof show>) =>
  [...page.container.querySelectorAll('pre')].map(({ textContent, dir }) => [textContent, dir]);

it('a key is made in each system’s own shell, with commands to be copied that run from left to right', () => {
  const shown = show(<KeyGuide />);
  const ways = {
    Windows: ['newcomer-key-run-windows', 'type $env:USERPROFILE\\.ssh\\id_ed25519.pub'],
    macOS: ['newcomer-key-run-macos', 'cat ~/.ssh/id_ed25519.pub'],
    Linux: ['newcomer-key-run-linux', 'cat ~/.ssh/id_ed25519.pub'],
    ChromeOS: ['newcomer-key-run-chromeos', 'cat ~/.ssh/id_ed25519.pub'],
  } as const;
  for (const [name, [run, command]] of Object.entries(ways)) {
    fireEvent.click(shown.page.getByRole('tab', { name }));
    expect(shown.words()).toContain(english(run));
    expect(commands(shown)).toEqual([
      ['ssh-keygen -t ed25519', 'ltr'],
      [command, 'ltr'],
    ]);
    expect(shown.page.getAllByRole('button', { name: english('copy-do') })).toHaveLength(2);
  }
});

it('the arrows go along the tabs, round both ends', () => {
  const { page } = show(<KeyGuide />);
  const chosen = () => page.getByRole('tab', { selected: true });
  page.getByRole('tab', { name: 'Windows' }).focus();
  const press = (key: string) => fireEvent.keyDown(chosen(), { key });
  press('ArrowLeft');
  expect(document.activeElement).toBe(page.getByRole('tab', { name: 'ChromeOS' }));
  expect(chosen().textContent).toBe('ChromeOS');
  press('ArrowRight');
  press('ArrowRight');
  expect(chosen().textContent).toBe('macOS');
});
