import type { Person } from '../../../shared/domain/account.ts';
import type { PersonOverview } from '../../../shared/contract/people.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { Need, NeedState, Readiness } from '../../../shared/guides/guides.ts';
import { sameProject } from '../../../shared/names/project-name.ts';
import type { RequestView } from '../../../shared/requests/request.ts';

/** What the profile says of projects. */
type Rules = Pick<Profile, 'cloud'>;

/** What is known of one person, as far as it could be asked for. */
export interface Seen {
  readonly overview: PersonOverview | undefined;
  readonly entry: Person | undefined;
  readonly open: readonly RequestView[];
}

type Parts = 'blocked' | 'toolforge' | 'projects' | 'tools' | 'linked' | 'unread';

/** As much of that as says what somebody has. */
export interface Holding {
  readonly overview: Pick<PersonOverview, Parts> | undefined;
  readonly entry: { readonly keys: readonly unknown[] } | undefined;
  readonly open: readonly RequestView[];
}

/** Has it, does not, or nobody knows; and what is under way counts for more than that it is not there yet. */
const stateOf = (isHeld: boolean, isKnown: boolean, isUnderWay: boolean): NeedState => {
  if (isHeld) return 'held';
  if (isUnderWay) return 'under-way';
  return isKnown ? 'missing' : 'unknown';
};

type Kind = RequestView['kind'];

/** Whether one of these is asked for. */
export const asksFor = (open: readonly RequestView[], ...kinds: readonly Kind[]): boolean =>
  open.some(({ kind }) => kinds.includes(kind));

/** The projects that are somebody's to work in: not the one that everybody goes through. */
export const ownProjects = ({ overview }: Holding, { cloud }: Rules): readonly string[] =>
  (overview?.projects ?? [])
    .filter(({ name, roles }) => roles.length > 0 && !isBastion(name, cloud))
    .map(({ name }) => name);

const isBastion = (name: string, cloud: Profile['cloud']): boolean =>
  cloud?.bastion !== undefined && sameProject(name, cloud.bastion.project);

/** Roles that are given, not taken away. */
const comesIn = ({ roles }: { readonly roles: readonly string[] }): boolean => roles.length > 0;

function inToolforge({ overview, open }: Holding, isRead: boolean) {
  const { roles = [], inGroup = false } = overview?.toolforge ?? {};
  const isAsked = open.some(({ membership }) => membership?.toolforge && comesIn(membership));
  return stateOf(inGroup, isRead, isAsked || roles.length > 0);
}

function ofAccount({ overview, entry, open }: Holding) {
  const isBlocked = overview?.blocked ?? false;
  const isThere = entry !== undefined && !isBlocked;
  const isAsked = asksFor(open, 'account');
  return {
    'developer-account': stateOf(isThere, isBlocked, isAsked),
    'ssh-key': stateOf(
      (entry?.keys.length ?? 0) > 0,
      entry !== undefined,
      isAsked || asksFor(open, 'ssh-keys'),
    ),
  };
}

/** What one person has of everything that a service may ask for. */
export function statesOf(seen: Holding, profile: Rules): Record<Need, NeedState> {
  const { overview, open } = seen;
  const isRead = (part: 'cloud' | 'directory'): boolean =>
    overview !== undefined && overview.unread.every((one) => one.part !== part);
  const isInProject = ownProjects(seen, profile).length > 0;
  const joins = open.some(
    ({ membership }) => membership && !membership.toolforge && comesIn(membership),
  );
  return {
    // Who has one need not have linked it.
    'wikimedia-account': overview?.linked.wikimedia ? 'held' : 'unknown',
    ...ofAccount(seen),
    toolforge: inToolforge(seen, isRead('directory')),
    tool: stateOf(
      (overview?.tools.length ?? 0) > 0,
      isRead('directory'),
      asksFor(open, 'tool', 'maintainer'),
    ),
    project: stateOf(isInProject, isRead('cloud'), joins || asksFor(open, 'project')),
  };
}

/** Whether somebody can begin, by what the service asks for. */
export function readinessOf(
  needs: readonly Need[],
  states: Readonly<Record<Need, NeedState>>,
): Readiness {
  const others = needs.filter((need) => need !== 'wikimedia-account').map((need) => states[need]);
  if (others.includes('missing')) return 'later';
  if (others.includes('unknown')) return 'unknown';
  if (others.includes('under-way')) return 'waits';
  const isAccountUnknown = needs.some((need) => states[need] !== 'held');
  return isAccountUnknown ? 'with-account' : 'now';
}
