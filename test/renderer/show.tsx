import { fireEvent, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { StoresProvider } from '../../renderer/stores/provider.tsx';
import { createStores } from '../../renderer/stores/create-stores.ts';
import { textOf } from './text-of.tsx';
import { TextProvider } from '../../renderer/text/text.tsx';
import { loadScreens } from '../../renderer/view.tsx';
import { createFakeBridge } from './fake-bridge.ts';
import { requests } from './screens.ts';

// A page has them a moment later; which file of tests is the first to show one must not matter.
await loadScreens();

/** A view over stores of its own that know the requests of a desk; the test is the other side of the bridge. */
export function show(view: ReactNode) {
  const fake = createFakeBridge();
  const stores = createStores(fake.bridge, {
    storage: { getItem: () => null, setItem: () => undefined },
    hash: '',
    languages: { asked: null, system: [] },
  });
  stores.requests.setState({ requests, loaded: true });
  stores.kiosk.setState({ asked: true });
  stores.start.setState({ asked: true });
  const page = render(
    <TextProvider value={textOf('en')}>
      <StoresProvider stores={stores}>{view}</StoresProvider>
    </TextProvider>,
  );
  return {
    ...fake,
    stores,
    page,
    /** Everything that can be read, without the marks that isolate names. */
    words: (): string => page.container.textContent.replace(/[\u2068\u2069]/g, ''),
    press: (name: string | RegExp) => fireEvent.click(page.getByRole('button', { name })),
    type: (label: string | RegExp, text: string) =>
      fireEvent.change(page.getByLabelText(label), { target: { value: text } }),
    field: (label: string | RegExp) => page.getByLabelText(label),
  };
}
