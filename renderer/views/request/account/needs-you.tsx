import type { ErrorCode } from '../../../../shared/errors.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button } from '../../../components/button.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { ChangeIt } from './change-it.tsx';
import { Conflict } from './name-conflict.tsx';
import { Dismiss } from '../base/dismiss.tsx';
import { PasswordAgain } from './password-again.tsx';
import { Rename } from './rename.tsx';
import { ShareIt } from './share-it.tsx';
import { RefusedAction } from '../base/refused.tsx';

const wantPassword: readonly ErrorCode[] = [
  ...(['password-needed', 'password-refused', 'password-paused', 'key-unproven'] as const),
];
const wantOtherNames: readonly ErrorCode[] = ['name-taken', 'account-of-another', 'entry-exists'];

/** It stands still until a person acts: why, and what can be done. */
export function AccountNeedsYou({ request }: { request: RequestView }) {
  const { id, problem = { code: 'internal', params: [] } } = request;
  return (
    <>
      <ProblemNotice problem={problem} tone="warning" />
      <RefusedAction id={id} />
      <WayOut request={request} code={problem.code} />
    </>
  );
}

/** What a person can do about it. An account manager's decision is nothing to be tried again or got round by other names. */
function WayOut({ request, code }: { request: RequestView; code: ErrorCode }) {
  if (code === 'account-blocked') return <Dismiss id={request.id} isOnlyWay />;
  return (
    <>
      <ByCode request={request} code={code} />
      <ChangeIt request={request} />
      <Dismiss id={request.id} />
    </>
  );
}

function ByCode({ request, code }: { request: RequestView; code: ErrorCode }) {
  if (wantPassword.includes(code)) return <PasswordAgain id={request.id} />;
  if (wantOtherNames.includes(code)) return <Conflict request={request} />;
  if (code === 'name-refused') return <OtherNames request={request} />;
  if (code === 'address-held' || code === 'key-held') return <ShareIt id={request.id} />;
  return <TryAgain id={request.id} />;
}

/** Nobody stands in the way of the names: they may not be, until the service says otherwise. */
function OtherNames({ request }: { request: RequestView }) {
  return (
    <>
      <section aria-labelledby="rename-title">
        <h2 id="rename-title">
          <Say k="rename-title" />
        </h2>
        <Rename request={request} primary />
      </section>
      <TryAgain id={request.id} />
    </>
  );
}

function TryAgain({ id }: { id: string }) {
  const retry = useStore('requests', (state) => state.retry);
  return (
    <div className="actions">
      <Button onClick={() => void retry(id)}>
        <Say k="request-try-again" />
      </Button>
    </div>
  );
}
