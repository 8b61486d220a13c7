import type { ErrorCode } from '../../../shared/errors.ts';
import type { RequestView } from '../../../shared/domain/request.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useDraft, useRequests } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { Dismiss } from './dismiss.tsx';
import { PasswordAgain } from './password-again.tsx';
import { RefusedAction } from './refused-action.tsx';

const wantPassword: readonly ErrorCode[] = ['password-needed', 'password-refused', 'key-unproven'];
const wantOtherNames: readonly ErrorCode[] = ['name-taken', 'account-of-another', 'entry-exists'];

/** It stands still until a person acts: why, and what can be done. */
export function NeedsYou({ request }: { request: RequestView }) {
  const { id, problem = { code: 'internal', params: [] } } = request;
  return (
    <>
      <ProblemNotice problem={problem} tone="warning" />
      <RefusedAction id={id} />
      {wantPassword.includes(problem.code) ? (
        <PasswordAgain id={id} />
      ) : (
        <div className="actions">
          {wantOtherNames.includes(problem.code) ? <OtherNames request={request} /> : null}
          <TryAgain id={id} />
        </div>
      )}
      <Dismiss id={id} />
    </>
  );
}

function TryAgain({ id }: { id: string }) {
  const retry = useRequests((state) => state.retry);
  return (
    <Button onClick={() => void retry(id)}>
      <Say k="request-try-again" />
    </Button>
  );
}

/** A new card with what was typed before; this request stays until it is dismissed. */
function OtherNames({ request }: { request: RequestView }) {
  const startFrom = useDraft((state) => state.startFrom);
  const start = () => {
    startFrom(request);
    window.location.hash = '#/card';
  };
  return (
    <Button action="progressive" weight="primary" onClick={start}>
      <Say k="request-other-names" />
    </Button>
  );
}
