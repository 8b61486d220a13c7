import {
  type Icon as CodexIcon,
  cdxIconAlert,
  cdxIconClock,
  cdxIconSuccess,
} from '@wikimedia/codex-icons';
import type { RequestView, StepState } from '../../shared/requests/request.ts';
import { Say } from '../text/text.tsx';
import { Icon } from './icon.tsx';

/** The steps that have words in i18n as `step-<id>`. */
export const stepIds = [
  'reserve-number',
  'create-entry',
  'add-key',
  'verify',
  'remove-key',
  'remove-account',
  'note-undone',
  'check-person',
  'set-roles',
  'await-approval',
  'confirm-group',
  'create-project',
  'add-rules',
  'add-members',
  'create-zone',
  'await-review',
  'set-compute-quotas',
  'set-network-quotas',
  'set-volume-quotas',
  'set-dns-quotas',
  'set-database-quotas',
  'remove-zones',
  'remove-project',
  'check-maintainer',
  'create-tool-group',
  'create-tool-user',
  'create-tool-sudo',
  'verify-tool',
  'set-maintainer',
  'remove-sudo',
  'remove-user',
  'remove-group',
  'link-account',
  'unlink-account',
] as const;
export type StepId = (typeof stepIds)[number];

/** A request of a newer Lanyard may have steps this screen has no words for. */
export const isStepId = (id: string): id is StepId => stepIds.some((known) => known === id);

const icons: Readonly<Partial<Record<StepState, CodexIcon>>> = {
  waiting: cdxIconClock,
  confirmed: cdxIconSuccess,
  'needs-you': cdxIconAlert,
};

/** Every step of a request with its true state. */
export function StepList({ steps }: Pick<RequestView, 'steps'>) {
  return (
    <ol className="steps">
      {steps.map(({ id, state }) => (
        <li key={id} className={`step step--${state}`}>
          <Mark state={state} />
          <span className="step__name">{isStepId(id) ? <Say k={`step-${id}`} /> : id}</span>
          <span className="step__state">
            <Say k={`step-state-${state}`} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Mark({ state }: { state: StepState }) {
  const icon = icons[state];
  if (icon !== undefined) return <Icon icon={icon} />;
  return (
    <span className={state === 'sending' ? 'step__spinner' : 'step__dot'} aria-hidden="true" />
  );
}
