import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Card } from '../../../../renderer/views/card/card.tsx';
import type { EventView } from '../../../../shared/contract/event.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

function card(of: EventView = event) {
  const shown = show(<Card />);
  act(() => {
    shown.stores.event.setState({ event: of });
    shown.stores.cloud.setState({
      session: {
        available: true,
        signedIn: false,
        username: '',
        connection: { state: 'unknown', since: '2027-08-05T10:00:00.000Z' },
      },
    });
  });
  const boxes = () =>
    shown.page.getAllByRole('checkbox').map((box) => box.getAttribute('id') ?? box.outerHTML);
  return {
    ...shown,
    boxes,
    tick: (name: string) => act(() => shown.page.getByRole('checkbox', { name }).click()),
  };
}

describe('what a card asks for beside the account', () => {
  it('is only what this event has', () => {
    expect(card().boxes()).toEqual([
      ...['further-membership', 'terms', 'publicEmail', 'further-tool', 'further-project'],
    ]);
    cleanup();
    const { toolforge: _, tools: __, projects: ___, ...nothing } = event;
    const bare = card(nothing);
    expect(bare.boxes()).toEqual(['terms', 'publicEmail']);
    expect(bare.words()).not.toContain(english('further-more'));
  });

  it('unfolds where it is ticked, and keeps what was typed where it is unticked', () => {
    const { page, tick, type, stores } = card();
    expect(page.queryByLabelText('Reason')).toBeNull();
    tick(english('further-membership'));
    type('Reason', 'I build a map.');
    tick(english('further-membership'));
    expect(page.queryByLabelText('Reason')).toBeNull();
    const { membership } = stores.draft.getState().followUps;
    expect(membership).toEqual({ wanted: false, reason: 'I build a map.' });
  });

  it('says that a tool needs a membership until that is ticked as well', () => {
    const { tick, words } = card();
    tick(english('further-tool'));
    expect(words()).toContain(english('further-tool-needs'));
    tick(english('further-membership'));
    expect(words()).not.toContain(english('further-tool-needs'));
  });

  it('says once what becomes of it while nobody is signed in at the cloud', () => {
    const { tick, words } = card();
    expect(words()).not.toContain('You are not logged in to the cloud');
    tick(english('further-membership'));
    tick(english('further-project'));
    expect(words().match(/You are not logged in to the cloud/g)).toHaveLength(1);
  });

  it('is mended from the list of what is wrong', () => {
    const { tick, press, page, words, stores } = card();
    tick(english('further-project'));
    tick(english('further-tool'));
    press(english('card-submit'));
    expect(words()).toContain(english('field-rule-tool-name'));
    const problem = { field: 'further.project.ends', rule: 'project-ends-past', params: [] };
    act(() => stores.draft.setState({ problems: { 'further.project.ends': problem } }));
    act(() => page.getByRole('link', { name: 'Last day' }).click());
    expect(document.activeElement?.id).toBe('project-ends');
    expect(words().match(/Enter a date in the future/g)).toHaveLength(1);
  });
});
