import { useMemo } from 'react';
import type { RosterRow } from '../../../shared/roster/roster.ts';
import { type ShownRows, type VerdictGroup, verdictGroups } from '../../selectors/roster-rows.ts';
import { useStore } from '../../stores/provider.tsx';
import { rosterWords } from '../../text/roster-words.ts';
import { Say, useText } from '../../text/text.tsx';

/** So many lines are named; beyond, the table shows them. */
const LINES_NAMED = 12;

/** What becomes of the file: each verdict once, with how many rows have it and why; pressing it shows only those. */
export function VerdictGroups({ rows }: { rows: readonly RosterRow[] }) {
  const { say } = useText();
  const groups = useMemo(() => verdictGroups(rows), [rows]);
  return (
    <div className="verdicts" role="group" aria-label={say('roster-filter-label')}>
      <Filter kind="all" words={say('roster-filter-all', rows.length)} />
      <Groups isAdded groups={groups.filter((group) => group.isAdded)} />
      <Groups groups={groups.filter((group) => !group.isAdded)} />
    </div>
  );
}

interface GroupsProps {
  readonly groups: readonly VerdictGroup[];
  readonly isAdded?: boolean;
}

function Groups({ groups, isAdded = false }: GroupsProps) {
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return null;
  return (
    <section className="verdicts__part">
      <h3>
        <Say k={isAdded ? 'roster-adds' : 'roster-skips'} fill={[count]} />
      </h3>
      <ul>
        {groups.map((group) => (
          <Group key={group.kind} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Group({ group: { kind, lines, isAdded } }: { group: VerdictGroup }) {
  const text = useText();
  const { list } = rosterWords(text);
  const named = list(lines.slice(0, LINES_NAMED).map((line) => text.amount(line)));
  const others = lines.length - LINES_NAMED;
  return (
    <li>
      <Filter
        kind={kind}
        words={text.say('roster-filter', text.say(`roster-verdict-${kind}`), lines.length)}
      />
      <p>
        <Say k={`roster-about-${kind}`} />{' '}
        {isAdded ? null : (
          <span className="verdicts__lines">
            {others > 0 ? (
              <Say k="roster-lines-more" fill={[named, others]} />
            ) : (
              <Say k="roster-lines" fill={[named]} />
            )}
          </span>
        )}
      </p>
    </li>
  );
}

function Filter({ kind, words }: { kind: ShownRows; words: string }) {
  const isOn = useStore('roster', (state) => state.shown === kind);
  const show = useStore('roster', (state) => state.show);
  return (
    <button
      type="button"
      className={`cdx-toggle-button cdx-toggle-button--framed cdx-toggle-button--toggled-${isOn ? 'on' : 'off'}`}
      aria-pressed={isOn}
      onClick={() => show(isOn ? 'all' : kind)}
    >
      {words}
    </button>
  );
}
