import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../shared/contract/index.ts';
import {
  createToolinfoStore,
  isToolinfoTyped,
  toolinfoShown,
} from '../../../../renderer/stores/guides/toolinfo-store.ts';
import { createFakeBridge } from '../../fake-bridge.ts';
import { answers } from '../../screens.ts';

const tool: Output<'tools.show'> = { ...answers['tools.show'], maintainers: ['ada', 'ben'] };
const overview = (username: string, name?: string): Output<'memberships.show'> => ({
  ...answers['memberships.show'],
  username,
  linked: { wikimedia: { id: 1, name }, tellsPhabricator: false },
});

function open() {
  const fake = createFakeBridge();
  const store = createToolinfoStore(fake.bridge);
  const shown = () => toolinfoShown(store.getState(), 'https://{name}.example/');
  return { ...fake, store, shown, state: store.getState };
}

describe('the description of a tool', () => {
  it('begins with the tool and with who made it: whoever was looked at, else the first', async () => {
    const { state, shown, answer } = open();
    const asked = state().open('map', ['zoe', 'Ben']);
    expect(shown()).toMatchObject({ title: 'map', url: 'https://map.example/', author: '' });
    await answer('tools.show', tool);
    expect(await answer('memberships.show', overview('Ben B', 'Ben on wikis'))).toEqual({
      shellName: 'Ben',
    });
    await asked;
    expect(shown()).toMatchObject({ author: 'Ben B', 'wikimedia-username': 'Ben on wikis' });
    void state().open('map', ['zoe']);
    await answer('tools.show', tool);
    expect(await answer('memberships.show', overview('Ada'))).toEqual({ shellName: 'ada' });
  });

  it('is by whom a tool to come is for', async () => {
    const { state, shown, answer, refuse } = open();
    void state().open('soon', ['zoe'], 'ada');
    await refuse('tools.show', 'tool-missing', 'gone');
    expect(await answer('memberships.show', overview('Ada'))).toEqual({ shellName: 'ada' });
    expect(shown()).toMatchObject({ author: 'Ada', 'wikimedia-username': '' });
  });

  it('never takes a typed word for a known one, and keeps what was typed of each tool', async () => {
    const { state, shown, answer } = open();
    void state().open('map', []);
    state().type('author', 'Ada and Ben');
    await answer('tools.show', tool);
    await answer('memberships.show', overview('Ada'));
    expect(shown()).toMatchObject({ author: 'Ada and Ben', 'developer-username': 'Ada' });
    void state().open('other', []);
    expect(shown()).toMatchObject({ author: '', title: 'other' });
    void state().open('map', []);
    expect(shown().author).toBe('Ada and Ben');
  });

  it('believes no answer about another tool, or of before somebody left', async () => {
    const { state, shown, answer } = open();
    void state().open('map', []);
    await answer('tools.show', tool);
    state().forgetPeople('sign-out');
    await answer('memberships.show', overview('Ada'));
    expect(shown().author).toBe('');
  });

  it('is lost by a page that closes from the first word until it is saved', () => {
    const { state } = open();
    expect(isToolinfoTyped(state())).toBe(false);
    void state().open('map', []);
    expect(isToolinfoTyped(state())).toBe(false);
    state().type('title', 'Map');
    expect(isToolinfoTyped(state())).toBe(true);
    state().saved();
    expect(isToolinfoTyped(state())).toBe(false);
    state().type('title', ' ');
    expect(isToolinfoTyped(state())).toBe(false);
  });

  it('stays through a lock as it was typed, and through no wipe', () => {
    const { state, shown } = open();
    void state().open('map', []);
    state().type('title', 'Map');
    state().forgetPeople('lock');
    expect(shown().title).toBe('Map');
    state().forgetPeople('wipe');
    expect(state()).toMatchObject({ of: '', known: {}, drafts: {} });
  });
});
