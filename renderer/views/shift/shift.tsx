import { cdxIconCopy, cdxIconPrinter } from '@wikimedia/codex-icons';
import { useEffect, useMemo, useState } from 'react';
import { isOfThisDesk, peopleAtDesk } from '../../../shared/requests/people-at-desk.ts';
import { caseOf, isHeldBy } from '../../../shared/shift/case.ts';
import { summaryLines, summaryOf, type Summary } from '../../../shared/shift/summary.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Button } from '../../components/button.tsx';
import { useEventName } from '../../components/event-name.ts';
import { Form, useForm } from '../../components/form/form.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { NextHelperField } from '../desk/next-helper-field.tsx';
import { WhoIsHere } from '../desk/who-is-here.tsx';
import { SummarySheet } from './summary-sheet.tsx';

/** What the next helper must know, read in a minute, and the end of one's own shift. */
export function Shift() {
  const { say } = useText();
  const loaded = useStore('requests', (state) => state.loaded);
  const summary = useSummary();
  return (
    <div className="shift narrow">
      <PageTitle title={say('shift-title')} />
      <p className="lead">
        <Say k="shift-lead" />
      </p>
      {loaded ? (
        <>
          <Acts summary={summary} />
          <SummarySheet summary={summary} />
        </>
      ) : (
        <p>
          <Say k="requests-asking" />
        </p>
      )}
      <Left />
      <End />
    </div>
  );
}

/** So often it is told as of when, in milliseconds. */
const LOOK_MS = 60_000;

function useSummary(): Summary {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const requests = useStore('requests', knownRequests);
  const cases = useStore('shift', (state) => state.cases);
  const me = useStore('shift', (state) => state.me);
  return useMemo(() => {
    const own = peopleAtDesk(requests).filter(
      (person) => isOfThisDesk(person) || isHeldBy(caseOf(person, cases), me),
    );
    return summaryOf(own, [...cases.values()], now);
  }, [requests, cases, me, now]);
}

function Acts({ summary }: { summary: Summary }) {
  const [copied, setCopied] = useState<boolean>();
  const text = useText();
  const event = useEventName();
  const copy = () => {
    const words = {
      // It goes elsewhere, so without the marks that isolate names.
      say: (...[key, ...fill]: Parameters<typeof text.say>) =>
        text.raw(key, fill).replaceAll(/[\u2066-\u2069]/g, ''),
      time: text.time,
    };
    const head = `${event}, ${text.dayAndTime(summary.at)}`;
    return navigator.clipboard
      .writeText([head, '', ...summaryLines(summary, words)].join('\n'))
      .then(
        () => setCopied(true),
        () => setCopied(false),
      );
  };
  return (
    <div className="actions">
      <Button icon={cdxIconCopy} onClick={() => void copy()}>
        <Say k="shift-copy" />
      </Button>
      <Button icon={cdxIconPrinter} onClick={() => window.print()}>
        <Say k="report-print" />
      </Button>
      <span role="status">
        {copied === undefined ? null : <Say k={copied ? 'shift-copied' : 'copy-refused'} />}
      </span>
    </div>
  );
}

/** Takes the focus where the end of a shift becomes the begin of another, and the other way round. */
const END = 'shift-end-title';

/** Whoever comes says who they are, and goes on with the cases above; whoever is here ends their shift. */
function End() {
  const me = useStore('shift', (state) => state.me);
  return (
    <section className="shift__end" aria-labelledby={END}>
      <h2 id={END} tabIndex={-1}>
        <Say k={me === '' ? 'helper-who' : 'shift-leave'} />
      </h2>
      {me === '' ? <WhoIsHere focuses={END} /> : <Leave />}
    </section>
  );
}

/** What became of the cases of whoever left last. */
function Left() {
  const left = useStore('shift', (state) => state.left);
  if (!left) return <div role="status" />;
  return (
    <div role="status">
      <Notice tone="success">
        {left.to === '' ? (
          <Say k="shift-left" fill={[left.cases]} />
        ) : (
          <Say k="shift-left-to" fill={[left.cases, left.to]} />
        )}
      </Notice>
      {left.unreached === 0 ? null : (
        <Notice tone="warning">
          <Say k="shift-left-unreached" fill={[left.unreached]} />
        </Notice>
      )}
    </div>
  );
}

function Leave() {
  const [to, setTo] = useState('');
  const { me, cases, leave, problem } = useStore('shift', (state) => state);
  const own = [...cases.values()].filter((found) => isHeldBy(found, me)).length;
  const refused = problem?.id === '' ? problem.error : undefined;
  const end = async (): Promise<void> => {
    if (await leave(to.trim())) document.getElementById(END)?.focus();
  };
  const form = useForm({ refused: refused?.fields, send: end });
  return (
    <>
      <p>
        <Say k="helper-me" fill={[me]} /> <Say k="shift-leave-lead" fill={[own]} />
      </p>
      <Form of={form} submit="shift-leave-do" action="progressive" weight="primary">
        <NextHelperField
          id="leave-to"
          value={to}
          onType={setTo}
          optional
          message={form.message('to')}
        />
      </Form>
      {refused && refused.fields.length === 0 ? <ProblemNotice problem={refused} /> : null}
      <Accordion title={<Say k="helper-not-me" />}>
        <WhoIsHere focuses={END} />
      </Accordion>
    </>
  );
}
