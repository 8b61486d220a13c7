import { countVerdicts, verdicts } from '../../../shared/clinic/clinic.ts';
import type { ClinicReport } from '../../../shared/contract/clinic.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { Lines } from './lines.tsx';
import { Question } from './question.tsx';

/** Why something does not work: whom to look at is typed. */
export const Clinic = () => <Room who="" />;

/** The same of one person, who is looked at at once. */
export const Patient = ({ id }: { id: string }) => <Room key={id} who={id} />;

function Room({ who }: { who: string }) {
  const { say } = useText();
  const problem = useStore('clinic', (state) => state.problem);
  const report = useStore('clinic', (state) => state.report);
  return (
    <div className="clinic">
      <PageTitle title={say('clinic-title')} />
      <p className="lead">
        <Say k="clinic-lead" />
      </p>
      <Question who={who} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Summary />
      {report?.several ? <Several people={report.several} /> : null}
      {report ? <Lines report={report} /> : null}
    </div>
  );
}

/** How it stands, told to who does not see it too. */
function Summary() {
  const { say, time } = useText();
  const report = useStore('clinic', (state) => state.report);
  const asking = useStore('clinic', (state) => state.asking);
  const at = report ? say('clinic-asked', time(report.asked), (report.took / 1000).toFixed(1)) : '';
  return (
    <div role="status" className="clinic__summary">
      {asking ? <Say k="clinic-running" /> : null}
      {!asking && report && !report.several ? (
        <>
          <Counts report={report} />
          <p className="lead">{at}</p>
        </>
      ) : null}
    </div>
  );
}

const countKeys = {
  broken: 'clinic-broken-count',
  waiting: 'clinic-waiting-count',
  'could-not-ask': 'clinic-unasked-count',
  fine: 'clinic-fine-count',
} as const;

function Counts({ report: { lines } }: { report: ClinicReport }) {
  const counts = countVerdicts(lines);
  const isFine = lines.every(({ verdict }) => verdict === 'fine' || verdict === 'not-needed');
  if (isFine)
    return (
      <strong>
        <Say k="clinic-all-fine" />
      </strong>
    );
  return verdicts.map((verdict) =>
    verdict === 'not-needed' || counts[verdict] === 0 ? null : (
      <span key={verdict} className={`clinic__count clinic__count--${verdict}`}>
        <Say k={countKeys[verdict]} fill={[counts[verdict]]} />
      </span>
    ),
  );
}

const Several = ({ people }: { people: NonNullable<ClinicReport['several']> }) => (
  <section>
    <p>
      <Say k="clinic-several" />
    </p>
    <ul>
      {people.map(({ shellName, username }) => (
        <li key={shellName}>
          <a href={hashOf({ view: 'patient', id: shellName })}>
            <bdi>{username}</bdi> (<bdi>{shellName}</bdi>)
          </a>
        </li>
      ))}
    </ul>
  </section>
);
