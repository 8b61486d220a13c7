import type { RequestView } from '../../../shared/domain/request.ts';
import { sortOf } from '../../../shared/errors.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Notice } from '../../components/notice.tsx';
import { useRequests } from '../../stores/provider.tsx';
import { problemKeys } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';
import { ChangeIt } from './change-it.tsx';
import { KnownNames } from './known-names.tsx';
import { Dismiss } from './dismiss.tsx';
import { RefusedAction } from './refused-action.tsx';

/** Safe on this machine: what it waits for, when it is tried again, and a way to try now. */
export function Waiting({ request }: { request: RequestView }) {
  const { id, problem, retryAt } = request;
  const retry = useRequests((state) => state.retry);
  const needsSignIn = problem !== undefined && sortOf(problem.code) === 'sign-in';
  return (
    <>
      <Notice tone="notice">
        <p>
          <strong>
            {problem ? (
              <Say k={problemKeys(problem.code).what} fill={problem.params} />
            ) : (
              <Say k="request-waiting" />
            )}
          </strong>
        </p>
        <p>
          {retryAt === undefined ? (
            <Say k={problem ? problemKeys(problem.code).next : 'request-waiting-turn'} />
          ) : (
            <Countdown until={retryAt} />
          )}
        </p>
      </Notice>
      <KnownNames request={request} />
      <RefusedAction id={id} />
      <div className="actions">
        {needsSignIn ? (
          <ButtonLink href="#/sign-in" action="progressive" weight="primary">
            <Say k="sign-in-title" />
          </ButtonLink>
        ) : (
          <Button action="progressive" weight="primary" onClick={() => void retry(id)}>
            <Say k="request-try-now" />
          </Button>
        )}
        <ButtonLink href="#/card">
          <Say k="request-next-person" />
        </ButtonLink>
      </div>
      <ChangeIt request={request} />
      <Dismiss id={id} />
    </>
  );
}
