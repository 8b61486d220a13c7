import { describe, expect, it } from 'vitest';
import { createRequestsStore } from '../../renderer/stores/requests-store.ts';
import { warnBeforeClose } from '../../renderer/warn-before-close.ts';
import { createFakeBridge } from './fake-bridge.ts';
import { requests } from './screens.ts';

describe('closing the page', () => {
  it('is asked about only while something is to be sent', () => {
    const page = new EventTarget();
    const store = createRequestsStore(createFakeBridge().bridge);
    warnBeforeClose(page, store);
    const isAsked = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(isAsked()).toBe(false);
    store.setState({ requests: requests.filter(({ state }) => state === 'waiting') });
    expect(isAsked()).toBe(true);
    store.setState({ requests: requests.filter(({ state }) => state === 'confirmed') });
    expect(isAsked()).toBe(false);
  });
});
