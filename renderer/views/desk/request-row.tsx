import type { RequestView } from '../../../shared/domain/request.ts';
import { Island } from '../../components/island.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { problemKeys } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';

interface Props {
  request: RequestView;
  /** Why it stands still is said for all together. */
  quiet?: boolean;
}

/** One request: who, in which state, since when, and why it stands still. */
export function RequestRow({ request, quiet = false }: Props) {
  const { id, username, shellName, updatedAt, problem } = request;
  const { time } = useText();
  return (
    <li>
      <a className="row" href={hashOf({ view: 'request', id })}>
        <span className="row__name">
          <bdi>{username}</bdi>
        </span>
        <span className="row__detail">
          <Island mono>{shellName}</Island>
        </span>
        <StateChip request={request} />
        <time className="row__time" dateTime={updatedAt}>
          {time(updatedAt)}
        </time>
        {problem && !quiet ? (
          <span className="row__why">
            <Say k={problemKeys(problem.code).what} fill={problem.params} />
          </span>
        ) : null}
      </a>
    </li>
  );
}
