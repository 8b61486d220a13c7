import { useMemo } from 'react';
import type { RequestView } from '../../../shared/requests/request.ts';
import { usePlace } from '../../text/filed-at.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { StepList } from '../../components/step-list.tsx';
import { peopleAtDesk, personWith } from '../../../shared/requests/people-at-desk.ts';
import { stagesOf } from '../../selectors/people-at-desk.ts';
import { useFromHub, useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { requestName } from '../../text/request-name.ts';
import { Say, useText } from '../../text/text.tsx';
import { Case } from '../desk/case.tsx';
import { Stages } from '../desk/stages.tsx';
import { Approved } from './base/for-approval.tsx';
import { After, Before } from './base/related-requests.tsx';
import { pageOf } from './pages.tsx';

/** One request: every step with its true state, and what to do now. */
export function Request({ id }: { id: string }) {
  const request = useStore('requests', (state) =>
    knownRequests(state).find((known) => known.id === id),
  );
  const loaded = useStore('requests', (state) => state.loaded);
  const isAtHub = useFromHub();
  const { say } = useText();
  const unknown = isAtHub ? 'request-unknown-hub' : 'request-unknown';
  if (request) return <Known request={request} />;
  return (
    <div className="narrow">
      <PageTitle title={say('request-title')} />
      <p>
        <Say k={loaded ? unknown : 'requests-asking'} />
      </p>
      <a href="#/desk">
        <Say k="back-to-desk" />
      </a>
    </div>
  );
}

/** How far its person has come, where it is about one, and who looks after them. */
function PersonStages({ request: { id, shellName } }: { request: RequestView }) {
  const requests = useStore('requests', knownRequests);
  const person = useMemo(() => personWith(peopleAtDesk(requests), id), [requests, id]);
  if (!person) return null;
  return (
    <>
      {shellName === '' ? null : <Stages stages={stagesOf(person)} openId={id} />}
      <Case person={person} />
    </>
  );
}

function FiledAt({ elsewhere }: { elsewhere: NonNullable<RequestView['elsewhere']> }) {
  const place = usePlace();
  return (
    <p>
      <Say k="request-elsewhere" fill={[place(elsewhere)]} />
    </p>
  );
}

function Known({ request }: { request: RequestView }) {
  const { now, asked: Asked } = pageOf(request);
  const Now = now[request.state];
  const text = useText();
  return (
    <div className="narrow request">
      <div className="request__head">
        <PageTitle title={requestName(request, text)} windowTitle={text.say('request-title')} />
        <StateChip request={request} />
      </div>
      {request.elsewhere ? <FiledAt elsewhere={request.elsewhere} /> : null}
      <PersonStages request={request} />
      <Before request={request} />
      <Now request={request} />
      <Approved request={request} />
      <After request={request} />
      {request.state === 'dismissed' ? null : (
        <section aria-labelledby="steps-title">
          <h2 id="steps-title">
            <Say k="request-steps" />
          </h2>
          <StepList steps={request.steps} problem={request.problem} />
        </section>
      )}
      <Asked request={request} />
    </div>
  );
}
