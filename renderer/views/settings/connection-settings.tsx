import type { Connection } from '../../../shared/domain/session.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { isErrorCode } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';
import { useRunsIt } from './use-may.ts';

/** Where the directory is, whether it answers, and as whom it is asked. */
export function ConnectionSettings() {
  const isSignedIn = useStore('session', (state) => state.session?.signedIn ?? false);
  const runsIt = useRunsIt();
  const hasHub = useStore('event', ({ event }) => event?.hubUrl !== undefined);
  // Such a desk reaches its hub or nothing, and logs in nowhere.
  if (hasHub) return null;
  return (
    <section aria-labelledby="connection-title">
      <h2 id="connection-title">
        <Say k="settings-connection" />
      </h2>
      <DirectoryFacts />
      <WhatWentWrong />
      <div className="actions">
        <AskNow />
        {runsIt ? (
          <ButtonLink href="#/sign-in">
            <Say k={isSignedIn ? 'settings-change-sign-in' : 'sign-in-title'} />
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

function DirectoryFacts() {
  const event = useStore('event', (state) => state.event);
  const connection = useStore('session', (state) => state.connection);
  const session = useStore('session', (state) => state.session);
  return (
    <Facts
      facts={[
        connection && { label: 'fact-state', value: <State connection={connection} /> },
        event && { label: 'fact-directory', value: <Island>{event.directoryUrl}</Island> },
        event?.jumpHost === undefined
          ? undefined
          : { label: 'fact-jump-host', value: <Island>{event.jumpHost}</Island> },
        {
          label: 'fact-signed-in',
          value: session?.signedIn ? (
            <Island mono>{session.bindDn}</Island>
          ) : (
            <Say k="session-signed-out" />
          ),
        },
      ]}
    />
  );
}

function State({ connection: { state, since } }: { connection: Connection }) {
  const { time } = useText();
  if (state === 'unknown') return <Say k="connection-unknown" />;
  return <Say k={`connection-${state}-since`} fill={[time(since)]} />;
}

function WhatWentWrong() {
  const asked = useStore('session', (state) => state.problem);
  const known = useStore('session', (state) => state.connection?.problem);
  if (asked) return <ProblemNotice problem={asked} />;
  if (known !== undefined && isErrorCode(known)) {
    return <ProblemNotice problem={{ code: known, params: [] }} />;
  }
  return null;
}

function AskNow() {
  const probe = useStore('session', (state) => state.probe);
  const asking = useStore('session', (state) => state.asking);
  return (
    <Button onClick={() => void probe()}>
      <Say k={asking ? 'connection-asking' : 'connection-ask-now'} />
    </Button>
  );
}
