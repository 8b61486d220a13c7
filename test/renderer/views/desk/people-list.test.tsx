import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PeopleList } from '../../../../renderer/views/desk/people-list.tsx';
import { inAs } from '../../hub-desk-screens.ts';
import { request } from '../../screen-request.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

const expected = Array.from({ length: 30 }, (_, i) =>
  request(i, 'expected', { shellName: `guest${i}`, username: `Guest ${i}` }),
);

describe('the list of a desk', () => {
  it('has each person once, by what they need, with the reason and the way in words', () => {
    const { page, words, stores } = show(<PeopleList />);
    const grace = { shellName: 'grace', username: 'Grace Hopper' };
    const waits = {
      ...{ ...grace, kind: 'membership' as const },
      membership: {
        ...{ project: 'tools', toolforge: true, roles: ['reader'], reason: '' },
        approval: 'elsewhere' as const,
      },
      problem: { code: 'approval-pending' as const, params: [] },
    };
    const all = [request(1, 'confirmed', grace), request(2, 'waiting', waits)];
    act(() => stores.requests.setState({ requests: all }));
    expect(page.getAllByRole('listitem')).toHaveLength(1);
    expect(words()).toContain('In progress (1)');
    const row = page.getByRole('link');
    expect(row.textContent).toContain('Grace Hopper');
    expect(row.getAttribute('href')).toBe(`#/request/${all[1]?.id}`);
    const chain = page.getByRole('img').getAttribute('aria-label') ?? '';
    expect(chain.replace(/[\u2068\u2069]/g, '')).toBe(
      'Account: Done, SSH key: Done, Toolforge: Waiting',
    );
  });

  it('says of nobody how newcomers come, here and at a hub', () => {
    const { words, stores } = show(<PeopleList />);
    act(() => stores.requests.setState({ requests: [] }));
    expect(words()).toContain(english('requests-none-next'));
    act(() => stores.hub.setState({ view: inAs('helper') }));
    expect(words()).toContain(english('requests-none-next-hub'));
    expect(words()).not.toContain(english('requests-none-next'));
  });

  it('calls nobody done who was only exported, canceled or undone', () => {
    const { page, stores } = show(<PeopleList />);
    const over = { by: request(3, 'confirmed', {}).id, at: request(3, 'confirmed', {}).updatedAt };
    const all = [
      request(1, 'handed-over', { shellName: 'a' }),
      request(2, 'dismissed', { shellName: 'b' }),
      request(3, 'confirmed', { shellName: 'c', undone: { ...over, removed: ['account'] } }),
      request(4, 'confirmed', { shellName: 'd' }),
    ];
    act(() => stores.requests.setState({ requests: all }));
    const green = page.container.querySelectorAll('.person-row__mark--done');
    expect([...green].map((mark) => mark.closest('a')?.getAttribute('href'))).toEqual([
      `#/request/${all[3]?.id}`,
    ]);
  });

  it('lists whom others have begun with by themselves, with where, until they are done', () => {
    const { words, page, stores } = show(<PeopleList />);
    const from = { is: 'desk', name: 'Front desk' } as const;
    const all = [
      request(1, 'sending', { shellName: 'a', elsewhere: from }),
      request(2, 'needs-you', { shellName: 'b', elsewhere: { is: 'browser' } }),
      request(3, 'confirmed', { shellName: 'c', elsewhere: from }),
    ];
    act(() => stores.requests.setState({ requests: [], elsewhere: all, loaded: true }));
    // Nobody is at this desk itself, which is told as well.
    expect(words()).toContain(english('requests-none'));
    expect(words()).toContain('Requested elsewhere (2)');
    const rows = page.getAllByRole('link').map(({ textContent }) => textContent);
    expect(rows[0]).toContain('Newcomer’s own device');
    expect(rows[1]).toContain('Front desk');
    expect(rows).toHaveLength(2);
    // Whoever has something here is of this desk, with all that is known of them.
    act(() =>
      stores.requests.setState({ requests: [request(4, 'confirmed', { shellName: 'a' })] }),
    );
    expect(words()).toContain('In progress (1)');
    expect(words()).toContain('Requested elsewhere (1)');
  });

  it('marks the person whose request is open', () => {
    const { page, stores } = show(<PeopleList />);
    const [first] = expected;
    act(() => {
      stores.requests.setState({ requests: expected });
      stores.route.setState({ route: { view: 'request', id: first?.id ?? '' } });
    });
    const current = page.getAllByRole('link').filter((row) => row.hasAttribute('aria-current'));
    expect(current.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Guest 0'),
    ]);
  });

  it('shows the first of those who are expected, and all of them when told to', () => {
    const { page, stores, press } = show(<PeopleList />);
    act(() => stores.requests.setState({ requests: expected }));
    expect(page.getAllByRole('link')).toHaveLength(8);
    press('Show all 30');
    expect(page.getAllByRole('link')).toHaveLength(30);
    expect(page.queryByRole('button')).toBeNull();
  });

  it('says what to do where nobody was asked for yet', () => {
    const { stores, words } = show(<PeopleList />);
    act(() => stores.requests.setState({ requests: [] }));
    expect(words()).not.toBe('');
  });
});
