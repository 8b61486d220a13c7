import { memo, useMemo } from 'react';
import type { RosterRow, RosterVerdictKind } from '../../../shared/roster/roster.ts';
import { alternativesOf, whyOf, type RosterWords } from '../../../shared/roster/roster-words.ts';
import { Island } from '../../components/island.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { rosterWords } from '../../text/roster-words.ts';
import { Say, useText } from '../../text/text.tsx';

/** Rows that are drawn in one frame. Measured: 2,000 rows at once make the page stutter, a few dozen do not. */
const AT_ONCE = 40;

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

/** Every row with its verdict. All are really there, so that the browser's own search finds each. */
export function Rows({ rows }: { rows: readonly RosterRow[] }) {
  const text = useText();
  const words = useMemo(() => rosterWords(text), [text]);
  const drawn = useGrowing(Math.ceil(rows.length / AT_ONCE));
  return (
    <div className="roster__rows" role="table" aria-labelledby="roster-rows">
      <Head />
      {Array.from({ length: drawn }, (_, i) => (
        <Chunk key={i} from={i * AT_ONCE} rows={rows} words={words} />
      ))}
    </div>
  );
}

const heads = [
  'roster-head-line',
  'roster-field-username',
  'roster-field-shellName',
  'roster-field-email',
  'roster-head-verdict',
] as const;

const Head = () => (
  <div role="rowgroup">
    <div className="roster__row roster__row--head" role="row">
      {heads.map((key) => (
        <div key={key} role="columnheader">
          <Say k={key} />
        </div>
      ))}
    </div>
  </div>
);

interface ChunkProps {
  readonly from: number;
  readonly rows: readonly RosterRow[];
  readonly words: RosterWords;
}

/** A table's own elements cannot be left out of layout (CSS Containment 2, 3.1), so these are plain ones with roles. */
const Chunk = memo(({ from, rows, words }: ChunkProps) => (
  <div className="roster__chunk" role="rowgroup">
    {rows.slice(from, from + AT_ONCE).map((row) => (
      <Row key={row.line} row={row} words={words} />
    ))}
  </div>
));

function Row({ row, words }: { row: RosterRow; words: RosterWords }) {
  const { line, username, shellName, email, verdict } = row;
  const [why, alternatives] = [whyOf(row, words), alternativesOf(row, words)];
  return (
    <div className="roster__row" role="row">
      <div role="cell">{line}</div>
      <div role="rowheader">
        <bdi>{username}</bdi>
      </div>
      <div role="cell">{shellName === '' ? null : <Island mono>{shellName}</Island>}</div>
      <div role="cell">{email === '' ? null : <Island>{email}</Island>}</div>
      <div role="cell">
        <Chip tone={tones[verdict.is]}>{words.say(`roster-verdict-${verdict.is}`)}</Chip>
        {why === '' ? null : <p className="roster__why">{why}</p>}
        {alternatives === '' ? null : (
          <p className="roster__why">
            <Say k="roster-free" fill={[alternatives]} />
          </p>
        )}
        <Onward row={row} />
      </div>
    </div>
  );
}

/** Where a row leads: to the card that there is, or to one that is begun with what the file says. */
function Onward({ row: { verdict, ...person } }: { row: RosterRow }) {
  const startFrom = useStore('draft', (state) => state.startFrom);
  if (verdict.is === 'filed') {
    return (
      <a href={hashOf({ view: 'request', id: verdict.request })}>
        <Say k="roster-open-card" />
      </a>
    );
  }
  if (verdict.is !== 'taken' && verdict.is !== 'not-allowed') return null;
  return (
    <a href="#/card" onClick={() => startFrom(person)}>
      <Say k="roster-start-card" />
    </a>
  );
}
