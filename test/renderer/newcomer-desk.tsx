import { act } from '@testing-library/react';
import { App } from '../../renderer/app.tsx';
import type { Stores } from '../../renderer/stores/create-stores.ts';
import type { Output } from '../../shared/contract/index.ts';
import type { KioskView } from '../../shared/contract/kiosk.ts';
import { event } from './screens.ts';
import { show } from './show.tsx';

export const handedOver: KioskView = {
  ...{ handedOver: true, requests: [], filed: false, cleared: false },
};

/** A helper who had typed nothing, and asked for Toolforge membership. */
export const nothingTyped: Output<'kiosk.begun'> = {
  ...{ username: '', shellName: '', email: '', sshKey: '', further: ['membership'] },
};

/** The whole page while a newcomer has its screen. */
export async function showNewcomer(
  begun = nothingTyped,
  view: Partial<KioskView> = {},
  before: (stores: Stores) => void = () => undefined,
) {
  const shown = show(<App />);
  const { stores, page, answer } = shown;
  await act(async () => {
    before(stores);
    stores.vault.setState({ vault: { state: 'open', keeper: 'keychain' } });
    stores.event.setState({ event: { ...event, practice: false } });
    stores.route.setState({ route: { view: 'newcomer' } });
    stores.kiosk.setState({ view: { ...handedOver, ...view } });
  });
  await act(() => answer('kiosk.begun', begun));
  return {
    ...shown,
    title: (): string => page.getByRole('heading', { level: 1 }).textContent,
    /** Goes on from the question, as Enter does. */
    goOn: () =>
      act(async () => {
        page.container.querySelector<HTMLFormElement>('form.ask')?.requestSubmit();
        await new Promise((resolve) => setTimeout(resolve, 1));
      }),
    chooseLanguage: (name: string) => act(async () => page.getByRole('button', { name }).click()),
  };
}
