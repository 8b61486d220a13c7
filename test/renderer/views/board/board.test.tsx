import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Board } from '../../../../renderer/views/board/board.tsx';
import type { BoardView } from '../../../../shared/board/board.ts';
import type { HubView } from '../../../../shared/domain/hub-session.ts';
import { english } from '../../../english.ts';
import { board } from '../../board-screen.ts';
import { show } from '../../show.tsx';

async function open(change: Partial<BoardView> = {}) {
  const shown = show(<Board />);
  await shown.answer('board.read', { ...board, ...change });
  return shown;
}

type Open = Awaited<ReturnType<typeof open>>;

const cellsOf = ({ page }: Open, name: string): string[][] =>
  [...(page.getAllByRole('table', { name })[0]?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) =>
      cell.textContent.replace(/[\u2068\u2069]/g, ''),
    ),
  );

afterEach(cleanup);

describe('the board', () => {
  it('shows the figures first, with their goals, and says as of when', async () => {
    const shown = await open();
    const terms = [...shown.page.container.querySelectorAll('.figure')].map((figure) =>
      figure.textContent.replace(/[\u2068\u2069]/g, ''),
    );
    expect(terms[0]).toBe('Developer accounts103This hour: 4Goal: 120');
    expect(terms).toContainEqual('Cloud VPS projects5This hour: 0In review: 4');
    expect(terms.at(-1)).toBe('Minutes per person6.5MedianGoal: 8');
  });

  it('tells of a hub where that served the page, and of this computer elsewhere', async () => {
    const said = async (view?: HubView) => {
      const shown = await open();
      act(() => shown.stores.hub.setState({ view }));
      const words = shown.words();
      cleanup();
      return (
        ['board-as-of', 'board-as-of-hub', 'board-levels-say', 'board-levels-hub'] as const
      ).filter((key) =>
        english(key)
          .split('$1')
          .every((part) => words.includes(part)),
      );
    };
    const hub = { id: 'hack', name: { en: 'Hack' }, languages: ['en'], practice: false };
    expect(await said()).toEqual(['board-as-of', 'board-levels-say']);
    expect(await said({ event: hub, signIn: 'ldap' })).toEqual([
      ...['board-as-of-hub', 'board-levels-hub'],
    ]);
  });

  it('says of each plot in one sentence what it shows', async () => {
    const shown = await open();
    const says = [...shown.page.container.querySelectorAll('.panel__says')].map((one) =>
      one.textContent.replace(/[\u2068\u2069]/g, ''),
    );
    expect(says).toContain(english('board-accounts-left', 103, 17));
    expect(says).toContain(english('board-waiting-most', english('board-wait-approval')));
    expect(says).toContain(english('board-minutes-say-goal', '6.5', 8));
    expect(says).toContain(english('board-growth-say', 27, '25%', '10%'));
  });

  it.each<[string, Partial<BoardView>, string]>([
    [
      'that the goal is reached',
      { goals: { accounts: 100 } },
      english('board-accounts-reached', 103, 100),
    ],
    ['both sums without a goal', { goals: {} }, english('board-accounts-say', 103, 64)],
    ['that nothing is done yet', { made: [] }, english('board-accounts-none')],
    ['that nobody waits', { waiting: [], peopleWaiting: 0 }, english('board-waiting-nobody')],
    [
      'that no account is ready',
      { minutes: { people: 0, hours: [] } },
      english('board-minutes-none'),
    ],
    ['the median without a goal', { goals: {} }, english('board-minutes-say', '6.5')],
  ])('says %s', async (_, change, sentence) => {
    expect((await open(change)).words()).toContain(sentence);
  });

  it('has a table for each plot', async () => {
    const shown = await open();
    expect(shown.page.queryByRole('table', { name: english('board-accounts-title') })).toBeNull();
    shown.press(english('board-tables'));
    const pressed = shown.page.getByRole('button', { name: english('board-tables') });
    expect(pressed.getAttribute('aria-pressed')).toBe('true');
    const accounts = cellsOf(shown, english('board-accounts-title'));
    expect(accounts[0]?.slice(1)).toEqual(['4', '103', '2', '64']);
    expect(accounts).toHaveLength(13);
    expect(cellsOf(shown, english('board-waiting-title', 18))[0]?.slice(0, 2)).toEqual([
      english('board-wait-approval'),
      '9',
    ]);
    expect(cellsOf(shown, english('board-minutes-title'))[0]?.slice(1)).toEqual(['5', '9']);
    expect(cellsOf(shown, 'Tool maintainers').map(([, value]) => value)).toEqual([
      '1,880',
      '1,900',
      '1,927',
      '2,068',
    ]);
  });

  it('tells the service levels with goals and the budget that is used most', async () => {
    const shown = await open();
    const [directory, cloud] = cellsOf(shown, english('board-levels-title'));
    expect(directory).toEqual([
      'LDAP directory',
      '99.96%Goal: 99.9%',
      '99.93% in 32 msGoal: 99.8%',
      ' 40%',
    ]);
    expect(cloud?.at(-1)).toBe(' 89%');
    expect(shown.page.container.querySelectorAll('.goal-bar__full--urgent').length).toBeGreaterThan(
      1,
    );
  });

  it('tells nothing of a budget that there is none of, and no more than ten times of one', async () => {
    const bounds = [
      { bound: 0 as const, calls: 5 },
      { bound: 4 as const, calls: 5 },
    ];
    const shown = await open({
      levels: [
        { system: 'directory', bounds },
        { system: 'cloud', bounds, objective: { success: 100 } },
      ],
    });
    const [directory, cloud] = cellsOf(shown, english('board-levels-title'));
    expect(directory?.at(-1)).toBe(english('board-no-goal'));
    expect(cloud?.at(-1)).toBe(' > 1,000%');
  });

  it('says why there are no figures, and shows those of before beside it', async () => {
    const shown = show(<Board />);
    await shown.refuse('board.read', 'storage-failed', 'no disk', { params: ['no disk'] });
    expect(shown.words()).toContain(english('problem-storage-failed', 'no disk'));
  });

  it('has its report for paper, without a small count', async () => {
    const shown = await open();
    const paper = shown.page.container.querySelector('.on-paper');
    expect(paper?.textContent).toContain(english('report-totals'));
    expect(paper?.querySelector('table')?.textContent).toContain('103');
    expect(paper?.textContent).toContain('Aug 4, 2027');
  });
});
