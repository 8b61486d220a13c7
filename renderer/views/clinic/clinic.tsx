import { useState } from 'react';
import { countVerdicts, verdicts } from '../../../shared/clinic/clinic.ts';
import type { ClinicReport } from '../../../shared/contract/clinic.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { Lines } from './lines.tsx';

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

/** Who it is, and what more is known of what does not work. */
function Question({ who: first }: { who: string }) {
  const before = useStore('clinic', (state) => state.question);
  const ask = useStore('clinic', (state) => state.ask);
  const asking = useStore('clinic', (state) => state.asking);
  const [who, setWho] = useState(first || (before?.who ?? ''));
  const [toolforge, setToolforge] = useState(false);
  const [project, setProject] = useState('');
  const [port, setPort] = useState('');
  const [floatingIp, setFloatingIp] = useState(false);
  const [name, setName] = useState('');
  const number = Number(port);
  const isPort = port === '' || (Number.isInteger(number) && number >= 1 && number <= 65_535);
  const form = useForm({
    wrong: {
      who: who.trim() === '' && <Say k="clinic-who-empty" />,
      port: !isPort && <Say k="clinic-port-wrong" />,
    },
    send: () =>
      ask({
        who: who.trim(),
        toolforge,
        floatingIp,
        ...(project.trim() === '' ? {} : { project: project.trim() }),
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(port === '' ? {} : { port: number }),
      }),
  });
  return (
    <Form
      of={form}
      submit={asking ? 'clinic-running' : 'clinic-do'}
      action="progressive"
      weight="primary"
    >
      <Field
        id="clinic-who"
        label="clinic-who"
        help={<Say k="clinic-who-help" />}
        message={form.message('who')}
        control={(control) => <TextInput {...control} value={who} onType={setWho} />}
      />
      <Accordion title={<Say k="clinic-more" />} className="form-part">
        <Checkbox
          id="clinic-toolforge"
          checked={toolforge}
          onChange={setToolforge}
          label={<Say k="clinic-toolforge" />}
        />
        <Field
          id="clinic-project"
          label="clinic-project"
          optional
          help={<Say k="clinic-project-help" />}
          control={(control) => (
            <TextInput {...control} dir="ltr" value={project} onType={setProject} />
          )}
        />
        <Field
          id="clinic-port"
          label="clinic-port"
          optional
          message={form.message('port')}
          control={(control) => (
            <TextInput
              {...control}
              dir="ltr"
              more={{ inputMode: 'numeric' }}
              value={port}
              onType={setPort}
            />
          )}
        />
        <Field
          id="clinic-name"
          label="clinic-name"
          optional
          control={(control) => <TextInput {...control} dir="ltr" value={name} onType={setName} />}
        />
        <Checkbox
          id="clinic-floating-ip"
          checked={floatingIp}
          onChange={setFloatingIp}
          label={<Say k="clinic-floating-ip" />}
        />
      </Accordion>
    </Form>
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
