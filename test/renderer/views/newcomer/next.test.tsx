import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { projectName } from '../../../../shared/names/project-name.ts';
import { Next } from '../../../../renderer/views/newcomer/next.tsx';
import { english } from '../../../english.ts';
import { handedOver } from '../../newcomer-desk.tsx';
import { event } from '../../screens.ts';
import { request, stepsOf } from '../../screen-request.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const membership = {
  ...{ project: projectName.parse('tools'), toolforge: true, roles: ['reader'] },
  ...{ reason: 'Bots', approval: 'elsewhere' as const },
};
const account = (state: RequestView['state'], done: number) =>
  request(1, state, { steps: stepsOf(done, 'to-do') });
const toolforge = (state: RequestView['state']) =>
  request(2, state, { kind: 'membership', membership });

function shownNext(...requests: RequestView[]) {
  const shown = show(<Next>{null}</Next>);
  act(() => {
    shown.stores.event.setState({ event });
    shown.stores.kiosk.setState({ view: { ...handedOver, filed: true, requests } });
  });
  return { ...shown, ssh: () => shown.page.container.querySelector('pre')?.textContent };
}

describe('what happens next', () => {
  it('calls nothing done that was not read back, and shows no way in before', () => {
    for (const state of ['saved', 'waiting', 'sending', 'needs-you'] as const) {
      const { words, ssh } = shownNext(account(state, 0), toolforge('waiting'));
      expect(words()).toContain(english('newcomer-next-title'));
      expect(words()).not.toContain(english('request-state-confirmed'));
      expect(ssh()).toBeUndefined();
      cleanup();
    }
  });

  it('shows no way in while the password was not tried, though the key is there', () => {
    const { words, ssh } = shownNext(account('sending', 3), toolforge('waiting'));
    expect(words()).toContain(english('stage-is-done'));
    expect(ssh()).toBeUndefined();
  });

  it('says “Saved” of what is on the disk, and “In memory only” of what is not', () => {
    const { words, stores } = shownNext(account('saved', 0));
    expect(words()).toContain(english('request-state-saved'));
    act(() => stores.vault.setState({ vault: { state: 'open', keeper: 'this-run' } }));
    expect(words()).toContain(english('request-state-saved-memory'));
  });

  it('sends the newcomer to the helper where a person is needed', () => {
    expect(shownNext(account('needs-you', 1)).words()).toContain(
      english('newcomer-next-needs-helper'),
    );
  });

  it('shows the way in once the account is there, and for when it is good', () => {
    const later = shownNext(account('confirmed', 4), toolforge('waiting'));
    expect(later.ssh()).toBe(`ssh jdoe@${event.toolforge?.loginHost ?? ''}`);
    expect(later.words()).toContain(english('newcomer-next-ssh-later'));
    cleanup();
    const now = shownNext(account('confirmed', 4), toolforge('confirmed'));
    expect(now.words()).toContain(english('newcomer-next-ssh'));
    cleanup();
    expect(shownNext(account('confirmed', 4)).ssh()).toBeUndefined();
  });

  it('names what works today while Toolforge waits for others, and only then', () => {
    const [today] = event.welcome.tryOut;
    expect(today).toBeDefined();
    for (const state of ['waiting', 'confirmed'] as const) {
      const { words } = shownNext(account('confirmed', 4), toolforge(state));
      expect(words().includes(english('newcomer-next-today'))).toBe(state === 'waiting');
      expect(words().includes(today?.url ?? '')).toBe(state === 'waiting');
      cleanup();
    }
    expect(shownNext(account('confirmed', 4)).words()).not.toContain(today?.url);
  });
});
