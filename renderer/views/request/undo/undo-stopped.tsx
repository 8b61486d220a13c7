import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button, ButtonLink } from '../../../components/button.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useRequests } from '../../../stores/provider.tsx';
import { hashOf } from '../../../stores/route-store.ts';
import { Say } from '../../../text/text.tsx';
import { Dismiss } from '../base/dismiss.tsx';
import { RefusedAction } from '../base/refused.tsx';

/** It could not be undone as it was agreed: why, and what can be agreed now. */
export function UndoStopped({ request }: { request: RequestView }) {
  const { id, undo, problem = { code: 'internal', params: [] } } = request;
  const retry = useRequests((state) => state.retry);
  return (
    <>
      <ProblemNotice problem={problem} tone="warning" />
      <RefusedAction id={id} />
      <div className="actions">
        {undo ? (
          <ButtonLink
            href={hashOf({ view: 'undo', id: undo.of })}
            action="progressive"
            weight="primary"
          >
            <Say k="undo-again" />
          </ButtonLink>
        ) : null}
        <Button onClick={() => void retry(id)}>
          <Say k="request-try-again" />
        </Button>
      </div>
      <Dismiss id={id} />
    </>
  );
}
