import { useMemo, useState } from 'react';
import type { LeftAlone } from '../../../shared/contract/requests.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { problemKeys } from '../../../shared/requests/text-keys.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RequestName } from '../../components/request-name.tsx';
import { isSafeTogether, waitingPeople, type WaitingPerson } from '../../selectors/approvals.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Item, ReasonForm } from './item.tsx';

/** Takes the focus once a decision has taken what was in use off the page. */
const OUTCOME = 'approvals-outcome';
const focusOutcome = (): void => document.getElementById(OUTCOME)?.focus();

/** What waits until somebody with more rights approves it, by person. */
export function Approvals() {
  const { say } = useText();
  const loaded = useStore('requests', (state) => state.loaded);
  const requests = useStore('requests', (state) => state.requests);
  const people = useMemo(() => waitingPeople(requests), [requests]);
  const waiting = people.reduce((sum, person) => sum + person.requests.length, 0);
  return (
    <div className="narrow approvals">
      <PageTitle title={say('approvals-title')} />
      <p className="lead">
        <Say k="approvals-lead" />
      </p>
      <Outcome />
      <p>
        {waiting === 0 ? (
          <Say k={loaded ? 'approvals-none' : 'approvals-asking'} />
        ) : (
          <Say k="approvals-count" fill={[waiting]} />
        )}
      </p>
      {waiting === 0 ? null : <People people={people} />}
    </div>
  );
}

/** What became of the last decision, and of each request that it left as it was. */
function Outcome() {
  const outcome = useStore('approvals', (state) => state.outcome);
  const problem = useStore('approvals', (state) => state.problem);
  return (
    <div id={OUTCOME} className="approvals__outcome" role="status" tabIndex={-1}>
      {outcome && outcome.decided > 0 ? (
        <Notice tone="success">
          <Say k="approvals-done" fill={[outcome.decided]} />
        </Notice>
      ) : null}
      {outcome && outcome.left.length > 0 ? <Left left={outcome.left} /> : null}
      {problem && problem.error.fields.length === 0 ? (
        <ProblemNotice problem={problem.error} />
      ) : null}
    </div>
  );
}

function Left({ left }: { left: readonly LeftAlone[] }) {
  const requests = useStore('requests', (state) => state.requests);
  return (
    <Notice tone="warning">
      <p>
        <Say k="approvals-left" fill={[left.length]} />
      </p>
      <ul>
        {left.map(({ id, problem: { code, params } }) => {
          const request = requests.find((one) => one.id === id);
          return (
            <li key={id}>
              {request ? <RequestName request={request} /> : null}{' '}
              <Say k={problemKeys(code).what} fill={params} />
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

/** Everybody with what they wait for; what may be decided together is chosen by boxes. */
function People({ people }: { people: readonly WaitingPerson[] }) {
  const caller = useStore('approvals', (state) => state.caller);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = people.flatMap(({ requests }) => requests);
  const together = all.filter((request) => isSafeTogether(request, caller));
  const picked = together.filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], isChosen: boolean): void => {
    const others = [...chosen].filter((id) => !ids.includes(id));
    setChosen(new Set(isChosen ? [...others, ...ids] : others));
  };
  return (
    <>
      {together.length > 1 ? (
        <Together
          picked={picked}
          isAll={picked.length === together.length}
          onChooseAll={(isAll) =>
            choose(
              together.map(({ id }) => id),
              isAll,
            )
          }
        />
      ) : null}
      {people.map((person) => (
        <section key={person.shellName} className="approvals__person">
          <h2>
            {person.shellName === '' ? (
              <Say k="approvals-nobody" />
            ) : (
              <bdi>{person.username === '' ? person.shellName : person.username}</bdi>
            )}
          </h2>
          {person.requests.map((request) => (
            <Item
              key={request.id}
              request={request}
              onDecided={focusOutcome}
              choice={
                together.length > 1 && together.includes(request)
                  ? {
                      isChosen: chosen.has(request.id),
                      onChoose: (is) => choose([request.id], is),
                    }
                  : undefined
              }
            />
          ))}
        </section>
      ))}
    </>
  );
}

interface TogetherProps {
  readonly picked: readonly RequestView[];
  readonly isAll: boolean;
  readonly onChooseAll: (isAll: boolean) => void;
}

/** One decision about several. */
function Together({ picked, isAll, onChooseAll }: TogetherProps) {
  const decide = useStore('approvals', (state) => state.decide);
  const approve = (): void => void decide(picked, 'approve').then(focusOutcome);
  return (
    <div className="approvals__together">
      <Checkbox
        id="approvals-all"
        checked={isAll}
        onChange={onChooseAll}
        label={<Say k="approvals-select-all" />}
      />
      {picked.length === 0 ? null : (
        <>
          <div className="actions">
            <Button action="progressive" weight="primary" onClick={approve}>
              <Say k="approvals-approve-selected" fill={[picked.length]} />
            </Button>
          </div>
          <Accordion title={<Say k="approvals-refuse-selected" />}>
            <ReasonForm
              id="refuse-selected"
              does="refuse"
              send={(reason) => decide(picked, 'refuse', reason).then(focusOutcome)}
            />
          </Accordion>
        </>
      )}
    </div>
  );
}
