import type { ReactNode } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { isPending, sortOf } from '../../../../shared/errors.ts';
import { Button, ButtonLink } from '../../../components/button.tsx';
import { Countdown } from '../../../components/countdown.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFromHub, useStore } from '../../../stores/provider.tsx';
import { useInMemory } from '../../../components/state-chip.tsx';
import { problemKeys } from '../../../text/problem.ts';
import type { MessageKey } from '../../../text/languages.ts';
import { Say } from '../../../text/text.tsx';
import { Dismiss } from './dismiss.tsx';
import { RefusedAction } from './refused.tsx';

interface Props {
  request: RequestView;
  /** What can be done about it meanwhile. */
  children?: ReactNode;
  /** What can be done about it besides, below the buttons. */
  below?: ReactNode;
}

/** What it waits for, when it is tried again, and a way to try now. */
export function Waiting({ request, children, below }: Props) {
  const { id, problem, retryAt } = request;
  return (
    <>
      <Notice tone="notice">
        <p>
          <strong>
            <WhatItWaitsFor request={request} />
          </strong>
        </p>
        <p>
          {retryAt === undefined || (problem && isPending(problem.code)) ? (
            <Say k={nextOf(problem)} />
          ) : null}{' '}
          {retryAt === undefined ? null : <Countdown until={retryAt} />}
        </p>
      </Notice>
      {children}
      <RefusedAction id={id} />
      <div className="actions">
        <Now request={request} />
        <ButtonLink href="#/card">
          <Say k="request-next-person" />
        </ButtonLink>
      </div>
      {below}
      <Dismiss id={id} />
    </>
  );
}

/** What could not be saved is sent by itself, while a form that could not be saved is not: the failure's own words are for that. */
const nextOf = (problem: RequestView['problem']): MessageKey =>
  problem && sortOf(problem.code) !== 'broken'
    ? problemKeys(problem.code).next
    : 'request-waiting-turn';

function WhatItWaitsFor({ request: { problem, elsewhere } }: { request: RequestView }) {
  const inMemory = useInMemory();
  const isAtHub = useFromHub() || elsewhere !== undefined;
  if (problem) return <Say k={problemKeys(problem.code).what} fill={problem.params} />;
  if (isAtHub) return <Say k="request-waiting-hub" />;
  return <Say k={inMemory ? 'request-waiting-memory' : 'request-waiting'} />;
}

/** The next thing to do, if there is any: what waits for another request cannot be tried before that one. */
function Now({ request: { id, problem, elsewhere } }: { request: RequestView }) {
  const retry = useStore('requests', (state) => state.retry);
  const code = problem?.code;
  if (code === 'waits-for-other') return null;
  // A login at this desk is none at the hub.
  if (code === undefined || sortOf(code) !== 'sign-in' || elsewhere) {
    return (
      <Button action="progressive" weight="primary" onClick={() => void retry(id)}>
        <Say k="request-try-now" />
      </Button>
    );
  }
  const isCloud = code.startsWith('cloud-');
  return (
    <ButtonLink
      href={isCloud ? '#/cloud-sign-in' : '#/sign-in'}
      action="progressive"
      weight="primary"
    >
      <Say k={isCloud ? 'cloud-sign-in-title' : 'sign-in-title'} />
    </ButtonLink>
  );
}
