import type { RequestView } from '../../../../shared/requests/request.ts';
import { Notice } from '../../../components/notice.tsx';
import { hashOf } from '../../../stores/route-store.ts';
import { Say, useText } from '../../../text/text.tsx';
import { GoneParts } from './gone-parts.tsx';

/** On a card: that it was undone, by which request and when. */
export function Undone({ undone }: { undone: NonNullable<RequestView['undone']> }) {
  const { time } = useText();
  return (
    <Notice tone="notice">
      <p>
        <Say k="request-undone" fill={[time(undone.at)]} />
      </p>
      <GoneParts removed={undone.removed} />
      <p>
        <a href={hashOf({ view: 'request', id: undone.by })}>
          <Say k="undo-show" />
        </a>
      </p>
    </Notice>
  );
}
