import type { RequestView } from '../requests/request.ts';
import type { ChainStep } from './workshop.ts';

/** What one request says of a step. `unknown`: something was taken away of which they may have more. */
export type Said = 'held' | 'missing' | 'unknown' | 'under-way' | 'stuck';

type StepOf = (request: RequestView) => Said | undefined;

/** The same for every kind that gives one thing: `gone` is what is left once that was undone. */
function given({ state, undone }: RequestView, gone: 'missing' | 'unknown'): Said | undefined {
  if (undone) return gone;
  if (state === 'confirmed') return 'held';
  if (state === 'needs-you') return 'stuck';
  return state === 'dismissed' || state === 'expected' ? undefined : 'under-way';
}

/** What was taken away is gone once that was read back. */
const taken = ({ state }: RequestView, gone: 'missing' | 'unknown'): Said | undefined =>
  state === 'confirmed' ? gone : undefined;

const stepState = ({ steps }: RequestView, id: string) =>
  steps.find((step) => step.id === id)?.state;

/** The entry stands, and only its key does not. */
const lacksOnlyKey = (request: RequestView): boolean =>
  stepState(request, 'create-entry') === 'confirmed' &&
  stepState(request, 'add-key') === 'needs-you';

function accountSays(request: RequestView): Said | undefined {
  if (request.hasAccount !== undefined) return 'held';
  if (request.state === 'expected') return 'missing';
  if (request.undone && !request.undone.removed.includes('account')) return 'held';
  return lacksOnlyKey(request) ? 'held' : given(request, 'missing');
}

function accountKeySays(request: RequestView): Said | undefined {
  if (request.keyFingerprint === undefined || request.undone) return undefined;
  if (stepState(request, 'add-key') === 'confirmed') return 'held';
  if (request.state !== 'needs-you') return given(request, 'unknown');
  return lacksOnlyKey(request) ? 'stuck' : undefined;
}

const membershipSays =
  (isToolforge: boolean): StepOf =>
  (request) => {
    const { membership } = request;
    if (!membership || membership.toolforge !== isToolforge) return undefined;
    const gone = isToolforge ? 'missing' : 'unknown';
    return membership.roles.length > 0 ? given(request, gone) : taken(request, gone);
  };

const maintainerSays: StepOf = (request) =>
  request.maintainer?.change === 'add' ? given(request, 'unknown') : taken(request, 'unknown');

type Tellers = { readonly [K in RequestView['kind']]?: StepOf };

/** By step, the kinds of request that tell of it. */
const tellers: Readonly<Record<ChainStep, Tellers>> = {
  'developer-account': { account: accountSays },
  'ssh-key': {
    account: accountKeySays,
    'ssh-keys': (request) =>
      request.sshKeys?.added === undefined ? taken(request, 'unknown') : given(request, 'unknown'),
  },
  toolforge: { membership: membershipSays(true) },
  tool: { tool: (request) => given(request, 'unknown'), maintainer: maintainerSays },
  project: {
    membership: membershipSays(false),
    project: (request) => given(request, 'unknown'),
  },
};

/** What a request says of a step; undefined where it says nothing. */
export const saidOf = (request: RequestView, step: ChainStep): Said | undefined =>
  tellers[step][request.kind]?.(request);
