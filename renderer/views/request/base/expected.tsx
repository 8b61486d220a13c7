import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useDraft } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { Dismiss } from './dismiss.tsx';
import { RefusedAction } from './refused.tsx';

/** On the roster, and not here yet: the card is filled in together when they are. */
export function Expected({ request }: { request: RequestView }) {
  const startFrom = useDraft((state) => state.startFrom);
  const start = () => {
    startFrom(request, request.id);
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
