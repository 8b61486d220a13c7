import type { RequestView } from '../../../../shared/requests/request.ts';
import { ButtonLink } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { hashOf } from '../../../stores/route-store.ts';
import { Say } from '../../../text/text.tsx';
import { GoneParts } from '../base/gone-parts.tsx';

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
