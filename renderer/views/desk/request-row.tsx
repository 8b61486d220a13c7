import { memo } from 'react';
import type { RequestView } from '../../../shared/requests/request.ts';
import { Island } from '../../components/island.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { RequestName } from '../../components/request-name.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { problemKeys } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';

interface Props {
  readonly request: RequestView;
  readonly quiet: boolean;
}

/** One request: who, in which state, since when, and why it stands still. */
export const RequestRow = memo(({ request, quiet }: Props) => {
  const { id, shellName, updatedAt, problem } = request;
  const text = useText();
  return (
    <a className="row" href={hashOf({ view: 'request', id })}>
      <span className="row__name">
        <RequestName request={request} />
      </span>
      <span className="row__detail">
        {shellName === '' ? null : <Island mono>{shellName}</Island>}
      </span>
      <StateChip request={request} />
      <time className="row__time" dateTime={updatedAt}>
        {text.time(updatedAt)}
      </time>
      {problem && !quiet ? (
        <span className="row__why">
          <Say k={problemKeys(problem.code).what} fill={problem.params} />
        </span>
      ) : null}
    </a>
  );
});
