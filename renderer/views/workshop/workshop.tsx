import { cdxIconReload } from '@wikimedia/codex-icons';
import { useEffect, useMemo } from 'react';
import { peopleAtDesk } from '../../../shared/requests/people-at-desk.ts';
import { workshopTable, type WorkshopRow } from '../../../shared/workshop/table.ts';
import type { WorkshopView } from '../../../shared/workshop/workshop.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { FieldRule, ProblemNotice } from '../../components/problem-notice.tsx';
import { Notice } from '../../components/notice.tsx';
import type { WireError } from '../../../shared/result.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { WhoIsHere } from '../desk/who-is-here.tsx';
import { Filter } from './steps.tsx';
import { Table } from './table.tsx';

/** Everybody of a workshop with every step: who is done with what, and who is stuck where. */
export function Workshop() {
  const { say, language } = useText();
  const { view, problem, speak } = useStore('workshop', (state) => state);
  useEffect(() => void speak(language), [speak, language]);
  return (
    <div className="workshop">
      <PageTitle title={say('workshop-title')} />
      <p className="lead">
        <Say k="workshop-lead" />
      </p>
      {problem ? <Refused problem={problem} /> : null}
      {view ? <Participants view={view} /> : null}
    </div>
  );
}

/** A mistake in the profile or in its guides is told with its line. */
function Refused({ problem }: { problem: WireError }) {
  if (problem.fields.length === 0) return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="error" alert>
      {problem.fields.map((field) => (
        <p key={field.field}>
          <FieldRule problem={field} />
        </p>
      ))}
    </Notice>
  );
}

function useRows(view: WorkshopView): readonly WorkshopRow[] {
  const requests = useStore('requests', (state) => state.requests);
  const cases = useStore('shift', (state) => state.cases);
  return useMemo(() => workshopTable(view, peopleAtDesk(requests), cases), [view, requests, cases]);
}

function Participants({ view }: { view: WorkshopView }) {
  const loaded = useStore('requests', (state) => state.loaded);
  const rows = useRows(view);
  if (!loaded) {
    return (
      <p>
        <Say k="requests-asking" />
      </p>
    );
  }
  if (rows.length === 0) return <Nobody />;
  return (
    <>
      <Checked view={view} />
      <Filter view={view} rows={rows} />
      {view.tasks.some(({ done }) => done === 'said') ? <Trainer /> : null}
      <Table view={view} rows={rows} />
    </>
  );
}

const Nobody = () => (
  <p>
    <Say k="workshop-nobody" /> <a href="#/roster">{<Say k="desk-import-roster" />}</a>
  </p>
);

/** As of when the systems were asked, and the way to ask them again. */
function Checked({ view: { checked } }: { view: WorkshopView }) {
  const { time } = useText();
  const checking = useStore('workshop', (state) => state.checking);
  const check = useStore('workshop', (state) => state.check);
  return (
    <div className="seen-at">
      <p role="status">
        <CheckedAt at={checking ? 'now' : checked?.asked} time={time} />
      </p>
      <Button icon={cdxIconReload} onClick={() => void check()}>
        <Say k="workshop-check" />
      </Button>
    </div>
  );
}

function CheckedAt({ at, time }: { at: string | undefined; time: (iso: string) => string }) {
  if (at === undefined) return <Say k="workshop-not-checked" />;
  return at === 'now' ? (
    <Say k="workshop-checking" />
  ) : (
    <Say k="workshop-checked" fill={[<time dateTime={at}>{time(at)}</time>]} />
  );
}

/** Takes the focus once it is said who ticks. */
const TRAINER = 'workshop-trainer';

/** Whoever ticks is told with the tick, so it has to be known who that is. */
function Trainer() {
  const me = useStore('shift', (state) => state.me);
  const problem = useStore('shift', (state) => state.problem);
  const refused = problem && problem.id !== '' ? problem.error : undefined;
  return (
    <section className="workshop__trainer" aria-labelledby={TRAINER}>
      {me === '' ? (
        <>
          <h2 id={TRAINER} tabIndex={-1}>
            <Say k="workshop-who-ticks" />
          </h2>
          <WhoIsHere focuses={TRAINER} />
        </>
      ) : (
        <>
          <p id={TRAINER} tabIndex={-1}>
            <Say k="helper-me" fill={[me]} /> <Say k="workshop-tick-lead" />
          </p>
          <Accordion key={me} title={<Say k="helper-not-me" />}>
            <WhoIsHere focuses={TRAINER} />
          </Accordion>
        </>
      )}
      {refused ? <ProblemNotice problem={refused} /> : null}
    </section>
  );
}
