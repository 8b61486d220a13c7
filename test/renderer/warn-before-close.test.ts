import { describe, expect, it } from 'vitest';
import { blank } from '../../renderer/forms/draft.ts';
import { warnBeforeClose, type Unfinished } from '../../renderer/warn-before-close.ts';
import { createStores } from '../../renderer/stores/create-stores.ts';
import { createFakeBridge } from './fake-bridge.ts';
import { requests } from './screens.ts';

function open(change: Partial<Unfinished> = {}) {
  const page = new EventTarget();
  const stores = createStores(createFakeBridge().bridge, {
    storage: { getItem: () => null, setItem: () => undefined },
    hash: '',
    languages: { asked: null, system: [] },
  });
  warnBeforeClose(page, { stores, isTyped: () => false, asksElsewhere: false, ...change });
  const isAsked = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  return { stores, isAsked };
}

describe('closing the page', () => {
  it('is asked about only while something is to be sent', () => {
    const { stores, isAsked } = open();
    expect(isAsked()).toBe(false);
    stores.requests.setState({ requests: requests.filter(({ state }) => state === 'waiting') });
    expect(isAsked()).toBe(true);
    stores.requests.setState({ requests: requests.filter(({ state }) => state === 'confirmed') });
    expect(isAsked()).toBe(false);
  });

  it('is not asked about requests on the desktop, which asks itself', () => {
    const { stores, isAsked } = open({ asksElsewhere: true });
    stores.requests.setState({ requests: requests.filter(({ state }) => state === 'waiting') });
    expect(isAsked()).toBe(false);
    stores.draft.getState().type('username', 'Zoe');
    expect(isAsked()).toBe(true);
  });

  it('is asked about while a card holds a text, until it is sent or emptied', () => {
    const { stores, isAsked } = open();
    for (const field of ['username', 'shellName', 'email', 'sshKey', 'password'] as const) {
      stores.draft.getState().type(field, 'x');
      expect(isAsked()).toBe(true);
      stores.draft.getState().clear();
      expect(isAsked()).toBe(false);
    }
    stores.draft.getState().changeFollowUp('tool', { wanted: true, name: 'zoe-map' });
    expect(isAsked()).toBe(true);
    stores.draft.setState({ followUps: blank.followUps });
    stores.draft.getState().type('username', ' ');
    expect(isAsked()).toBe(false);
  });

  it('is asked about while a new project holds a text or a name', () => {
    const { stores, isAsked } = open();
    const project = () => stores.newProject.getState();
    project().change({ purpose: 'maps' });
    expect(isAsked()).toBe(true);
    project().clear();
    expect(isAsked()).toBe(false);
    project().setMember(0, { shellName: 'zoe', as: 'member' });
    expect(isAsked()).toBe(true);
  });

  it('is asked about while a description of a tool is typed and not saved', () => {
    const { stores, isAsked } = open();
    const toolinfo = () => stores.toolinfo.getState();
    toolinfo().type('title', 'Maps');
    expect(isAsked()).toBe(true);
    toolinfo().saved();
    expect(isAsked()).toBe(false);
  });

  it('is asked about while another form holds something', () => {
    expect(open({ isTyped: () => true }).isAsked()).toBe(true);
  });
});
