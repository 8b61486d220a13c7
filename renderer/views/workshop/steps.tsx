import { useMemo } from 'react';
import {
  cellStates,
  countStates,
  isStuck,
  type ShownRows,
  type WorkshopRow,
} from '../../../shared/workshop/table.ts';
import type { WorkshopView } from '../../../shared/workshop/workshop.ts';
import { ToggleButton, Toggles } from '../../components/toggles.tsx';
import { useStore } from '../../stores/provider.tsx';
import { useText } from '../../text/text.tsx';

interface Props {
  readonly view: WorkshopView;
  readonly rows: readonly WorkshopRow[];
}

/** Who is shown: everybody, who is stuck, or who has a step still to do that Lanyard sees. */
export function Filter({ view: { chain }, rows }: Props) {
  const { say } = useText();
  const shown = useStore('workshop', (state) => state.shown);
  const show = useStore('workshop', (state) => state.show);
  return (
    <Toggles<ShownRows>
      className="workshop__filter"
      label={say('roster-filter-label')}
      value={shown}
      onChange={(which = 'all') => show(which)}
    >
      <ToggleButton value="all">{say('roster-filter-all', rows.length)}</ToggleButton>
      <ToggleButton value="stuck">
        {say('roster-filter', say('workshop-is-stuck'), rows.filter(isStuck).length)}
      </ToggleButton>
      {chain.map((step) => (
        <ToggleButton key={step} value={step}>
          {say('workshop-still', say(`need-${step}`), rowsWithout(rows, step))}
        </ToggleButton>
      ))}
    </Toggles>
  );
}

const rowsWithout = (rows: readonly WorkshopRow[], step: string): number =>
  rows.length - countStates(rows, step).done;

/** How many stand how at a step, in its head. What wants attention comes first; what is nobody's is left out. */
export function Counts({ rows, step }: Pick<Props, 'rows'> & { readonly step: string }) {
  const counts = useMemo(() => countStates(rows, step), [rows, step]);
  const { say } = useText();
  const told = cellStates.filter((state) => counts[state] > 0);
  return (
    <span className="workshop__counts">
      {told.map((state) => (
        <span key={state} className={`workshop__small workshop__count workshop__count--${state}`}>
          {say('roster-filter', say(`workshop-is-${state}`), counts[state])}
        </span>
      ))}
    </span>
  );
}
