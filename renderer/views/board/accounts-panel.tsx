import type { BoardView } from '../../../shared/board/board.ts';
import { hoursOf, seriesOf, totalOf, withHourBefore } from '../../../shared/board/series.ts';
import { figureWords } from '../../text/figures.ts';
import { Say, useText } from '../../text/text.tsx';
import { Panel, type Shown } from './panel.tsx';
import { AccountsPlot } from './plots.tsx';
import { FigureTable } from './table.tsx';

/** What the plot of accounts shows, in one sentence. */
export function useAccountsSentence(board: BoardView): string {
  const { say, amount } = useText();
  const { accounts: goal } = board.goals;
  const accounts = totalOf(board, 'account');
  if (accounts === 0) return say('board-accounts-none');
  const told = amount(accounts);
  if (goal === undefined) {
    return say('board-accounts-say', told, amount(totalOf(board, 'membership')));
  }
  return accounts >= goal
    ? say('board-accounts-reached', told, amount(goal))
    : say('board-accounts-left', told, amount(goal - accounts));
}

/** How accounts and Toolforge memberships grew. */
export function AccountsPanel({ board, asTable }: Shown) {
  const { say, amount } = useText();
  const { hour: tell } = figureWords(useText());
  const hours = withHourBefore(hoursOf(board, ['account', 'membership']));
  const accounts = seriesOf(board, 'account', hours);
  const memberships = seriesOf(board, 'membership', hours);
  const says = useAccountsSentence(board);
  const rows = hours
    .map((hour, i) => {
      const [account, membership] = [accounts[i], memberships[i]];
      const numbers = [account?.fresh, account?.total, membership?.fresh, membership?.total];
      return { key: hour, cells: [tell(hour), ...numbers.map((number = 0) => amount(number))] };
    })
    .filter((_, i) => (accounts[i]?.fresh ?? 0) + (memberships[i]?.fresh ?? 0) > 0)
    .toReversed();
  return (
    <Panel id="accounts" title={<Say k="board-accounts-title" />} says={says}>
      {asTable ? (
        <FigureTable
          of="panel-accounts"
          head={[
            ...(['board-hour', 'board-new-accounts', 'board-accounts'] as const),
            ...(['board-new-memberships', 'board-memberships'] as const),
          ]}
          rows={rows}
        />
      ) : (
        <AccountsPlot
          title={`${say('board-accounts-title')}. ${says}`}
          goal={board.goals.accounts}
          {...{ hours, accounts, memberships }}
        />
      )}
    </Panel>
  );
}
