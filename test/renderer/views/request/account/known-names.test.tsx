import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createStores } from '../../../../../renderer/stores/create-stores.ts';
import { StoresProvider } from '../../../../../renderer/stores/provider.tsx';
import { TextProvider } from '../../../../../renderer/text/text.tsx';
import { textOf } from '../../../text-of.tsx';
import { KnownNames } from '../../../../../renderer/views/request/account/known-names.tsx';
import type { RequestView } from '../../../../../shared/requests/request.ts';
import { createFakeBridge } from '../../../fake-bridge.ts';
import { requests } from '../../../screens.ts';
import { english } from '../../../../english.ts';

afterEach(cleanup);

const asked = '2027-08-04T07:46:00.000Z';
const waiting = requests.find(({ problem }) => problem?.code === 'directory-unreachable');

function show(change: Partial<RequestView> = {}) {
  if (!waiting) throw new Error('No request waits for the network');
  const fake = createFakeBridge();
  const stores = createStores(fake.bridge, {
    storage: { getItem: () => null, setItem: () => undefined },
    hash: '',
    languages: { asked: null, system: [] },
  });
  const { container } = render(
    <TextProvider value={textOf('en')}>
      <StoresProvider stores={stores}>
        <KnownNames request={{ ...waiting, ...change }} />
      </StoresProvider>
    </TextProvider>,
  );
  return { ...fake, words: () => container.textContent };
}

describe('the names of a card that waits for the network', () => {
  it('are told as this machine remembers them', async () => {
    const { answer, words } = show();
    await act(async () => {
      await answer('names.recall', {
        username: { is: 'free-as-of', asked },
        shellName: { is: 'taken-as-of', asked },
      });
    });
    expect(words()).toContain(english('known-names-title'));
    expect(words()).toContain('Available when last checked: ');
    expect(words()).toContain('In use when last checked: ');
  });

  it('are left out where nothing is remembered', async () => {
    const { answer, words } = show();
    await act(async () => {
      await answer('names.recall', {
        username: { is: 'could-not-ask' },
        shellName: { is: 'could-not-ask' },
      });
    });
    expect(words()).toBe('');
  });

  it.each<[string, Partial<RequestView>]>([
    ['it waits for something else', { problem: { code: 'throttled', params: [] } }],
    ['something was sent for it', { editable: false }],
    ['nothing went wrong yet', { problem: undefined }],
  ])('are not asked for where %s', (_, change) => {
    expect(show(change).waiting()).toEqual([]);
  });
});
