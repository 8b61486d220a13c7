import { useEffect } from 'react';
import type { NameConflict, RequestView } from '../../../shared/domain/request.ts';
import { Button } from '../../components/button.tsx';
import { Island } from '../../components/island.tsx';
import { NamePair } from '../../components/name-pair.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useConflict, useRequests } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Rename } from './rename.tsx';

/** A name was lost: what stands there now, and other names for the same request. */
export function Conflict({ request }: { request: RequestView }) {
  const { id, updatedAt } = request;
  const ask = useConflict((state) => state.ask);
  useEffect(() => void ask(id), [ask, id, updatedAt]);
  return (
    <>
      <Found />
      <section aria-labelledby="rename-title">
        <h2 id="rename-title">
          <Say k="rename-title" />
        </h2>
        <Rename request={request} primary />
      </section>
    </>
  );
}

function Found() {
  const id = useConflict((state) => state.id);
  const conflict = useConflict((state) => state.conflict);
  const problem = useConflict((state) => state.problem);
  const ask = useConflict((state) => state.ask);
  if (problem) {
    return (
      <ProblemNotice problem={problem}>
        <Button onClick={() => void ask(id)}>
          <Say k="request-try-again" />
        </Button>
      </ProblemNotice>
    );
  }
  if (!conflict) return <Say k="verdict-asking" />;
  return (
    <>
      <Holders conflict={conflict} />
      <Agreed conflict={conflict} />
    </>
  );
}

/** The entries in the way. Names and times are enough to settle it; nobody's address is shown. */
function Holders({ conflict: { id, holders } }: { conflict: NameConflict }) {
  const retry = useRequests((state) => state.retry);
  const { time } = useText();
  if (holders.length === 0) {
    return (
      <div className="actions">
        <p>
          <Say k="conflict-gone" />
        </p>
        <Button action="progressive" weight="primary" onClick={() => void retry(id)}>
          <Say k="request-try-again" />
        </Button>
      </div>
    );
  }
  return (
    <section aria-labelledby="holders-title">
      <h2 id="holders-title">
        <Say k="conflict-holders" />
      </h2>
      <ul>
        {holders.map(({ username, shellName, since }) => (
          <li key={shellName}>
            <bdi>{username}</bdi> <Island mono>{shellName}</Island>{' '}
            {since === undefined ? null : <Say k="conflict-since" fill={[time(since)]} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The agreed pairs, each with what became of it, or others that are free; one press goes on with a pair. */
function Agreed({ conflict: { id, agreed, offered, asked } }: { conflict: NameConflict }) {
  const rename = useRequests((state) => state.rename);
  const { time } = useText();
  const free = [...agreed.filter((pair) => pair.free), ...offered];
  const lost = agreed.filter((pair) => !pair.free);
  return (
    <>
      {lost.map((pair) => (
        <p key={pair.shellName + pair.username}>
          <Say k="conflict-lost" fill={[<NamePair pair={pair} />]} />
        </p>
      ))}
      {free.length === 0 ? null : (
        <div className="alternatives" role="group" aria-labelledby="agreed-title">
          <p id="agreed-title">
            <Say
              k={offered.length > 0 ? 'conflict-offered' : 'conflict-agreed'}
              fill={[time(asked)]}
            />
          </p>
          {free.map((pair) => (
            <Button key={pair.shellName + pair.username} onClick={() => void rename(id, pair)}>
              <NamePair pair={pair} />
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
