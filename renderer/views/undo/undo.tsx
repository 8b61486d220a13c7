import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { requestName } from '../../text/request-name.ts';
import { Say, useText } from '../../text/text.tsx';
import { RefusedAction } from '../request/base/refused.tsx';
import { Plan } from './plan.tsx';

/** Before anything of a request is undone: what would go, what would stay and why. */
export function Undo({ id }: { id: string }) {
  const request = useStore('requests', (state) =>
    knownRequests(state).find((known) => known.id === id),
  );
  const text = useText();
  const { say } = text;
  return (
    <div className="narrow">
      <PageTitle
        title={say('undo-title', request ? requestName(request, text) : '')}
        windowTitle={say('undo-window')}
      />
      <Planned id={id} />
      <RefusedAction id={id} />
    </div>
  );
}

function Planned({ id }: { id: string }) {
  const plan = useStore('undo', (state) => state.plan);
  const problem = useStore('undo', (state) => state.problem);
  const ask = useStore('undo', (state) => state.ask);
  if (problem) {
    return (
      <ProblemNotice problem={problem}>
        <Button onClick={() => void ask(id)}>
          <Say k="request-try-again" />
        </Button>
      </ProblemNotice>
    );
  }
  if (plan?.of === id) return <Plan plan={plan} />;
  return (
    <p role="status">
      <Say k="undo-asking" />
    </p>
  );
}
