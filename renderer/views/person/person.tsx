import { useMemo } from 'react';
import { sameShellName } from '../../../shared/names/shell-name.ts';
import { ButtonLink } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { knownStages, stagesOf, withKnown } from '../../selectors/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { Stages } from '../desk/stages.tsx';
import { OpenRequests } from '../open-requests.tsx';
import { Overview } from './overview.tsx';
import { Entry } from './entry.tsx';

/** One person: the account as the directory shows it now, what they have beside it, and what was asked for here. */
export function Person({ id }: { id: string }) {
  const person = useStore('people', (state) => state.person);
  const problem = useStore('people', (state) => state.personProblem);
  const requests = useStore('requests', knownRequests);
  const own = useMemo(
    () => requests.filter(({ shellName }) => sameShellName(shellName, id)),
    [requests, id],
  );
  const had = useStore('overview', (state) => (state.name === id ? state.seen : undefined));
  const stages = useMemo(
    () => withKnown(stagesOf({ requests: own }), knownStages(person, had)),
    [own, person, had],
  );
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle
        title={person?.username ?? say('person-title', id)}
        windowTitle={say('person-window')}
      />
      <Stages stages={stages} openId="" />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {person ? <Entry person={person} /> : null}
      {person || problem ? null : <Say k="person-asking" />}
      <Overview id={id} />
      <OpenRequests requests={own} />
      <div className="actions">
        <ButtonLink href={hashOf({ view: 'patient', id })}>
          <Say k="clinic-open" />
        </ButtonLink>
        <ButtonLink href="#/desk">
          <Say k="back-to-desk" />
        </ButtonLink>
      </div>
    </div>
  );
}
