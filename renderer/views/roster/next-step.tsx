import type { RosterRow } from '../../../shared/roster/roster.ts';
import { requestStateKey } from '../../../shared/requests/text-keys.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say } from '../../text/text.tsx';

/** What can be done about a row: open the request or the account that there is, or begin a form with what the file says. */
export function NextStep({ row: { verdict, ...person } }: { row: RosterRow }) {
  const startFrom = useStore('draft', (state) => state.startFrom);
  if (verdict.is === 'filed') {
    const { request, state, undone } = verdict;
    return (
      <>
        <a href={hashOf({ view: 'request', id: request })}>
          <Say k="roster-open-card" />
        </a>
        <span className="roster__why">
          <Say k={undone ? 'request-state-undone' : requestStateKey({ state })} />
        </span>
      </>
    );
  }
  if (verdict.is === 'stands') {
    return (
      <a href={hashOf({ view: 'person', id: verdict.holder })}>
        <Say k="roster-open-person" />
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
