import type { ComponentType } from 'react';
import type { RequestKind, RequestState, RequestView } from '../../../shared/domain/request.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { StepList } from '../../components/step-list.tsx';
import { useRequests } from '../../stores/provider.tsx';
import { requestName } from '../../text/request-name.ts';
import { Say, useText } from '../../text/text.tsx';
import { AccountFacts } from './account-facts.tsx';
import { Confirmed } from './confirmed.tsx';
import { Dismissed } from './dismissed.tsx';
import { Expected } from './expected.tsx';
import { HandedOver } from './handed-over.tsx';
import { NeedsYou } from './needs-you.tsx';
import { UndoDone } from './undo-done.tsx';
import { UndoFacts } from './undo-facts.tsx';
import { UndoStopped } from './undo-stopped.tsx';
import { Waiting } from './waiting.tsx';

/** One person's request: every step with its true state, and what to do now. */
export function Request({ id }: { id: string }) {
  const request = useRequests(({ requests }) => requests.find((known) => known.id === id));
  const loaded = useRequests((state) => state.loaded);
  const { say } = useText();
  if (request) return <Known request={request} />;
  return (
    <div className="narrow">
      <PageTitle title={say('request-title')} />
      <p>
        <Say k={loaded ? 'request-unknown' : 'requests-asking'} />
      </p>
      <a href="#/desk">
        <Say k="back-to-desk" />
      </a>
    </div>
  );
}

function Known({ request }: { request: RequestView }) {
  const { now, asked: Asked } = pages[request.kind];
  const Now = now[request.state];
  const text = useText();
  return (
    <div className="narrow request">
      <div className="request__head">
        <PageTitle title={requestName(request, text)} />
        <StateChip request={request} />
      </div>
      <Now request={request} />
      {request.state === 'dismissed' ? null : (
        <section aria-labelledby="steps-title">
          <h2 id="steps-title">
            <Say k="request-steps" />
          </h2>
          <StepList steps={request.steps} />
        </section>
      )}
      <Asked request={request} />
    </div>
  );
}

type About = ComponentType<{ request: RequestView }>;

interface Page {
  /** What each state means for the two people at the desk. */
  readonly now: Readonly<Record<RequestState, About>>;
  /** What was asked for, below everything else. */
  readonly asked: About;
}

const Sending = () => (
  <p className="lead">
    <Say k="request-sending" />
  </p>
);

/** Once confirmed it stands above already. */
function AccountAsked({ request }: { request: RequestView }) {
  if (request.state === 'confirmed') return null;
  return (
    <section aria-labelledby="asked-title">
      <h2 id="asked-title">
        <Say k="request-asked" />
      </h2>
      <AccountFacts request={request} />
    </section>
  );
}

const account: Page = {
  asked: AccountAsked,
  now: {
    expected: Expected,
    saved: Waiting,
    waiting: Waiting,
    sending: Sending,
    confirmed: Confirmed,
    'needs-you': NeedsYou,
    dismissed: Dismissed,
    'handed-over': HandedOver,
  },
};

const Done = () => (
  <p>
    <a href="#/desk">
      <Say k="back-to-desk" />
    </a>
  </p>
);

const plain: Page = { asked: () => null, now: { ...account.now, confirmed: Done } };

const pages: Readonly<Record<RequestKind, Page>> = {
  account,
  'undo-account': {
    asked: UndoFacts,
    now: { ...account.now, confirmed: UndoDone, 'needs-you': UndoStopped },
  },
  'link-wikimedia': plain,
  'unlink-wikimedia': plain,
  membership: plain,
  tool: plain,
  'remove-tool': plain,
  maintainer: plain,
  project: plain,
  'remove-project': plain,
};
