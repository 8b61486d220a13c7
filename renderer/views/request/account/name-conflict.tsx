import { useEffect } from 'react';
import type { NameAlternative } from '../../../../shared/names/name-verdict.ts';
import type { NameConflict, RequestView } from '../../../../shared/requests/request.ts';
import { Button } from '../../../components/button.tsx';
import { NamePair } from '../../../components/island.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say, useText } from '../../../text/text.tsx';
import { Rename } from './rename.tsx';

/** A name was lost: what stands there now, and other names for the same request. */
export function Conflict({ request }: { request: RequestView }) {
  const { id, revision } = request;
  const ask = useStore('conflict', (state) => state.ask);
  const conflict = useStore('conflict', (state) => (state.id === id ? state.conflict : undefined));
  useEffect(() => void ask(id), [ask, id, revision]);
  const free = conflict ? freePairs(conflict) : [];
  return (
    <>
      {conflict ? <Holders conflict={conflict} /> : <Asking id={id} />}
      <section aria-labelledby="rename-title">
        <h2 id="rename-title">
          <Say k="rename-title" />
        </h2>
        {conflict ? <Agreed conflict={conflict} free={free} /> : null}
        <Rename request={request} primary={free.length === 0} />
      </section>
    </>
  );
}

/** Nothing is known yet, or nobody could be asked. */
function Asking({ id }: { id: string }) {
  const problem = useStore('conflict', (state) => (state.id === id ? state.problem : undefined));
  const ask = useStore('conflict', (state) => state.ask);
  if (!problem) {
    return (
      <p role="status">
        <Say k="verdict-asking" />
      </p>
    );
  }
  return (
    <ProblemNotice problem={problem}>
      <Button onClick={() => void ask(id)}>
        <Say k="request-try-again" />
      </Button>
    </ProblemNotice>
  );
}

/** Nobody is in the way any more, so the request goes on as it is. */
function Gone({ id }: { id: string }) {
  const retry = useStore('requests', (state) => state.retry);
  return (
    <>
      <p>
        <Say k="conflict-gone" />
      </p>
      <div className="actions">
        <Button action="progressive" weight="primary" onClick={() => void retry(id)}>
          <Say k="request-try-again" />
        </Button>
      </div>
    </>
  );
}

/** The entries in the way. Names and times are enough to settle it; nobody's address is shown. */
function Holders({ conflict: { id, holders } }: { conflict: NameConflict }) {
  const { time } = useText();
  return (
    <section aria-labelledby="holders-title">
      <h2 id="holders-title">
        <Say k="conflict-holders" />
      </h2>
      {holders.length === 0 ? <Gone id={id} /> : null}
      <ul className="holders">
        {holders.map(({ username, shellName, since }) => (
          <li key={shellName}>
            <NamePair pair={{ username, shellName }} />
            {since === undefined ? null : (
              <span className="holders__since">
                <Say k="conflict-since" fill={[time(since)]} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pairs to go on with at once: those agreed on come first. */
const freePairs = ({ agreed, offered }: NameConflict): readonly NameAlternative[] => [
  ...agreed.filter(({ free }) => free),
  ...offered,
];

interface AgreedProps {
  conflict: NameConflict;
  free: readonly NameAlternative[];
}

/** The agreed pairs, each with what became of it, or others that are free; one press goes on with a pair. */
function Agreed({ conflict: { id, agreed, offered, asked }, free }: AgreedProps) {
  const rename = useStore('requests', (state) => state.rename);
  const { time } = useText();
  const lost = agreed.filter((pair) => !pair.free);
  return (
    <>
      {lost.map((pair) => (
        <p key={keyOf(pair)}>
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
            <Button key={keyOf(pair)} action="progressive" onClick={() => void rename(id, pair)}>
              <NamePair pair={pair} />
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

const keyOf = ({ username, shellName }: NameAlternative): string => `${username} ${shellName}`;
