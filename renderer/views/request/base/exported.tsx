import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { Dismiss } from './dismiss.tsx';
import { RefusedAction } from './refused.tsx';

/** It went to another desk in a bundle: make that again, or take the request back. */
export function Exported({ request: { id, elsewhere } }: { request: RequestView }) {
  const retry = useStore('requests', (state) => state.retry);
  const make = useStore('export', (state) => state.make);
  const problem = useStore('export', (state) => state.problem);
  const again = async () => {
    if (await make([id])) window.location.hash = '#/hand-over';
  };
  return (
    <>
      <Notice tone="notice">
        <p>
          <strong>
            <Say k="request-handed-over" />
          </strong>
        </p>
        <p>
          <Say k="request-handed-over-next" />
        </p>
      </Notice>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <RefusedAction id={id} />
      <div className="actions">
        {elsewhere ? null : (
          <Button onClick={() => void again()}>
            <Say k="request-bundle-again" />
          </Button>
        )}
        <Button onClick={() => void retry(id)}>
          <Say k="request-take-back" />
        </Button>
      </div>
      <Dismiss id={id} />
    </>
  );
}
