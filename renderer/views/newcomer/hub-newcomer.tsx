import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isAskedBack } from '../../../shared/requests/approval.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { CopyText } from '../../components/copy-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { RequestName } from '../../components/request-name.tsx';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { Answer, Talk } from '../request/base/for-approval.tsx';
import { RefusedAction } from '../request/base/refused.tsx';
import { Frame } from './frame.tsx';
import { LanguageQuestion } from './language.tsx';
import { Next } from './next.tsx';
import { useOwnRequests } from './own-requests.ts';
import { Questions, type Walk } from './questions.tsx';

/** The language was chosen at the door. */
const FIRST: Walk = { step: 'username' };

/** A newcomer on their own phone or laptop, at a hub: the same questions as at a desk, then what happens next, also after days by a private link. */
export function HubNewcomer({ told }: { told?: ReactNode }) {
  const [walk, setWalk] = useState<Walk>(FIRST);
  const [isChoosing, setChoosing] = useState(false);
  const isFiled = useOwnRequests().length > 0;
  // Before that nobody knows whether there is something to ask or to show.
  const isKnown = useStore('requests', ({ loaded, problem }) => loaded || problem !== undefined);
  if (!isKnown) return <Frame told={told}>{null}</Frame>;
  const page = isFiled ? <Filed /> : <Questions place="hub" walk={walk} onWalk={setWalk} />;
  return (
    <Frame
      told={told}
      onLanguage={isChoosing ? undefined : () => setChoosing(true)}
      hasBadge={!isChoosing}
      foot={<Say k="hub-foot" />}
    >
      {isChoosing ? <LanguageQuestion onNext={() => setChoosing(false)} /> : page}
    </Frame>
  );
}

/** What happens next, what others want to know, and how to come back to it. */
function Filed() {
  const requests = useOwnRequests();
  const leave = useStore('hub', (state) => state.leave);
  const problem = useStore('hub', (state) => state.problem);
  // Who came by their link has it.
  const hasLink = useStore('hub', ({ view, link }) => link || view?.session?.role === 'returning');
  const isRefused = requests[0]?.kind === 'account' && requests[0].state === 'dismissed';
  return (
    <Next
      title={isRefused ? 'hub-next-refused-title' : undefined}
      lead={leadOf(requests)}
      parts={
        <>
          {requests.map((request) => (
            <Said key={request.id} request={request} />
          ))}
          <PrivateLink />
          {problem ? <ProblemNotice problem={problem} /> : null}
        </>
      }
    >
      {hasLink ? null : <MakeLink />}
      <ConfirmButton
        label="hub-leave"
        question="hub-leave-sure"
        size="large"
        onConfirm={() => void leave()}
      />
    </Next>
  );
}

/** What comes first: what the newcomer does themselves, then what others do, then what goes on by itself. */
function leadOf(requests: readonly RequestView[]): MessageKey {
  const has = (state: RequestView['state']) => requests.some((one) => one.state === state);
  const isAsked = requests.some((one) => isAskedIn(one));
  if (isAsked) return 'hub-next-asked-lead';
  if (has('needs-you')) return 'hub-next-needs-helper-lead';
  if (has('for-approval')) {
    return has('confirmed') ? 'hub-next-rest-lead' : 'hub-next-approval-lead';
  }
  return requests.every(({ state }) => isOver.includes(state))
    ? 'hub-next-done-lead'
    : 'hub-next-lead';
}

const isOver: readonly RequestView['state'][] = ['confirmed', 'dismissed'];
const isAskedIn = ({ state, approval }: RequestView): boolean =>
  state === 'for-approval' && isAskedBack(approval);

/** What somebody said of a request. Nothing where nobody did. */
function Said({ request }: { request: RequestView }) {
  const { state, approval } = request;
  if (state === 'dismissed') return <WhyNot request={request} />;
  return state === 'for-approval' && approval?.question ? <Asked request={request} /> : null;
}

function WhyNot({ request }: { request: RequestView }) {
  const { approval, dismissedBecause = '' } = request;
  const isRefused = approval?.decided?.is === 'refused';
  return (
    <Notice tone="warning">
      <p>
        <strong>
          <RequestName request={request} />
        </strong>
      </p>
      <p>
        <Say k={isRefused ? 'request-refused' : 'request-dismissed'} fill={[dismissedBecause]} />
      </p>
    </Notice>
  );
}

/** A question that the newcomer answers here, and what they answered. */
const Asked = ({ request }: { request: RequestView }) => (
  <section aria-labelledby={`asked-${request.id}`}>
    <h2 id={`asked-${request.id}`}>
      <RequestName request={request} />
    </h2>
    <Talk request={request} />
    <RefusedAction id={request.id} />
    {isAskedIn(request) ? <Answer id={request.id} /> : null}
  </section>
);

function MakeLink() {
  const makeLink = useStore('hub', (state) => state.makeLink);
  return (
    <Button action="progressive" weight="primary" size="large" onClick={() => void makeLink()}>
      <Say k="hub-link-make" />
    </Button>
  );
}

/** The link once it was made: it leads back here. */
function PrivateLink() {
  const { say } = useText();
  const link = useStore('hub', (state) => state.link);
  const place = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone.
  useEffect(() => place.current?.focus(), [link]);
  if (!link) return null;
  return (
    <div className="private-link" ref={place} tabIndex={-1}>
      <p>
        <Say k="hub-link-lead" fill={[link.days]} />
      </p>
      <CopyText text={link.url} />
      <QrCode text={link.url} label={say('hub-link-code')} />
    </div>
  );
}
