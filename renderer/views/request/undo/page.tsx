import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button, ButtonLink } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { hashOf } from '../../../stores/route-store.ts';
import { Say } from '../../../text/text.tsx';
import { GoneParts } from '../base/undone.tsx';
import { Removes } from './removes.tsx';
import { Stays } from './stays.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Dismiss } from '../base/dismiss.tsx';
import { RefusedAction } from '../base/refused.tsx';

/** It is undone, as far as was agreed. */
export function UndoDone({ request: { undo } }: { request: RequestView }) {
  return (
    <>
      <Notice tone="success">
        <GoneParts removed={undo?.removed ?? []} />
      </Notice>
      <div className="actions">
        {undo ? (
          <ButtonLink href={hashOf({ view: 'request', id: undo.of })}>
            <Say k="undo-show-card" />
          </ButtonLink>
        ) : null}
        <ButtonLink href="#/desk" weight="quiet">
          <Say k="back-to-desk" />
        </ButtonLink>
      </div>
    </>
  );
}

/** What was agreed when this undo was asked for. */
export function UndoFacts({ request }: { request: RequestView }) {
  const { undo } = request;
  if (!undo) return null;
  return (
    <>
      <Removes title="undo-agreed" parts={undo.agreed} of={request} />
      <Stays stays={undo.stays} />
      <p>
        <a href={hashOf({ view: 'request', id: undo.of })}>
          <Say k="undo-show-card" />
        </a>
      </p>
    </>
  );
}

/** It could not be undone as it was agreed: why, and what can be agreed now. */
export function UndoStopped({ request }: { request: RequestView }) {
  const { id, undo, problem = { code: 'internal', params: [] } } = request;
  const retry = useStore('requests', (state) => state.retry);
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
