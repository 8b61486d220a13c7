import { Button, ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { canExport } from '../../selectors/order-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Sealed } from './sealed.tsx';

/** What waits here, as one sealed bundle for another desk; or the bundle that was just made. */
export function Export() {
  const { say } = useText();
  const sealed = useStore('export', (state) => state.sealed);
  const problem = useStore('export', (state) => state.problem);
  const hasKey = useStore('event', (state) => state.event?.canHandOver ?? false);
  return (
    <div className="narrow">
      <PageTitle title={say('hand-over-title')} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {sealed ? <Sealed sealed={sealed} /> : hasKey ? <Waiting /> : <NoKey />}
    </div>
  );
}

const NoKey = () => (
  <Notice tone="warning">
    <Say k="hand-over-no-key" />
  </Notice>
);

function Waiting() {
  const waiting = useStore('requests', (state) => state.requests.filter(canExport).length);
  const make = useStore('export', (state) => state.make);
  const making = useStore('export', (state) => state.making);
  return (
    <>
      <p className="lead">
        <Say k={waiting === 0 ? 'hand-over-none' : 'hand-over-lead'} />
      </p>
      <div className="actions">
        {waiting === 0 ? null : (
          <Button action="progressive" weight="primary" size="large" onClick={() => void make()}>
            <Say k={making ? 'hand-over-making' : 'hand-over-make'} fill={[waiting]} />
          </Button>
        )}
        <ButtonLink href="#/desk" size="large">
          <Say k="back-to-desk" />
        </ButtonLink>
      </div>
    </>
  );
}
