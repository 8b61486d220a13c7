import type { Profile } from '../../../shared/domain/profile.ts';
import { fillUrl } from '../../../shared/guides/fill.ts';
import type { NeedState } from '../../../shared/guides/guides.ts';
import { isAmong, type ShellName } from '../../../shared/names/shell-name.ts';
import { sameProject } from '../../../shared/names/project-name.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { PersonAtDesk } from '../../../shared/requests/people-at-desk.ts';
import { caseId } from '../../../shared/shift/case.ts';
import { saidOf } from '../../../shared/workshop/evidence.ts';
import { chainSteps, type WorkshopCheck } from '../../../shared/workshop/workshop.ts';
import { usernameOf } from '../base/entry-names.ts';
import { AppError } from '../base/errors.ts';
import { ownProjects, statesOf } from '../guides/states.ts';
import type { Cloud, HeldRole } from '../ports/cloud.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';
import type { PageProbe } from '../ports/guides/guides.ts';
import type { ProjectGroups } from '../ports/project-groups.ts';
import type { ToolDirectory } from '../ports/tool-directory.ts';
import { type LookedUp, lookUp } from '../roster/look-up.ts';
import { createAsking, unlessAway } from '../systems/asking.ts';

/** What a check needs of the world. */
export interface CheckPorts {
  readonly profile: Pick<Profile, 'cloud' | 'directory'>;
  readonly directory: Pick<Directory, 'look'>;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly tools: Pick<ToolDirectory, 'toolsOf'> | undefined;
  readonly cloud: Pick<Cloud, 'listProjects' | 'allAssignments'> | undefined;
  readonly pages: PageProbe;
}

/** Tasks that are done once a page answers: the address of each by the task's id. */
export type Pages = ReadonlyMap<string, string>;

/** So many questions about one person each are under way at once. */
const AT_ONCE = 8;

async function inTurns<T, A>(items: readonly T[], ask: (item: T) => Promise<A>): Promise<A[]> {
  const answers: A[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    answers.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(ask))));
  }
  return answers;
}

/** By what the directory finds somebody: an account that is theirs by its name, else their address, as their name may be another's. */
interface Sought {
  readonly id: string;
  readonly name?: ShellName;
  readonly mail?: string;
}

function soughtBy(person: PersonAtDesk): Sought {
  const { shellName, requests } = person;
  const id = caseId(person, new Map());
  const cards = requests.filter(({ kind }) => kind === 'account');
  const own = cards.find((card) => saidOf(card, 'developer-account') === 'held');
  if (own || cards.length === 0) return { id, name: own?.hasAccount ?? shellName };
  const mail = cards.find(({ email = '' }) => email !== '')?.email;
  return mail === undefined ? { id } : { id, mail };
}

/** The account of somebody; undefined where they have none, and `unknown` where nobody could be asked, or several have the address. */
function accountOf({ name, mail }: Sought, seen: LookedUp): PersonEntry | undefined | 'unknown' {
  const value = name ?? mail;
  if (value === undefined || !seen.wasAsked(value)) return 'unknown';
  if (name !== undefined) return seen.personNamed(name);
  const [account, ...others] = seen.peopleAt(value);
  return others.length > 0 ? 'unknown' : account;
}

/**
 * What everybody holds in the cloud, by their name as the cloud has it, and whether it was told of every project. Throws `cloud-no-rights` for who sees only projects
 * of their own.
 */
async function askCloud(cloud: NonNullable<CheckPorts['cloud']>) {
  const [{ projects, of, isWhole }, roles] = await Promise.all([
    cloud.listProjects(),
    cloud.allAssignments(),
  ]);
  if (of !== 'everybody') throw new AppError('cloud-no-rights', 'This login sees its own projects');
  const named = new Map(projects.map((project) => [project.id, project]));
  const held = roles.flatMap(({ projectId, userId, role }) => {
    const project = named.get(projectId);
    return project ? [{ userId, role, project }] : [];
  });
  return { rolesBy: Map.groupBy(held, ({ userId }) => comparableName(userId)), isWhole };
}

const toolforgeOf = ({ cloud }: CheckPorts['profile']): string => cloud?.toolforge?.project ?? '';

/** What is told of everybody at once. Where there is Toolforge, nobody outside it has a tool. */
async function askForAll({ profile, groups, cloud }: CheckPorts) {
  const toolforge = toolforgeOf(profile);
  const { unread, ask } = createAsking<'directory' | 'cloud'>();
  const [members, told] = await Promise.all([
    ask('directory', toolforge === '' ? undefined : groups?.membersOf(toolforge)),
    ask('cloud', cloud && askCloud(cloud)),
  ]);
  const noted = unread.map(({ place: part, code }) => ({ part, code }));
  // Who holds nothing in the projects that were told of may hold something in another.
  const cutOff = told?.isWhole === false ? [{ part: 'cloud', code: 'cloud-refused' } as const] : [];
  return { members, rolesBy: told?.rolesBy, unread: [...noted, ...cutOff] };
}

type ToldOfAll = Awaited<ReturnType<typeof askForAll>>;

/** The tools of these people. Nobody is asked about any more once there was no answer. */
async function askForTools(
  names: readonly ShellName[],
  { tools }: Pick<CheckPorts, 'tools'>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  let isAway = false;
  await inTurns(names, async (name) => {
    if (!tools || isAway) return;
    const own = await unlessAway(() => tools.toolsOf(name));
    if (own) found.set(name, own);
    isAway ||= own === undefined;
  });
  return found;
}

const projectsOf = (roles: readonly HeldRole[]) =>
  [...Map.groupBy(roles, ({ project }) => project.id).values()].map((held) => ({
    name: held[0]?.project.name ?? '',
    roles: held.map(({ role }) => role),
  }));

interface Told extends ToldOfAll {
  readonly tools: ReadonlyMap<string, readonly string[]>;
}

/** What the systems told of one of them. */
function ownOf({ uid }: PersonEntry, { members = [], rolesBy, tools }: Told, toolforge: string) {
  const projects = projectsOf(rolesBy?.get(comparableName(uid)) ?? []);
  const inGroup = isAmong(members, uid);
  const isToolforge = ({ name }: { readonly name: string }): boolean =>
    sameProject(name, toolforge);
  return {
    toolforge: { roles: projects.find(isToolforge)?.roles ?? [], inGroup },
    projects: projects.filter((project) => !isToolforge(project)),
    // Undefined where nobody could be asked.
    tools: inGroup || toolforge === '' ? tools.get(uid) : [],
  };
}

/** What somebody has of the chain, by the rule by which their guides are chosen. */
function chainOf(entry: PersonEntry, told: Told, { profile }: Pick<CheckPorts, 'profile'>) {
  const { tools, toolforge, projects } = ownOf(entry, told, toolforgeOf(profile));
  const overview = {
    blocked: entry.blocked,
    unread: told.unread,
    linked: { tellsPhabricator: false },
    toolforge,
    projects,
    tools: [...(tools ?? [])],
  };
  const seen = { overview, entry: { keys: entry.sshPublicKeys }, open: [] };
  const { 'wikimedia-account': _, ...states } = statesOf(seen, profile);
  if (!tools) states.tool = 'unknown';
  return { states, tool: tools?.[0], project: ownProjects(seen, profile)[0] };
}

const stateOf = (isThere: boolean | undefined): NeedState => {
  if (isThere === undefined) return 'unknown';
  return isThere ? 'held' : 'missing';
};

type States = WorkshopCheck['people'][number]['states'];

/** Nobody without an account has anything. */
const ofEverything = (pages: Pages, state: NeedState): States =>
  Object.fromEntries([...chainSteps, ...pages.keys()].map((step) => [step, state]));

/** What somebody with an account has, each page of theirs being looked for. */
async function statesFor(
  entry: PersonEntry,
  { told, pages }: { readonly told: Told; readonly pages: Pages },
  ports: CheckPorts,
): Promise<States> {
  const { states, tool, project } = chainOf(entry, told, ports);
  const own = { shellName: entry.uid, username: usernameOf(entry), tool, project };
  const some = (need: 'tool' | 'project') => (states[need] === 'unknown' ? need : own[need]);
  const mayBe = { ...own, tool: some('tool'), project: some('project') };
  const looked = await Promise.all(
    [...pages].map(async ([task, address]) => {
      const url = fillUrl(address, own);
      if (url !== undefined) return [task, stateOf(await ports.pages.answers(url))] as const;
      // Without a tool there is no page of it; whether there is one is unknown where only that is.
      return [task, fillUrl(address, mayBe) === undefined ? 'missing' : 'unknown'] as const;
    }),
  );
  return { ...states, ...Object.fromEntries(looked) };
}

/**
 * Asks the systems about all these people: a few searches for all of them, and one small question about each who can have a tool. What could not be asked is
 * `unknown`.
 */
export async function checkPeople(
  people: readonly PersonAtDesk[],
  pages: Pages,
  ports: CheckPorts,
): Promise<WorkshopCheck['people']> {
  const sought = people.map(soughtBy);
  const seen = await lookUp(ports.directory, {
    names: sought.flatMap(({ name }) => name ?? []),
    mails: sought.flatMap(({ mail }) => mail ?? []),
  });
  const all = await askForAll(ports);
  const found = sought.map((one) => ({ id: one.id, entry: accountOf(one, seen) }));
  const names = found.flatMap(({ entry }) => (typeof entry === 'object' ? entry.uid : []));
  const isAnybody = toolforgeOf(ports.profile) === '';
  const withTools = names.filter((name) => isAnybody || isAmong(all.members ?? [], name));
  const told = { ...all, tools: await askForTools(withTools, ports) };
  return inTurns(found, async ({ id, entry }) => ({
    id,
    states:
      typeof entry === 'object'
        ? await statesFor(entry, { told, pages }, ports)
        : ofEverything(pages, entry ?? 'missing'),
  }));
}
