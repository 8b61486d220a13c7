import { useEffect } from 'react';
import type { NameVerdict } from '../../../../shared/names/name-verdict.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { sortOf } from '../../../../shared/errors.ts';
import { Facts } from '../../../components/facts.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { verdictMessage } from '../../card/verdict-message.tsx';

/** While a request waits for the network: what this machine remembers of its names, where it remembers anything. */
export function KnownNames({ request }: { request: RequestView }) {
  const { id, username, shellName, problem, editable } = request;
  const isAway = problem !== undefined && sortOf(problem.code) === 'network';
  const isAsked = isAway && editable === true;
  const ask = useStore('nameMemory', (state) => state.ask);
  const names = useStore('nameMemory', (state) => (state.id === id ? state.names : undefined));
  useEffect(() => {
    if (isAsked) void ask({ id, username, shellName });
  }, [ask, isAsked, id, username, shellName]);
  const isKnown = names && Object.values(names).some(({ is }) => is !== 'could-not-ask');
  if (!isAsked || !isKnown) return null;
  return (
    <section aria-labelledby="known-names-title">
      <h2 id="known-names-title">
        <Say k="known-names-title" />
      </h2>
      <Facts
        facts={[
          { label: 'field-username', value: <Known verdict={names.username} /> },
          { label: 'field-shell-name', value: <Known verdict={names.shellName} /> },
        ]}
      />
    </section>
  );
}

function Known({ verdict }: { verdict: NameVerdict }) {
  const { tone, words } = verdictMessage(verdict);
  return tone === 'plain' ? (
    words
  ) : (
    <Notice tone={tone} inline>
      {words}
    </Notice>
  );
}
