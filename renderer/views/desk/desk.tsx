import { cdxIconUserAdd } from '@wikimedia/codex-icons';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { commonWait } from '../../selectors/order-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { problemKeys } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';
import { Rescued } from './rescued.tsx';

/** Nobody is chosen: how a person is begun with, and what stands for all of them. */
export function Desk() {
  const { say } = useText();
  return (
    <div className="desk">
      <PageTitle title={say('desk-title')} />
      <Rescued />
      <div className="desk__start">
        <ButtonLink
          href="#/card"
          action="progressive"
          weight="primary"
          size="large"
          icon={cdxIconUserAdd}
        >
          <Say k="desk-start-card" />
        </ButtonLink>
        <p className="lead">
          <Say k="desk-start-lead" />
        </p>
      </div>
      <Waiting />
      <div className="desk__more">
        <ButtonLink href="#/newcomer">
          <Say k="hand-screen-do" />
        </ButtonLink>
        <ButtonLink href="#/shift">
          <Say k="shift-title" />
        </ButtonLink>
        <ButtonLink href="#/roster">
          <Say k="desk-import-roster" />
        </ButtonLink>
        <ButtonLink href="#/take-over">
          <Say k="desk-import" />
        </ButtonLink>
      </div>
    </div>
  );
}

/** What waits to be sent: why, where all wait for the same, and the way to send it now or from another desk. */
function Waiting() {
  const requests = useStore('requests', (state) => state.requests);
  const waiting = requests.filter(({ state }) => state === 'saved' || state === 'waiting');
  if (waiting.length === 0) return null;
  const wait = commonWait(waiting);
  return (
    <section aria-labelledby="waiting-title">
      <h2 id="waiting-title">
        <Say k="section-waiting" fill={[waiting.length]} />
      </h2>
      {wait ? (
        <Notice tone="notice">
          <p>
            <strong>
              <Say k={problemKeys(wait.problem.code).what} fill={wait.problem.params} />
            </strong>
          </p>
          <p>
            {wait.retryAt === undefined ? (
              <Say k={problemKeys(wait.problem.code).next} fill={wait.problem.params} />
            ) : (
              <Countdown until={wait.retryAt} />
            )}
          </p>
        </Notice>
      ) : null}
      <div className="actions">
        <SendNow />
        <ExportLink />
      </div>
    </section>
  );
}

function ExportLink() {
  const hasKey = useStore('event', (state) => state.event?.canHandOver ?? false);
  if (!hasKey) return null;
  return (
    <ButtonLink href="#/hand-over" weight="quiet">
      <Say k="desk-hand-over" />
    </ButtonLink>
  );
}

function SendNow() {
  const sync = useStore('requests', (state) => state.sync);
  const syncing = useStore('requests', (state) => state.syncing);
  return (
    <Button onClick={() => void sync()}>
      <Say k={syncing ? 'requests-sending-now' : 'requests-send-now'} />
    </Button>
  );
}
