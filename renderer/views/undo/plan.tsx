import { isUndoOver, type UndoPlan } from '../../../shared/requests/undo-plan.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { useStateKey } from '../../components/state-chip.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Removes } from '../request/undo/removes.tsx';
import { Stays } from '../request/undo/stays.tsx';

/** Everything a helper should know before they say yes. */
export function Plan({ plan }: { plan: UndoPlan }) {
  const { removes, stays, filed } = plan;
  const stateKey = useStateKey();
  const { say } = useText();
  return (
    <>
      <Certainty plan={plan} />
      <Removes title="undo-removes" parts={removes} of={plan} />
      {removes.includes('account') && !plan.gone ? (
        <p className="lead">
          <Say k="undo-elsewhere" />
        </p>
      ) : null}
      <Stays stays={stays} />
      {filed ? (
        <p className="undo-filed">
          <Say k="undo-filed" fill={[say(stateKey(filed))]} />
        </p>
      ) : null}
      <div className="actions">
        {filed && isUndoOver(filed) ? <Filed filed={filed} /> : <Confirm plan={plan} />}
        <ButtonLink href={hashOf({ view: 'request', id: plan.of })} size="large">
          <Say k="undo-keep" />
        </ButtonLink>
      </div>
    </>
  );
}

/** How far the plan can be relied on. */
function Certainty({ plan: { of, asked, gone, guarded } }: { plan: UndoPlan }) {
  const { time } = useText();
  const isAccount = useStore('requests', (state) =>
    knownRequests(state).some(({ id, kind }) => id === of && kind === 'account'),
  );
  if (asked === undefined) {
    return (
      <Notice tone="warning">
        <Say k={isAccount ? 'undo-unasked' : 'undo-unasked-other'} />
      </Notice>
    );
  }
  return (
    <>
      {gone ? (
        <Notice tone="notice">
          <Say k={isAccount ? 'undo-gone' : 'undo-gone-other'} />
        </Notice>
      ) : null}
      <p className="lead">
        <Say k={isAccount ? 'undo-asked' : 'seen-at'} fill={[time(asked)]} />
        {guarded ? null : (
          <>
            {' '}
            <Say k={isAccount ? 'undo-unguarded' : 'undo-unguarded-other'} />
          </>
        )}
      </p>
    </>
  );
}

function Confirm({ plan: { of, removes } }: { plan: UndoPlan }) {
  const undo = useStore('requests', (state) => state.undo);
  const confirm = async () => {
    const id = await undo(of, removes);
    if (id !== undefined) window.location.hash = hashOf({ view: 'request', id });
  };
  if (removes.length === 0) return null;
  return (
    <Button action="destructive" weight="primary" size="large" onClick={() => void confirm()}>
      <Say k="undo-do" />
    </Button>
  );
}

/** There is one undo of each request; this one shows how far it has come. */
const Filed = ({ filed: { id } }: { filed: NonNullable<UndoPlan['filed']> }) => (
  <ButtonLink
    href={hashOf({ view: 'request', id })}
    action="progressive"
    weight="primary"
    size="large"
  >
    <Say k="undo-show" />
  </ButtonLink>
);
