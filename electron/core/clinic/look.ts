import type { ClinicQuestion } from '../../../shared/contract/clinic.ts';
import type { CloudProfile, Profile } from '../../../shared/domain/profile.ts';
import type { QuotaReading, QuotaService } from '../../../shared/domain/quota.ts';
import { type ProjectName, sameProject } from '../../../shared/names/project-name.ts';
import type { ShellName } from '../../../shared/names/shell-name.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { KeyReport } from '../../../shared/keys/key-report.ts';
import { within } from '../base/within.ts';
import type { Cloud, CloudProject, HeldRole, Instance, NamedGroup } from '../ports/cloud.ts';
import type { AccountRecord, AccountRecords, Directory, PersonEntry } from '../ports/directory.ts';
import type { ProjectGroups } from '../ports/project-groups.ts';
import type { Clock, ServerTime } from '../ports/system.ts';
import type { ToolDirectory, ToolState } from '../ports/tool-directory.ts';

/** Reads stored keys, and names their lines. */
export interface KeyReader {
  inspect(text: string): KeyReport;
  fingerprintOf(line: string): string;
  lineIdOf(line: string): string;
}

/** What the clinic needs of the world. It only reads. */
export interface ClinicPorts {
  readonly profile: Profile;
  readonly directory: Pick<Directory, 'look' | 'acceptsPassword'>;
  readonly records: AccountRecords;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly tools: Pick<ToolDirectory, 'toolsOf' | 'lookAtTool' | 'numberHolders'> | undefined;
  readonly cloud:
    | Pick<
        Cloud,
        'rolesOf' | 'findProject' | 'quotas' | 'instances' | 'groupsOf' | 'findZone' | 'hasRecords'
      >
    | undefined;
  readonly keys: KeyReader;
  readonly clock: Clock;
  readonly serverTime: Pick<ServerTime, 'ask' | 'atLeast'>;
  /** Requests of this desk that are under way, or came to their end since then. */
  readonly requestsSince: (since: string) => Promise<readonly RequestView[]>;
}

/** Who is looked at: by the entry, or by the name alone where the directory could not be asked. */
export interface Patient {
  readonly shellName: ShellName;
  readonly entry: PersonEntry | undefined;
}

/** Asks once and remembers the answer, also one that failed. */
const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
};

/** The same of several things by their names. */
const onceEach = <T>(ask: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
};

/** Everything that may be asked in one run, each of it once whoever needs it. Nothing is asked before somebody does. */
export interface Look {
  readonly patient: Patient;
  readonly question: ClinicQuestion;
  readonly profile: Profile;
  readonly cloudRules: CloudProfile | undefined;
  readonly keys: KeyReader;
  readonly clock: Clock;
  /** The time by servers, in milliseconds since 1970; by this machine's clock, which anybody may have set, only where none ever told it. */
  now(): Promise<number>;
  record(): Promise<AccountRecord | undefined>;
  /** Everybody who has a name or the number of the patient. */
  alike(): Promise<readonly PersonEntry[]>;
  keyHolders(): Promise<readonly PersonEntry[]>;
  roles(): Promise<readonly HeldRole[]>;
  /** The roles in one project, by name. */
  rolesIn(project: ProjectName): Promise<readonly string[]>;
  membersOf(project: ProjectName): Promise<readonly ShellName[]>;
  toolNames(): Promise<readonly string[]>;
  tool(name: string): Promise<ToolState>;
  numberHolders(number: string): Promise<readonly string[]>;
  project(name: ProjectName): Promise<CloudProject | undefined>;
  instances(projectId: string): Promise<readonly Instance[] | undefined>;
  groups(projectId: string): Promise<readonly NamedGroup[] | undefined>;
  quotas(projectId: string, service: QuotaService): Promise<readonly QuotaReading[] | undefined>;
  isZone(name: string): Promise<boolean>;
  hasRecords(name: string): Promise<boolean>;
  requests(): Promise<readonly RequestView[]>;
}

/** As long as hosts remember groups, and so as long as a change of them may not be seen yet (docs/facts.md 5). */
export const HOSTS_REMEMBER_MS = 300_000;

/** How long a server is waited for that tells the time, in milliseconds: a check has more to ask. */
const TIME_MS = 3000;

async function timeNow({ serverTime, clock }: Pick<ClinicPorts, 'serverTime' | 'clock'>) {
  let said: number | undefined;
  const asking = serverTime.ask().then((time) => void (said = time));
  await within(asking, TIME_MS, clock);
  return said ?? serverTime.atLeast() ?? clock.now().getTime();
}

/** One run's questions about one patient. */
export function createLook(ports: ClinicPorts, patient: Patient, question: ClinicQuestion): Look {
  const { profile, directory, records, keys, clock } = ports;
  const { shellName, entry } = patient;
  const roles = once(async () => (await ports.cloud?.rolesOf(shellName)) ?? []);
  const quotas = onceEach(async (asked) => {
    const [projectId = '', service = ''] = asked.split('\n');
    // The two lines were joined below.
    return ports.cloud?.quotas(projectId, service as QuotaService);
  });
  const numbered = entry?.uidNumber === undefined ? {} : { uidNumber: entry.uidNumber };
  const names = [...(entry?.uids ?? [shellName]), ...(entry?.cns ?? [])];
  const since = (): string => new Date(clock.now().getTime() - HOSTS_REMEMBER_MS).toISOString();
  return {
    patient,
    question,
    profile,
    keys,
    clock,
    cloudRules: ports.cloud && profile.cloud,
    now: once(() => timeNow(ports)),
    record: once(() => records.recordOf(shellName)),
    alike: once(() => directory.look({ names, ...numbered })),
    keyHolders: once(() => records.holdersOfKeys(entry?.sshPublicKeys ?? [])),
    roles,
    rolesIn: async (project) =>
      (await roles())
        .filter((held) => sameProject(held.project.name, project))
        .map(({ role }) => role),
    membersOf: onceEach(async (name) => (await ports.groups?.membersOf(name)) ?? []),
    toolNames: once(async () => (await ports.tools?.toolsOf(shellName)) ?? []),
    tool: onceEach((name) => toolsOf(ports).lookAtTool(name)),
    numberHolders: onceEach((number) => toolsOf(ports).numberHolders(Number(number))),
    project: onceEach(async (name) => ports.cloud?.findProject(name)),
    instances: onceEach(async (id) => ports.cloud?.instances(id)),
    groups: onceEach(async (id) => ports.cloud?.groupsOf(id)),
    quotas: (projectId, service) => quotas(`${projectId}\n${service}`),
    isZone: onceEach(async (name) => (await ports.cloud?.findZone(name)) !== undefined),
    hasRecords: onceEach(async (name) => (await ports.cloud?.hasRecords(name)) ?? false),
    requests: once(() => ports.requestsSince(since())),
  };
}

const toolsOf = ({ tools }: Pick<ClinicPorts, 'tools'>) => {
  if (tools) return tools;
  throw new Error('No tool is asked about where the event has none');
};

/** Part of the system a check asks: who is away makes its lines, and no others, unknown. */
export type AskedSystem = 'directory' | 'cloud';
