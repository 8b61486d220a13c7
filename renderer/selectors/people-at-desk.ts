import type { EventView } from '../../shared/contract/event.ts';
import type { PersonOverview } from '../../shared/contract/people.ts';
import type { Person } from '../../shared/domain/account.ts';
import { mostUrgent, type PersonAtDesk } from '../../shared/requests/people-at-desk.ts';
import type { RequestState, RequestView } from '../../shared/requests/request.ts';
import { requestStateKey } from '../../shared/requests/text-keys.ts';
import { toolforgeState, type ToolforgeState } from './toolforge-state.ts';

/** What a newcomer can have, in the order in which one needs the other. */
export const stageNames = ['account', 'key', 'toolforge', 'tool', 'project'] as const;
/** One of these, with words `stage-<name>`. */
export type StageName = (typeof stageNames)[number];

/** How it stands with a stage: `none` was not asked for at this desk, `gone` was done here and is not there any more. */
export const stageStates = [
  ...(['done', 'needs-you', 'sending', 'waiting', 'to-do', 'none'] as const),
  ...(['exported', 'blocked', 'gone'] as const),
] as const;
/** One of these, with words `stage-is-<state>`. */
export type StageState = (typeof stageStates)[number];

/** A stage of a person, and the request that tells of it; left out where none does. */
export interface Stage {
  readonly name: StageName;
  readonly state: StageState;
  readonly request?: RequestView | undefined;
}

type Picked = (request: RequestView) => boolean;

const givesRoles = ({ membership }: RequestView): boolean => (membership?.roles.length ?? 0) > 0;

/** The requests that tell of each stage. What reverses another one tells of it by that one being undone. */
const tellsOf: Readonly<Record<StageName, Picked>> = {
  account: ({ kind }) => kind === 'account',
  key: ({ kind, keyFingerprint, sshKeys }) =>
    (kind === 'account' && keyFingerprint !== undefined) ||
    (kind === 'ssh-keys' && sshKeys?.added !== undefined),
  toolforge: (request) => request.membership?.toolforge === true && givesRoles(request),
  tool: ({ kind, maintainer }) =>
    kind === 'tool' || (kind === 'maintainer' && maintainer?.change === 'add'),
  project: (request) =>
    request.kind === 'project' || (request.membership?.toolforge === false && givesRoles(request)),
};

const stateOf: Readonly<Record<RequestState, StageState>> = {
  'needs-you': 'needs-you',
  'for-approval': 'waiting',
  saved: 'waiting',
  waiting: 'waiting',
  sending: 'sending',
  expected: 'to-do',
  confirmed: 'done',
  dismissed: 'none',
  'handed-over': 'exported',
};

/** The key of an account's request has a step of its own: it may be there while the rest still goes on. */
function stateOfKey(request: RequestView): StageState {
  const step = request.steps.find(({ id }) => id === 'add-key');
  if (request.kind !== 'account' || !step || request.state === 'confirmed') {
    return stateOf[request.state];
  }
  if (step.state === 'confirmed') return 'done';
  return step.state === 'to-do' || step.state === 'not-needed' ? 'to-do' : stateOf[request.state];
}

const isKeyUndone = ({ undone }: RequestView): boolean =>
  undone !== undefined && undone.removed.some((part) => part === 'key' || part === 'account');

const hasGone = (name: StageName, request: RequestView): boolean => {
  if (request.state === 'dismissed') return true;
  if (name === 'key') return isKeyUndone(request);
  // An account that lost only its key is there.
  return requestStateKey(request) === 'request-state-undone';
};

/** How it stands with each stage, as far as requests of this desk tell. */
export function stagesOf({ requests }: Pick<PersonAtDesk, 'requests'>): Stage[] {
  return stageNames.map((name) => {
    const own = requests.filter((one) => tellsOf[name](one) && !one.undo && !hasGone(name, one));
    const [request] = own.toSorted(mostUrgent);
    if (!request) return { name, state: 'none' };
    return { name, request, state: name === 'key' ? stateOfKey(request) : stateOf[request.state] };
  });
}

/** What the servers say of somebody's stages; left out where they could not be asked, or are between the two. */
export type KnownStages = Readonly<Partial<Record<StageName, 'there' | 'not-there' | 'blocked'>>>;

const thereIf = (isThere: boolean) => (isThere ? 'there' : 'not-there');

/** A role whose group does not follow yet is neither. */
const toolforgeIs: Readonly<Partial<Record<ToolforgeState, 'there' | 'not-there'>>> = {
  member: 'there',
  'in-group': 'there',
  none: 'not-there',
};

function knownOfOverview(had: PersonOverview): KnownStages {
  const isRead = (part: 'cloud' | 'directory'): boolean =>
    had.unread.every((unread) => unread.part !== part);
  const toolforge = toolforgeIs[toolforgeState(had)];
  return {
    ...(toolforge ? { toolforge } : {}),
    ...(isRead('directory') ? { tool: thereIf(had.tools.length > 0) } : {}),
    ...(isRead('cloud') ? { project: thereIf(had.projects.length > 0) } : {}),
  };
}

/** What the entry and the overview of a person say of each stage. */
export const knownStages = (
  person: Pick<Person, 'keys' | 'blocked'> | undefined,
  had: PersonOverview | undefined,
): KnownStages => ({
  ...(person
    ? { account: person.blocked ? 'blocked' : 'there', key: thereIf(person.keys.length > 0) }
    : {}),
  ...(had ? knownOfOverview(had) : {}),
});

/** The stages that this event has; an account and a key are everywhere. */
export const offeredStages = (
  stages: readonly Stage[],
  event: Pick<EventView, 'toolforge' | 'tools' | 'projects'> | undefined,
): readonly Stage[] => {
  const isOffered: Readonly<Record<StageName, boolean>> = {
    account: true,
    key: true,
    toolforge: event?.toolforge !== undefined,
    tool: event?.tools !== undefined,
    project: event?.projects !== undefined,
  };
  // What was asked for is told, whatever the event's profile says now.
  return stages.filter(({ name, request }) => isOffered[name] || request !== undefined);
};

/** The same stages once the servers were asked: what they say counts more than what was done here once. */
export const withKnown = (stages: readonly Stage[], known: KnownStages): Stage[] =>
  stages.map((stage) => {
    const is = known[stage.name];
    if (is === 'blocked') return { ...stage, state: 'blocked' };
    if (is === 'there' && stage.state === 'none') return { ...stage, state: 'done' };
    return is === 'not-there' && stage.state === 'done' ? { ...stage, state: 'gone' } : stage;
  });
