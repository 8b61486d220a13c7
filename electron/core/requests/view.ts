import type { RequestKind, RequestView, StepState } from '../../../shared/requests/request.ts';
import type { Step } from '../kinds/base/step.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import { aboutAccount } from '../kinds/account/about-account.ts';
import { aboutLink, aboutUnlink } from '../kinds/link/about-link.ts';
import { aboutMaintainer } from '../kinds/tool/about-maintainer.ts';
import { aboutMembership } from '../kinds/membership/about-membership.ts';
import { aboutTool, aboutToolRemoval } from '../kinds/tool/about-tool.ts';
import { aboutProject } from '../kinds/project/about-project.ts';
import { aboutRemoval } from '../kinds/project/about-removal.ts';
import { aboutUndo } from '../kinds/account/about-undo.ts';
import { known, type AboutRequest } from '../base/known.ts';

type Steps = readonly Pick<Step<Record<string, unknown>>, 'id' | 'isNeeded'>[];

/** The step after the finished ones takes the request's own state; those behind it are still to do. */
function stepStates(request: StoredRequest, steps: Steps): RequestView['steps'] {
  const at: Record<RequestView['state'], StepState> = {
    expected: 'to-do',
    saved: 'to-do',
    waiting: 'waiting',
    sending: 'sending',
    confirmed: 'confirmed',
    'needs-you': 'needs-you',
    dismissed: 'to-do',
    'handed-over': 'to-do',
  };
  const isNeeded = (step: Steps[number]): boolean => step.isNeeded?.(request.facts) ?? true;
  const next = steps.find((step) => isNeeded(step) && !request.finished.includes(step.id));
  return steps.map((step) => {
    const { id } = step;
    if (!isNeeded(step)) return { id, state: 'not-needed' };
    if (request.finished.includes(id)) return { id, state: 'confirmed' };
    return { id, state: id === next?.id ? at[request.state] : 'to-do' };
  });
}

/** What a request tells of itself, by its kind. */
const about: { readonly [K in RequestKind]: (request: StoredRequest) => AboutRequest } = {
  account: aboutAccount,
  'undo-account': aboutUndo,
  'link-wikimedia': aboutLink,
  'unlink-wikimedia': aboutUnlink,
  membership: aboutMembership,
  tool: aboutTool,
  'remove-tool': aboutToolRemoval,
  maintainer: aboutMaintainer,
  project: aboutProject,
  'remove-project': aboutRemoval,
};

/** What a helper sees of a request. */
export function viewOf(request: StoredRequest, steps: Steps): RequestView {
  const { after, problem, dismissedBecause, retryAt } = request;
  return {
    id: request.id,
    kind: request.kind,
    state: request.state,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    ...known({ after }),
    ...about[request.kind](request),
    steps: stepStates(request, steps),
    ...known({ problem, dismissedBecause, retryAt }),
  };
}
