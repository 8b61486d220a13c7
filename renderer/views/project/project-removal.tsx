import type { RemovalPlan } from '../../../shared/contract/projects.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { SubmissionProblem, useSubmit } from '../../components/form/submission.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SeenAt } from '../../components/seen-at.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';

/** Before a project is removed: who loses it, and what keeps it. */
export function ProjectRemoval({ id }: { id: string }) {
  const plan = useStore('removal', (state) => (state.name === id ? state.seen : undefined));
  const problem = useStore('removal', (state) => state.problem);
  const asking = useStore('removal', (state) => state.asking);
  const ask = useStore('removal', (state) => state.ask);
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle title={say('removal-title', id)} />
      <SeenAt asked={plan?.asked} asking={asking} onAsk={() => void ask(id)} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {plan ? <Plan plan={plan} /> : null}
      <SubmissionProblem />
      <div className="actions">
        {plan?.holdings.length === 0 && !problem ? <Confirm plan={plan} /> : null}
        <ButtonLink href={hashOf({ view: 'project', id })} size="large">
          <Say k="undo-keep" />
        </ButtonLink>
      </div>
    </div>
  );
}

function Confirm({ plan: { name, id, zones } }: { plan: RemovalPlan }) {
  const submit = useSubmit('projects.remove');
  return (
    <Button
      action="destructive"
      weight="primary"
      size="large"
      onClick={() => void submit({ name, id, zones })}
    >
      <Say k="removal-do" />
    </Button>
  );
}

function Plan({ plan: { id, members, zones, holdings } }: { plan: RemovalPlan }) {
  if (holdings.length > 0) return <Holdings holdings={holdings} />;
  return (
    <section aria-labelledby="removes-title">
      <h2 id="removes-title">
        <Say k="undo-removes" />
      </h2>
      <ul className="undo-list undo-list--removes">
        <li>
          <Say k="removal-project" fill={[<Island key="id">{id}</Island>]} />
        </li>
        {members.map((shellName) => (
          <li key={shellName}>
            <Say k="removal-member" fill={[<Island key="who">{shellName}</Island>]} />
          </li>
        ))}
        {zones.map((zone) => (
          <li key={zone}>
            <Say k="removal-zone" fill={[<Island key="zone">{zone}</Island>]} />
          </li>
        ))}
      </ul>
      <p className="lead">
        <Say k="removal-again" />
      </p>
    </section>
  );
}

const Holdings = ({ holdings }: Pick<RemovalPlan, 'holdings'>) => (
  <>
    <Notice tone="warning">
      <Say k="removal-not-empty" />
    </Notice>
    <section aria-labelledby="holdings-title">
      <h2 id="holdings-title">
        <Say k="removal-holdings" fill={[holdings.length]} />
      </h2>
      <ul className="keys">
        {holdings.map(({ kind, name }) => (
          <li key={`${kind} ${name}`}>
            <Island mono>{name}</Island>
            <span className="row__detail">
              <Kind kind={kind} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  </>
);

/** A newer Lanyard may know kinds that this screen has no words for. */
function Kind({ kind }: { kind: string }) {
  const { has } = useText();
  const key = `holding-${kind}`;
  return has(key) ? <Say k={key} /> : <Island>{kind}</Island>;
}
