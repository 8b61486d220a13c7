import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { TextProvider } from '../../../../renderer/text/text.tsx';
import { KeyGuide } from '../../../../renderer/views/newcomer/key-guide.tsx';
import { english } from '../../../english.ts';
import { show } from '../../show.tsx';
import { textOf } from '../../text-of.tsx';

afterEach(cleanup);

const commands = ({ page }: ReturnType<typeof show>) =>
  [...page.container.querySelectorAll('pre')].map(({ textContent, dir }) => [textContent, dir]);

/** A tab takes the focus, and the panel of another one goes, once the key or the press is over. */
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

it('a key is made in each system’s own shell, with commands to be copied that run from left to right', async () => {
  const shown = show(<KeyGuide />);
  const ways = {
    Windows: ['newcomer-key-run-windows', 'type $env:USERPROFILE\\.ssh\\id_ed25519.pub'],
    macOS: ['newcomer-key-run-macos', 'cat ~/.ssh/id_ed25519.pub'],
    Linux: ['newcomer-key-run-linux', 'cat ~/.ssh/id_ed25519.pub'],
    ChromeOS: ['newcomer-key-run-chromeos', 'cat ~/.ssh/id_ed25519.pub'],
  } as const;
  for (const [name, [run, command]] of Object.entries(ways)) {
    fireEvent.click(shown.page.getByRole('tab', { name }));
    await settled();
    expect(shown.words()).toContain(english(run));
    expect(commands(shown)).toEqual([
      ['ssh-keygen -t ed25519', 'ltr'],
      [command, 'ltr'],
    ]);
    expect(shown.page.getAllByRole('button', { name: english('copy-do') })).toHaveLength(2);
  }
});

it.each([
  ['en', 'ArrowRight', 'ArrowLeft'],
  ['x-mirror', 'ArrowLeft', 'ArrowRight'],
])(
  'the arrows go along the tabs as they are read, round both ends: %s',
  async (language, on, back) => {
    const page = render(
      <TextProvider value={textOf(language)}>
        <KeyGuide />
      </TextProvider>,
    );
    const chosen = () => page.getByRole('tab', { selected: true });
    const press = async (key: string) => {
      fireEvent.keyDown(chosen(), { key });
      await settled();
    };
    page.getByRole('tab', { name: 'Windows' }).focus();
    await press(back);
    expect(document.activeElement).toBe(page.getByRole('tab', { name: 'ChromeOS' }));
    expect(chosen().textContent).toBe('ChromeOS');
    expect(page.getByRole('tabpanel', { name: 'ChromeOS' })).toBeTruthy();
    await press(on);
    await press(on);
    expect(chosen().textContent).toBe('macOS');
    await press('End');
    expect(chosen().textContent).toBe('ChromeOS');
  },
);
