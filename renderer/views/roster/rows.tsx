import {
  cdxIconDownTriangle,
  cdxIconSortVertical,
  cdxIconUpTriangle,
} from '@wikimedia/codex-icons';
import { memo, useMemo } from 'react';
import type { RosterRow, RosterVerdictKind } from '../../../shared/roster/roster.ts';
import { alternativesOf, rowWhy, type RosterWords } from '../../../shared/roster/roster-words.ts';
import { Icon } from '../../components/icon.tsx';
import { Island } from '../../components/island.tsx';
import { LongList } from '../../components/list/long-list.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { walk } from '../../components/list/walk.ts';
import { rowsShown, type RosterOrder } from '../../selectors/roster-rows.ts';
import { useStore } from '../../stores/provider.tsx';
import { rosterWords } from '../../text/roster-words.ts';
import { Say, useText } from '../../text/text.tsx';
import { NextStep } from './next-step.tsx';

/** About what a row takes, in rem. */
const ROW_REM = 3.5;

const tones: Readonly<Record<RosterVerdictKind, string>> = {
  ready: 'success',
  'could-not-ask': 'notice',
  'free-as-of': 'notice',
  'taken-as-of': 'warning',
  taken: 'warning',
  'not-allowed': 'warning',
  incomplete: 'warning',
  twice: 'warning',
  namesake: 'notice',
  stands: 'notice',
  filed: 'notice',
};

/** The rows that are shown, sorted, as a table. The arrows go from row to row. */
export function Rows({ rows }: { rows: readonly RosterRow[] }) {
  const text = useText();
  const words = useMemo(() => rosterWords(text), [text]);
  const shown = useShown(rows);
  return (
    <div
      className="roster__table"
      role="table"
      tabIndex={0}
      aria-labelledby="roster-rows"
      aria-rowcount={shown.length + 1}
      onKeyDown={(event) => void walk(event, '.roster__row:not(.roster__row--head)')}
    >
      <Head />
      <LongList
        of="table"
        className="roster__rows"
        rowClassName="roster__row"
        items={shown}
        keyOf={({ line }) => String(line)}
        rowRem={ROW_REM}
      >
        {(row) => <Cells row={row} words={words} />}
      </LongList>
    </div>
  );
}

function useShown(rows: readonly RosterRow[]): readonly RosterRow[] {
  const { language } = useText();
  const shown = useStore('roster', (state) => state.shown);
  const order = useStore('roster', (state) => state.order);
  const isDescending = useStore('roster', (state) => state.isDescending);
  return useMemo(() => {
    const collator = new Intl.Collator(language.startsWith('x-') ? 'en' : language, {
      numeric: true,
    });
    return rowsShown(rows, { shown, order, isDescending }, collator);
  }, [rows, shown, order, isDescending, language]);
}

const heads = [
  ['line', 'roster-head-line'],
  ['username', 'roster-field-username'],
  ['shellName', 'roster-field-shellName'],
  ['verdict', 'roster-head-verdict'],
] as const satisfies readonly (readonly [RosterOrder, string])[];

const Head = () => (
  <div role="rowgroup" className="roster__head">
    <div className="roster__row roster__row--head" role="row" aria-rowindex={1}>
      {heads.map(([order, words]) => (
        <SortHead key={order} order={order} words={words} />
      ))}
      <div role="columnheader">
        <Say k="roster-head-next" />
      </div>
    </div>
  </div>
);

function SortHead({ order, words }: { order: RosterOrder; words: (typeof heads)[number][1] }) {
  const isSorted = useStore('roster', (state) => state.order === order);
  const isDescending = useStore('roster', (state) => state.isDescending);
  const sort = useStore('roster', (state) => state.sort);
  const direction = isDescending ? 'descending' : 'ascending';
  const arrow = isDescending ? cdxIconDownTriangle : cdxIconUpTriangle;
  return (
    <div role="columnheader" aria-sort={isSorted ? direction : 'none'}>
      <button type="button" className="roster__sort" onClick={() => sort(order)}>
        <Say k={words} />
        <Icon icon={isSorted ? arrow : cdxIconSortVertical} size="x-small" />
      </button>
    </div>
  );
}

/** What all rows of a verdict share is told once, beside its filter. */
const Cells = memo(({ row, words }: { row: RosterRow; words: RosterWords }) => {
  const { line, username, shellName, email, verdict } = row;
  const { amount } = useText();
  const [why, alternatives] = [rowWhy(row, words), alternativesOf(row, words)];
  return (
    <>
      <div role="cell" className="roster__line">
        {amount(line)}
      </div>
      <div role="rowheader">
        <bdi className="roster__name">{username}</bdi>
        {email === '' ? null : (
          <span className="roster__why">
            <Island>{email}</Island>
          </span>
        )}
      </div>
      <div role="cell">{shellName === '' ? null : <Island mono>{shellName}</Island>}</div>
      <div role="cell">
        <Chip tone={tones[verdict.is]}>{words.say(`roster-verdict-${verdict.is}`)}</Chip>
        {why === '' ? null : <span className="roster__why">{why}</span>}
        {alternatives === '' ? null : (
          <span className="roster__why">
            <Say k="roster-free" fill={[alternatives]} />
          </span>
        )}
      </div>
      <div role="cell">
        <NextStep row={row} />
      </div>
    </>
  );
});
