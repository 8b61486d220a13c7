import { rosterFields, type RosterField } from '../../../shared/roster/roster-columns.ts';
import type { RosterPlan } from '../../../shared/roster/roster.ts';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';

/** Whether names and addresses can be read at all. */
const isEnough = ({ columns: { username, givenName, familyName, email } }: RosterPlan): boolean =>
  email !== undefined && (username ?? givenName ?? familyName) !== undefined;

/** Which column holds what: as it was recognised, to be said anew where that is wrong. */
export function Columns({ plan }: { plan: RosterPlan }) {
  return (
    <section aria-labelledby="roster-columns">
      <h2 id="roster-columns">
        <Say k="roster-columns" />
      </h2>
      {isEnough(plan) ? null : (
        <Notice tone="warning">
          <Say k="roster-columns-needed" />
        </Notice>
      )}
      <div className="roster__columns">
        {rosterFields.map((field) => (
          <Column key={field} field={field} plan={plan} />
        ))}
      </div>
    </section>
  );
}

function Column({ field, plan }: { field: RosterField; plan: RosterPlan }) {
  const assign = useStore('roster', (state) => state.assign);
  const { say } = useText();
  const id = `roster-column-${field}`;
  return (
    <div className="cdx-field">
      <label className="cdx-label__label" htmlFor={id}>
        <span className="cdx-label__label__text">
          <Say k={`roster-field-${field}`} />
        </span>
      </label>
      <select
        id={id}
        className="cdx-select"
        value={plan.columns[field] ?? ''}
        onChange={({ target: { value } }) =>
          void assign(field, value === '' ? undefined : Number(value))
        }
      >
        <option value="">{say('roster-column-none')}</option>
        {plan.header.map((name, column) => (
          <option key={column} value={column}>
            {name.trim() || say('roster-column-number', column + 1)}
          </option>
        ))}
      </select>
    </div>
  );
}
