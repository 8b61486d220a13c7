import { Button, ButtonLink } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { orderRequests, type Section } from '../../stores/order-requests.ts';
import { useEvent, useRequests } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import type { RequestView } from '../../../shared/domain/request.ts';
import { Expected } from './expected.tsx';
import { RequestRow } from './request-row.tsx';

/** Every request of this desk, what wants attention first. */
export function RequestSections() {
  const requests = useRequests((state) => state.requests);
  const loaded = useRequests((state) => state.loaded);
  const problem = useRequests((state) => state.problem);
  if (problem?.id === '') return <ProblemNotice problem={problem.error} />;
  if (!loaded) return <Say k="requests-asking" />;
  if (requests.length === 0) return <Nobody />;
  return orderRequests(requests).map((part) =>
    part.requests.length === 0 ? null : <RequestSection key={part.section} {...part} />,
  );
}

const Nobody = () => (
  <section className="nobody" aria-labelledby="nobody-title">
    <h2 id="nobody-title">
      <Say k="requests-none" />
    </h2>
    <p>
      <Say k="requests-none-next" />
    </p>
  </section>
);

interface Props {
  section: Section;
  requests: readonly RequestView[];
}

function RequestSection({ section, requests }: Props) {
  return (
    <section aria-labelledby={`section-${section}`}>
      <div className="section-head">
        <h2 id={`section-${section}`}>
          <Say k={`section-${section}`} fill={[requests.length]} />
        </h2>
        {section === 'waiting' ? <SendNow /> : null}
        {section === 'waiting' ? <HandOverLink /> : null}
      </div>
      {section === 'expected' ? (
        <Expected requests={requests} />
      ) : (
        <ul className="rows">
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HandOverLink() {
  const hasKey = useEvent((state) => state.event?.canHandOver ?? false);
  if (!hasKey) return null;
  return (
    <ButtonLink href="#/hand-over" weight="quiet">
      <Say k="desk-hand-over" />
    </ButtonLink>
  );
}

function SendNow() {
  const sync = useRequests((state) => state.sync);
  const syncing = useRequests((state) => state.syncing);
  return (
    <Button onClick={() => void sync()}>
      <Say k={syncing ? 'requests-sending-now' : 'requests-send-now'} />
    </Button>
  );
}
