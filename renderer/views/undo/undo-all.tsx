import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { requestName } from '../../text/request-name.ts';
import { Say, useText } from '../../text/text.tsx';
import { RefusedAction } from '../request/base/refused.tsx';
import { AllPlan } from './all-plan.tsx';

/** Before all that a card made is undone: in which order, what of each would go, and what would stay. */
export function UndoAll({ id }: { id: string }) {
  const request = useStore('requests', (state) =>
    knownRequests(state).find((known) => known.id === id),
  );
  const text = useText();
  const { say } = text;
  return (
    <div className="narrow">
      <PageTitle
        title={say('undo-all-title', request ? requestName(request, text) : '')}
        windowTitle={say('undo-window')}
      />
      <Planned id={id} />
      <RefusedAction id={id} />
    </div>
  );
}

function Planned({ id }: { id: string }) {
  const plan = useStore('undoAll', ({ name, seen }) => (name === id ? seen : undefined));
  const problem = useStore('undoAll', (state) => state.problem);
  const ask = useStore('undoAll', (state) => state.ask);
  if (problem) {
    return (
      <ProblemNotice problem={problem}>
        <Button onClick={() => void ask(id)}>
          <Say k="request-try-again" />
        </Button>
      </ProblemNotice>
    );
  }
  if (plan) return <AllPlan plan={plan} />;
  return (
    <p role="status">
      <Say k="undo-all-asking" />
    </p>
  );
}
