import { useMemo } from 'react';
import type { RosterRow } from '../../../shared/roster/roster.ts';
import { ToggleButton, Toggles } from '../../components/toggles.tsx';
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
  const shown = useStore('roster', (state) => state.shown);
  const show = useStore('roster', (state) => state.show);
  return (
    <Toggles<ShownRows>
      className="verdicts"
      label={say('roster-filter-label')}
      value={shown}
      onChange={(kind = 'all') => show(kind)}
      orientation="vertical"
    >
      <ToggleButton value="all">{say('roster-filter-all', rows.length)}</ToggleButton>
      <Groups isAdded groups={groups.filter((group) => group.isAdded)} />
      <Groups groups={groups.filter((group) => !group.isAdded)} />
    </Toggles>
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
      <ToggleButton value={kind}>
        {text.say('roster-filter', text.say(`roster-verdict-${kind}`), lines.length)}
      </ToggleButton>
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
