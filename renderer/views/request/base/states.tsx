import type { ComponentType } from 'react';
import { Say } from '../../../text/text.tsx';
import { Exported } from './exported.tsx';
import { WaitingForOthers } from './waiting-for-others.tsx';
import type { RequestState, RequestView } from '../../../../shared/requests/request.ts';
import { Button, ButtonLink } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Dismiss } from './dismiss.tsx';
import { ForApproval } from './for-approval.tsx';
import { RefusedAction } from './refused.tsx';

/** On the roster, and not here yet: the card is filled in together when they are. */
export function Expected({ request }: { request: RequestView }) {
  const startFrom = useStore('draft', (state) => state.startFrom);
  const start = () => {
    // Whom the hub expects, it finds by the card itself.
    startFrom(request, request.elsewhere ? undefined : request.id);
    window.location.hash = '#/card';
  };
  return (
    <>
      <Notice tone="notice">
        <Say k="request-expected" />
      </Notice>
      <RefusedAction id={request.id} />
      <div className="actions">
        <Button action="progressive" weight="primary" size="large" onClick={start}>
          <Say k="request-expected-start" />
        </Button>
      </div>
      <Dismiss id={request.id} />
    </>
  );
}

/** Somebody decided that nothing more is sent, and said why; or who was expected has an account already. */
export function Dismissed({
  request: { dismissedBecause = '', hasAccount, approval },
}: {
  request: RequestView;
}) {
  return (
    <>
      <Notice tone="notice">
        <p>
          {hasAccount === undefined ? (
            <Say
              k={approval?.decided?.is === 'refused' ? 'request-refused' : 'request-dismissed'}
              fill={[dismissedBecause]}
            />
          ) : (
            <Say k="request-has-account" />
          )}
        </p>
      </Notice>
      <div className="actions">
        <ButtonLink href="#/desk">
          <Say k="back-to-desk" />
        </ButtonLink>
      </div>
    </>
  );
}

/** A part of a request’s page. */
export type About = ComponentType<{ request: RequestView }>;

/** What each state means for the two people at the desk. */
type Now = Readonly<Record<RequestState, About>>;

/** The page of a kind of request. */
export interface Page {
  /** Where a kind does not say what to do about it, one that needs somebody has the ways out that all kinds share. */
  readonly now: Omit<Now, 'needs-you'> & Partial<Now>;
  /** What was asked for, below everything else. */
  readonly asked: About;
}

const Sending = () => (
  <p className="lead">
    <Say k="request-sending" />
  </p>
);

/** What the states mean that mean the same for every kind of request. */
export const states = {
  expected: Expected,
  'for-approval': ForApproval,
  saved: WaitingForOthers,
  waiting: WaitingForOthers,
  sending: Sending,
  dismissed: Dismissed,
  'handed-over': Exported,
} as const satisfies Partial<Now>;
