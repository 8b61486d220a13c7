import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Tool } from '../../../../renderer/views/tool/tool.tsx';
import type { ToolStateView } from '../../../../shared/contract/tools.ts';
import { placeAnswers, placeRequests } from '../../place-screens.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const [filed] = placeRequests;
if (!filed) throw new Error('There is no request to be filed');
const broken: ToolStateView = placeAnswers['tools.show'];
const sound: ToolStateView = { ...broken, broken: [], disabled: false };

beforeEach(() => (window.location.hash = '#/tool/map-bot'));
afterEach(cleanup);

async function opened(tool: ToolStateView) {
  const shown = show(<Tool id="map-bot" />);
  await act(async () => {
    shown.stores.event.setState({ event });
    void shown.stores.tool.getState().ask('map-bot');
    await shown.answer('tools.show', tool);
  });
  return shown;
}

describe('the page of a tool', () => {
  it('says in words what is broken, and how to mend it', async () => {
    const { words } = await opened(broken);
    expect(words()).toContain(english('tool-is-disabled'));
    expect(words()).toContain(english('tool-broken-user'));
    expect(words()).toContain(english('tool-broken-next'));
    expect(words()).toContain('tools.map-bot');
  });

  it('adds a maintainer and goes to the request', async () => {
    const { type, press, answer } = await opened(sound);
    press(english('tool-add-maintainer-do'));
    type(english('field-shell-name'), ' liorc ');
    press(english('tool-add-maintainer-do'));
    let asked: unknown;
    await act(async () => {
      asked = await answer('tools.setMaintainer', filed);
    });
    expect(asked).toEqual({ tool: 'map-bot', shellName: 'liorc', change: 'add' });
    expect(window.location.hash).toBe(`#/request/${filed.id}`);
  });

  it('removes one, but never the last', async () => {
    const { take, page } = await opened({ ...sound, otherMaintainers: [] });
    const [first] = page.getAllByRole('button', { name: english('tool-remove-maintainer-do') });
    act(() => first?.click());
    expect(take('tools.setMaintainer').input).toEqual({
      tool: 'map-bot',
      shellName: 'jdoe',
      change: 'remove',
    });
    cleanup();
    const last = await opened({ ...sound, maintainers: ['jdoe'], otherMaintainers: [] });
    expect(
      last.page.queryByRole('button', { name: english('tool-remove-maintainer-do') }),
    ).toBeNull();
    expect(last.words()).toContain(english('tool-last-maintainer'));
  });
});
