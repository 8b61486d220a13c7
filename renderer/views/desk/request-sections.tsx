import { useMemo } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import {
  type CommonWait,
  type Section,
  commonWait,
  orderRequests,
} from '../../selectors/order-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { useInMemory } from '../../stores/state-key.ts';
import { problemKeys } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';
import type { RequestView } from '../../../shared/requests/request.ts';
import { Expected } from './expected.tsx';
import { RequestList } from './request-list.tsx';

/** Every request of this desk, what wants attention first. */
export function RequestSections() {
  const requests = useStore('requests', (state) => state.requests);
  const loaded = useStore('requests', (state) => state.loaded);
  const problem = useStore('requests', (state) => state.problem);
  const parts = useMemo(() => orderRequests(requests), [requests]);
  if (problem?.id === '') return <ProblemNotice problem={problem.error} />;
  if (!loaded) return <Say k="requests-asking" />;
  if (requests.length === 0) return <Nobody />;
  return parts.map((part) =>
    part.requests.length === 0 ? null : <RequestSection key={part.section} {...part} />,
  );
}

function Nobody() {
  const inMemory = useInMemory();
  return (
    <section className="nobody" aria-labelledby="nobody-title">
      <h2 id="nobody-title">
        <Say k="requests-none" />
      </h2>
      <p>
        <Say k={inMemory ? 'requests-none-next-memory' : 'requests-none-next'} />
      </p>
    </section>
  );
}

interface Props {
  section: Section;
  requests: readonly RequestView[];
}

function RequestSection({ section, requests }: Props) {
  const wait = section === 'waiting' ? commonWait(requests) : undefined;
  return (
    <section aria-labelledby={`section-${section}`}>
      <div className="section-head">
        <h2 id={`section-${section}`}>
          <Say k={`section-${section}`} fill={[requests.length]} />
        </h2>
        {section === 'waiting' ? (
          <div className="section-actions">
            <ExportLink />
            <SendNow />
          </div>
        ) : null}
      </div>
      {wait ? <TogetherWaiting wait={wait} /> : null}
      {section === 'expected' ? (
        <Expected requests={requests} />
      ) : (
        <RequestList requests={requests} quiet={wait !== undefined} />
      )}
    </section>
  );
}

/** One line for all that wait for the same, instead of one notice each. */
function TogetherWaiting({ wait: { problem, retryAt } }: { wait: CommonWait }) {
  return (
    <Notice tone="notice">
      <p>
        <strong>
          <Say k={problemKeys(problem.code).what} fill={problem.params} />
        </strong>
      </p>
      <p>
        {retryAt === undefined ? (
          <Say k={problemKeys(problem.code).next} fill={problem.params} />
        ) : (
          <Countdown until={retryAt} />
        )}
      </p>
    </Notice>
  );
}

function ExportLink() {
  const hasKey = useStore('event', (state) => state.event?.canHandOver ?? false);
  if (!hasKey) return null;
  return (
    <ButtonLink href="#/hand-over" weight="quiet">
      <Say k="desk-hand-over" />
    </ButtonLink>
  );
}

function SendNow() {
  const sync = useStore('requests', (state) => state.sync);
  const syncing = useStore('requests', (state) => state.syncing);
  return (
    <Button onClick={() => void sync()}>
      <Say k={syncing ? 'requests-sending-now' : 'requests-send-now'} />
    </Button>
  );
}
