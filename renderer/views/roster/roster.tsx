import { cdxIconDownload } from '@wikimedia/codex-icons';
import { writeCsv } from '../../../shared/roster/csv.ts';
import { canBeFiled, canJoin, type RosterPlan } from '../../../shared/roster/roster.ts';
import { resultTable } from '../../../shared/roster/roster-words.ts';
import type { WireError } from '../../../shared/result.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { FieldRule, ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { rosterWords } from '../../text/roster-words.ts';
import { Say, useText } from '../../text/text.tsx';
import { ChooseFile } from './choose-file.tsx';
import { Columns } from './columns.tsx';
import { Rows } from './rows.tsx';
import { VerdictGroups } from './verdict-groups.tsx';
import { saveFile } from '../../bridge/files.ts';

/** A list of people, checked row by row before anything is saved. */
export function Roster() {
  const { say } = useText();
  const plan = useStore('roster', (state) => state.plan);
  const problem = useStore('roster', (state) => state.problem);
  return (
    <div className="roster">
      <PageTitle title={say('roster-title')} />
      <p className="lead">
        <Say k="roster-lead" />
      </p>
      <p>
        <a href="#/workshop">
          <Say k="workshop-open" />
        </a>
      </p>
      <ChooseFile />
      <Progress />
      {problem ? <Refused problem={problem} /> : null}
      {plan ? <Plan plan={plan} /> : null}
    </div>
  );
}

/** Said aloud when it changes, for whoever cannot see the table come. */
function Progress() {
  const busy = useStore('roster', (state) => state.busy);
  const filed = useStore('roster', (state) => state.plan?.filed ?? 0);
  return (
    <div role="status">
      {busy === 'reading' ? <Say k="roster-reading" /> : null}
      {busy === undefined && filed > 0 ? (
        <Notice tone="success">
          <Say k="roster-filed" fill={[filed]} />
        </Notice>
      ) : null}
    </div>
  );
}

function Refused({ problem }: { problem: WireError }) {
  const [field] = problem.fields;
  if (!field) return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="error" alert>
      <FieldRule problem={field} />
    </Notice>
  );
}

function Plan({ plan }: { plan: RosterPlan }) {
  return (
    <>
      <FileFacts plan={plan} />
      {plan.encoding === 'windows-1252' ? (
        <Notice tone="warning">
          <Say k="roster-encoding-guessed" />
        </Notice>
      ) : null}
      <Columns plan={plan} />
      <section aria-labelledby="roster-rows">
        <h2 id="roster-rows">
          <Say k="roster-rows" />
        </h2>
        <VerdictGroups rows={plan.rows} />
        <Actions plan={plan} />
        <Rows rows={plan.rows} />
      </section>
    </>
  );
}

const separators = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

function FileFacts({ plan }: { plan: RosterPlan }) {
  const { amount } = useText();
  const fileName = useStore('roster', (state) => state.fileName);
  const suggested = plan.rows.filter((row) => row.suggested && row.shellName !== '').length;
  return (
    <Facts
      facts={[
        { label: 'roster-fact-file', value: <bdi>{fileName}</bdi> },
        { label: 'roster-fact-source', value: <Say k={`roster-source-${plan.source}`} /> },
        {
          label: 'roster-fact-separator',
          value: <Say k={`roster-separator-${separators[plan.delimiter]}`} />,
        },
        { label: 'roster-fact-people', value: amount(plan.rows.length) },
        suggested === 0 ? undefined : { label: 'roster-fact-suggested', value: amount(suggested) },
      ]}
    />
  );
}

function Actions({ plan }: { plan: RosterPlan }) {
  const text = useText();
  const ready = plan.rows.filter(canBeFiled).length;
  const others = plan.rows.filter(canJoin).length;
  const save = () =>
    saveFile('roster-result.csv', writeCsv(resultTable(plan.rows, rosterWords(text, true))));
  return (
    <div className="actions">
      <Submit ready={ready} others={others} />
      {ready === 0 && plan.filed > 0 ? (
        <ButtonLink href="#/desk" action="progressive" weight="primary">
          <Say k="back-to-desk" />
        </ButtonLink>
      ) : null}
      <Button icon={cdxIconDownload} onClick={save}>
        <Say k="roster-save-result" />
      </Button>
      {ready + others === 0 && plan.filed === 0 ? (
        <p className="lead">
          <Say k="roster-nothing" />
        </p>
      ) : null}
    </div>
  );
}

/** Those who are expected; and with them, or by themselves, those who have an account, for a workshop. */
function Submit({ ready, others }: { ready: number; others: number }) {
  const submit = useStore('roster', (state) => state.submit);
  const isSubmitting = useStore('roster', (state) => state.busy === 'submitting');
  return (
    <>
      {ready > 0 ? (
        <Button action="progressive" weight="primary" onClick={() => void submit()}>
          {isSubmitting ? <Say k="roster-submitting" /> : <Say k="roster-submit" fill={[ready]} />}
        </Button>
      ) : null}
      {others > 0 ? (
        <Button onClick={() => void submit(true)}>
          <Say k={ready > 0 ? 'roster-submit-all' : 'roster-join'} fill={[ready + others]} />
        </Button>
      ) : null}
    </>
  );
}
