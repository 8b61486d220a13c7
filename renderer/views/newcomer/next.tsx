import { cdxIconAlert, cdxIconClock, cdxIconSuccess } from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import { CopyText } from '../../components/copy-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { Island } from '../../components/island.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { type Stage, stagesOf } from '../../selectors/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import { useStateKey } from '../../components/state-chip.tsx';
import { inLanguage } from '../../../shared/languages.ts';
import { type MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { useOwnRequests } from './own-requests.ts';

const icons = { done: cdxIconSuccess, 'needs-you': cdxIconAlert };

interface Props {
  title?: MessageKey | undefined;
  lead?: MessageKey;
  /** What the newcomer can do on this page beside going on. */
  parts?: ReactNode;
  /** The ways on. */
  children: ReactNode;
}

/** What becomes of it, as it is known: nothing is called done before it was read back. */
export function Next({ title, lead = 'newcomer-next-lead', parts, children }: Props) {
  const { say } = useText();
  const requests = useOwnRequests();
  const stages = stagesOf({ requests }).filter(({ state }) => state !== 'none');
  const isReady = requests[0]?.state === 'confirmed';
  const stands = isReady ? 'newcomer-next-done-title' : 'newcomer-next-title';
  return (
    <div className="ask">
      <div>
        <PageTitle title={say(title ?? stands)} />
        <p className="ask__lead">
          <Say k={lead} />
        </p>
      </div>
      {stages.length === 0 ? null : (
        <ol className="then" aria-live="polite">
          {stages.map((stage) => (
            <StageLine key={stage.name} stage={stage} />
          ))}
        </ol>
      )}
      {parts}
      {isReady ? <LogIn stages={stages} /> : null}
      <WorksToday stages={stages} />
      <div className="ways-on">{children}</div>
    </div>
  );
}

function StageLine({ stage }: { stage: Stage }) {
  const { name, state } = stage;
  const icon = state === 'done' || state === 'needs-you' ? icons[state] : cdxIconClock;
  return (
    <li className={`then__line then__line--${state}`}>
      {state === 'sending' ? <span className="spinner" aria-hidden="true" /> : <Icon icon={icon} />}
      <b>
        <Say k={`stage-${name}`} />
      </b>
      <span>
        <StageWords stage={stage} />
      </span>
    </li>
  );
}

/** The key is a part of the account's request; what else was asked for says for what it waits. */
function StageWords({ stage: { name, state, request } }: { stage: Stage }) {
  const stateKey = useStateKey();
  if (state === 'needs-you') return <Say k="newcomer-next-needs-helper" />;
  if (name === 'key' || !request) return <Say k={`stage-is-${state}`} />;
  return <Say k={stateKey(request)} />;
}

/** The way in, once the account is there with a key, and Toolforge was asked for. */
function LogIn({ stages }: { stages: readonly Stage[] }) {
  const host = useStore('event', ({ event }) => event?.toolforge?.loginHost);
  const [account] = useOwnRequests();
  const stateOf = (name: Stage['name']) => stages.find((stage) => stage.name === name)?.state;
  const toolforge = stateOf('toolforge');
  if (!host || !account || stateOf('key') !== 'done' || toolforge === undefined) return null;
  return (
    <div>
      <p>
        <Say k={toolforge === 'done' ? 'newcomer-next-ssh' : 'newcomer-next-ssh-later'} />
      </p>
      <CopyText text={`ssh ${account.shellName}@${host}`} />
    </div>
  );
}

/** While Toolforge waits for others: what works with a browser today. The addresses are read, not followed: this screen opens nothing. */
function WorksToday({ stages }: { stages: readonly Stage[] }) {
  const { language } = useText();
  const tryOut = useStore('event', ({ event }) => event?.welcome.tryOut ?? none);
  const waits = stages.some(({ name, state }) => name === 'toolforge' && state !== 'done');
  if (!waits || tryOut.length === 0) return null;
  return (
    <section aria-labelledby="works-today">
      <h2 id="works-today">
        <Say k="newcomer-next-today" />
      </h2>
      <ul className="works-today">
        {tryOut.map(({ name, about, url }) => (
          <li key={url}>
            <bdi>{name}</bdi>
            {about ? <span>{inLanguage(about, language)}</span> : null}
            <Island mono>{url}</Island>
          </li>
        ))}
      </ul>
    </section>
  );
}

const none: readonly never[] = [];
