import type { PersonOverview } from '../../shared/contract/people.ts';
import type { Person } from '../../shared/domain/account.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { PersonAtDesk } from '../../shared/requests/people-at-desk.ts';
import {
  knownStages,
  type Stage,
  type StageName,
  type StageState,
  stagesOf,
  withKnown,
} from './people-at-desk.ts';

/** One line of what somebody has, as it was read back, or was asked for. */
export interface SheetLine {
  readonly name: StageName;
  /** `unknown` where no server could be asked and no request of this desk tells. */
  readonly state: StageState | 'unknown';
  /** The request that tells of it; left out where none does. */
  readonly request?: RequestView | undefined;
  /** When it was read back, or asked for: ISO 8601; left out where nobody was asked. */
  readonly at?: { readonly is: 'checked' | 'requested'; readonly iso: string } | undefined;
  /** Of tools and projects. */
  readonly names: readonly string[];
}

/** What goes on the welcome sheet of somebody. No secret is in it, no e-mail address and no key: fingerprints only. */
export interface WelcomeSheet {
  readonly username: string;
  readonly shellName: string;
  readonly fingerprints: readonly string[];
  readonly lines: readonly SheetLine[];
}

/** How it stands with a part of it. */
export const sheetState = ({ lines }: WelcomeSheet, name: StageName): SheetLine['state'] =>
  lines.find((line) => line.name === name)?.state ?? 'unknown';

const present = (names: readonly (string | undefined)[]): string[] =>
  names.filter((name) => name !== undefined);

/** The key that a request is about. */
const fingerprintOf = ({ keyFingerprint, sshKeys }: RequestView): string | undefined =>
  sshKeys?.added ?? keyFingerprint;

const toolOf = ({ tool, maintainer }: RequestView) => tool?.name ?? maintainer?.tool;

const projectOf = ({ project, membership }: RequestView) => project?.name ?? membership?.project;

const namesOf = ({ name, request }: Stage): string[] => {
  if (!request) return [];
  if (name === 'tool') return present([toolOf(request)]);
  return name === 'project' ? present([projectOf(request)]) : [];
};

/** A confirmed request changed last when it was read back. */
const timeOf = ({ state, request }: Stage): SheetLine['at'] => {
  if (!request) return undefined;
  return state === 'done'
    ? { is: 'checked', iso: request.updatedAt }
    : { is: 'requested', iso: request.createdAt };
};

const lineOf = (stage: Stage): SheetLine => ({
  name: stage.name,
  state: stage.state,
  request: stage.request,
  at: timeOf(stage),
  names: namesOf(stage),
});

/** The sheet of somebody of this desk, from what its requests tell. Undefined where no request made or found an account. */
export function sheetOfRequests(person: PersonAtDesk): WelcomeSheet | undefined {
  const stages = stagesOf(person);
  const isOf = (name: StageName) => stages.find((stage) => stage.name === name)?.request;
  const account = isOf('account');
  if (!account) return undefined;
  const key = isOf('key');
  return {
    username: account.username,
    shellName: account.shellName,
    fingerprints: present([key && fingerprintOf(key)]),
    lines: stages.map(lineOf),
  };
}

/** What the servers said of somebody, each with the time. */
export interface Seen {
  readonly person: Person;
  readonly personAsked: string;
  /** Left out where nobody has answered. */
  readonly had?: PersonOverview | undefined;
}

/** What the overview names. */
const namesSeen = (name: StageName, { had }: Seen): readonly string[] => {
  if (name === 'tool') return had?.tools ?? [];
  return name === 'project' ? (had?.projects ?? []).map((project) => project.name) : [];
};

function lineSeen(stage: Stage, isKnown: boolean, seen: Seen): SheetLine {
  const line = lineOf(stage);
  if (!isKnown) return stage.state === 'none' ? { ...line, state: 'unknown' } : line;
  const isOpen = !['done', 'gone', 'none', 'blocked'].includes(stage.state);
  if (isOpen) return line;
  const isOfEntry = stage.name === 'account' || stage.name === 'key';
  const iso = isOfEntry ? seen.personAsked : (seen.had?.asked ?? seen.personAsked);
  return { ...line, at: { is: 'checked', iso }, names: namesSeen(stage.name, seen) };
}

/** The sheet of somebody whom the directory knows; `own` are the requests of this desk about them. */
export function sheetOfEntry(seen: Seen, own: readonly RequestView[]): WelcomeSheet {
  const { person, had } = seen;
  const known = knownStages(person, had);
  return {
    username: person.username,
    shellName: person.shellName,
    fingerprints: person.keys.map(({ fingerprint }) => fingerprint),
    lines: withKnown(stagesOf({ requests: own }), known).map((stage) =>
      lineSeen(stage, known[stage.name] !== undefined, seen),
    ),
  };
}
