import type { RequestView } from '../../../../shared/requests/request.ts';
import { ButtonLink } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Say } from '../../../text/text.tsx';

/** Somebody decided that nothing more is sent, and said why. */
export function Dismissed({ request }: { request: RequestView }) {
  return (
    <>
      <Notice tone="notice">
        <p>
          <Say k="request-dismissed" fill={[request.dismissedBecause ?? '']} />
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
