import {
  countVerdicts,
  rosterVerdictKinds,
  type RosterRow,
} from '../../../shared/roster/roster.ts';
import type { ShownRows } from '../../stores/roster-store.ts';
import { useStore } from '../../stores/provider.tsx';
import { useText } from '../../text/text.tsx';

/** How many rows have which verdict; pressing one shows only those. */
export function Filters({ rows }: { rows: readonly RosterRow[] }) {
  const { say } = useText();
  const counts = countVerdicts(rows);
  return (
    <div className="roster__filters" role="group" aria-label={say('roster-filter-label')}>
      <Filter kind="all" words={say('roster-filter-all', rows.length)} />
      {rosterVerdictKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <Filter
            key={kind}
            kind={kind}
            words={say('roster-filter', say(`roster-verdict-${kind}`), counts[kind])}
          />
        ))}
    </div>
  );
}

function Filter({ kind, words }: { kind: ShownRows; words: string }) {
  const isOn = useStore('roster', (state) => state.shown === kind);
  const show = useStore('roster', (state) => state.show);
  return (
    <button
      type="button"
      className={`cdx-toggle-button cdx-toggle-button--toggled-${isOn ? 'on' : 'off'}`}
      aria-pressed={isOn}
      onClick={() => show(kind)}
    >
      {words}
    </button>
  );
}
