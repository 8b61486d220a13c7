import {
  type Icon as CodexIcon,
  cdxIconAlert,
  cdxIconClock,
  cdxIconSuccess,
} from '@wikimedia/codex-icons';
import type { RequestView, StepState } from '../../shared/requests/request.ts';
import { problemKeys } from '../text/problem.ts';
import { Say, useText } from '../text/text.tsx';
import { Icon } from './icon.tsx';

const icons: Readonly<Partial<Record<StepState, CodexIcon>>> = {
  waiting: cdxIconClock,
  confirmed: cdxIconSuccess,
  'needs-you': cdxIconAlert,
};

/** Every step of a request with its true state, and why it failed where `told` does not say so already. */
export function StepList({ steps, problem: told }: Pick<RequestView, 'steps' | 'problem'>) {
  return (
    <ol className="steps">
      {steps.map(({ id, state, problem }) => (
        <li key={id} className={`step step--${state}`}>
          <Mark state={state} />
          <span className="step__name">
            <StepName id={id} />
          </span>
          <span className="step__state">
            <Say k={`step-state-${state}`} />
          </span>
          {problem && problem.code !== told?.code ? (
            <span className="step__why">
              <Say k={problemKeys(problem.code).what} fill={problem.params} />
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** A request of a newer Lanyard may have steps that this screen has no words for. */
function StepName({ id }: { id: string }) {
  const { has } = useText();
  const key = `step-${id}`;
  return has(key) ? <Say k={key} /> : id;
}

function Mark({ state }: { state: StepState }) {
  const icon = icons[state];
  if (icon !== undefined) return <Icon icon={icon} />;
  return <span className={state === 'sending' ? 'spinner' : 'step__dot'} aria-hidden="true" />;
}
