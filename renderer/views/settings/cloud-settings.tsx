import type { CloudCheck, CloudSession } from '../../../shared/domain/cloud.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { isErrorCode } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';
import { useRunsIt } from './use-may.ts';

/** Where the cloud is, whether it answers, whom it takes us for and what we may do there. */
export function CloudSettings() {
  const session = useStore('cloud', (state) => state.session);
  const runsIt = useRunsIt();
  if (!session?.available) return null;
  return (
    <section aria-labelledby="cloud-title">
      <h2 id="cloud-title">
        <Say k="settings-cloud" />
      </h2>
      <SessionFacts session={session} />
      <WhatWentWrong />
      <Checked />
      <div className="actions">
        <AskNow />
        {runsIt ? (
          <ButtonLink href="#/cloud-sign-in">
            <Say k={session.signedIn ? 'settings-change-sign-in' : 'cloud-sign-in-title'} />
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

function SessionFacts({ session: { signedIn, username, connection } }: { session: CloudSession }) {
  const { time } = useText();
  const { state, since } = connection;
  return (
    <Facts
      facts={[
        {
          label: 'fact-state',
          value:
            state === 'unknown' ? (
              <Say k="cloud-unknown" />
            ) : (
              <Say
                k={state === 'online' ? 'connection-online-since' : 'cloud-offline-since'}
                fill={[time(since)]}
              />
            ),
        },
        {
          label: 'fact-signed-in',
          value: <Who signedIn={signedIn} username={username} />,
        },
      ]}
    />
  );
}

function Who({ signedIn, username }: Pick<CloudSession, 'signedIn' | 'username'>) {
  if (!signedIn) return <Say k="session-signed-out" />;
  return username === '' ? <Say k="cloud-by-file" /> : <bdi>{username}</bdi>;
}

function WhatWentWrong() {
  const asked = useStore('cloud', (state) => state.problem);
  const known = useStore('cloud', (state) => state.session?.connection.problem);
  if (asked) return <ProblemNotice problem={asked} />;
  if (known !== undefined && isErrorCode(known)) {
    return <ProblemNotice problem={{ code: known, params: [] }} />;
  }
  return null;
}

function Checked() {
  const check = useStore('cloud', (state) => state.check);
  return <div role="status">{check ? <CheckFacts check={check} /> : null}</div>;
}

function CheckFacts({ check }: { check: CloudCheck }) {
  const { time } = useText();
  const { authUrl, region, username, project, roles, expiresAt, services, toolforge } = check;
  const list = (names: readonly string[]) =>
    names.length === 0 ? <Say k="fact-none" /> : <Island mono>{names.join(', ')}</Island>;
  return (
    <Facts
      facts={[
        { label: 'fact-directory', value: <Island>{authUrl}</Island> },
        region === undefined
          ? undefined
          : { label: 'fact-region', value: <Island>{region}</Island> },
        { label: 'fact-taken-for', value: <bdi>{username}</bdi> },
        project === undefined
          ? undefined
          : { label: 'fact-scope', value: <Island mono>{project}</Island> },
        { label: 'fact-roles', value: list(roles) },
        { label: 'fact-services', value: list(services) },
        { label: 'fact-expires', value: time(expiresAt) },
        toolforge === undefined
          ? undefined
          : {
              label: 'fact-toolforge',
              value: (
                <Say
                  k={toolforge.found ? 'cloud-toolforge-found' : 'cloud-toolforge-missing'}
                  fill={[<Island key="project">{toolforge.project}</Island>]}
                />
              ),
            },
      ]}
    />
  );
}

function AskNow() {
  const ask = useStore('cloud', (state) => state.ask);
  const asking = useStore('cloud', (state) => state.asking);
  return (
    <Button onClick={() => void ask()}>
      <Say k={asking ? 'connection-asking' : 'connection-ask-now'} />
    </Button>
  );
}
