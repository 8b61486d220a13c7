import type { RequestView } from '../../../shared/requests/request.ts';
import type { WipePlan, WipeReport } from '../../../shared/storage/storage.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useFromHub, useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';

/** Takes everything personal off this machine, once a person has decided about whatever is unfinished. */
export function WipeSettings() {
  const plan = useStore('storage', (state) => state.plan);
  const report = useStore('storage', (state) => state.report);
  const problem = useStore('storage', (state) => state.problem);
  const isAtHub = useFromHub();
  return (
    <section aria-labelledby="wipe-title">
      <h2 id="wipe-title">
        <Say k={isAtHub ? 'wipe-title-hub' : 'wipe-title'} />
      </h2>
      <p>
        <Say k={isAtHub ? 'wipe-lead-hub' : 'wipe-lead'} />
      </p>
      {plan ? <Due plan={plan} /> : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {report ? <Wiped report={report} /> : null}
      {plan ? <Act unfinished={plan.unfinished} /> : null}
    </section>
  );
}

function Due({ plan: { due, dueAt, clockConfirmed } }: { plan: WipePlan }) {
  const { time } = useText();
  if (dueAt === undefined) return null;
  const fill = [time(dueAt)];
  if (!due) {
    return (
      <p>
        <Say k="wipe-due-at" fill={fill} />
      </p>
    );
  }
  return (
    <p>
      <Say k={clockConfirmed ? 'wipe-due' : 'wipe-due-unconfirmed'} />
    </p>
  );
}

function Act({ unfinished }: { unfinished: readonly RequestView[] }) {
  const wipe = useStore('storage', (state) => state.wipe);
  const isBlocked = unfinished.length > 0;
  return (
    <>
      {isBlocked ? <Unfinished requests={unfinished} /> : null}
      <div className="actions">
        <ConfirmButton
          label={isBlocked ? 'wipe-discard' : 'wipe-do'}
          question={isBlocked ? 'wipe-discard-sure' : 'wipe-do-sure'}
          onConfirm={() => void wipe(isBlocked)}
        />
      </div>
    </>
  );
}

const Unfinished = ({ requests }: { requests: readonly RequestView[] }) => (
  <Notice tone="warning">
    <p>
      <Say k="wipe-unfinished" fill={[requests.length]} />
    </p>
    <ul>
      {requests.map(({ id, username }) => (
        <li key={id}>
          <a href={hashOf({ view: 'request', id })}>
            <bdi>{username}</bdi>
          </a>
        </li>
      ))}
    </ul>
  </Notice>
);

const Wiped = ({ report: { requests, removed, left, keyProblem } }: { report: WipeReport }) => (
  <Notice tone={left.length > 0 ? 'warning' : 'success'} alert>
    <p>
      <Say k="wipe-done" fill={[requests, removed.length]} />
    </p>
    {left.length > 0 ? (
      <p>
        <Say k="wipe-left" /> <Island mono>{left.join(', ')}</Island>
      </p>
    ) : null}
    {keyProblem ? (
      <p>
        <Say k="wipe-key-left" />
      </p>
    ) : null}
  </Notice>
);
