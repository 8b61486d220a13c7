import {
  clinicChecks,
  type ClinicLine,
  clinicLineOf,
  type Mend,
  unaskedLine,
} from '../../../shared/clinic/clinic.ts';
import {
  type ClinicQuestion,
  type ClinicReport,
  MOST_PATIENTS,
} from '../../../shared/contract/clinic.ts';
import { askInstead } from '../../../shared/clinic/ready-text.ts';
import { normaliseShellName } from '../../../shared/names/names.ts';
import { type ProjectName, sameProject } from '../../../shared/names/project-name.ts';
import { sameShellName } from '../../../shared/names/shell-name.ts';
import { type RequestView, unfinishedStates } from '../../../shared/requests/request.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Handlers } from '../base/dispatch.ts';
import { holdsMail, holdsName, personNamed, usernameOf } from '../base/entry-names.ts';
import { AppError } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { PersonEntry } from '../ports/directory.ts';
import { accountChecks, textAbout } from './account-checks.ts';
import { type Check, runCheck } from './check.ts';
import { cloudChecks } from './cloud-checks.ts';
import { keyChecks } from './key-checks.ts';
import { type ClinicPorts, createLook, HOSTS_REMEMBER_MS, type Look } from './look.ts';
import { roleChecks } from './role-checks.ts';
import { toolChecks } from './tool-checks.ts';

const checks: readonly Check[] = [
  ...accountChecks,
  ...keyChecks,
  ...roleChecks,
  ...toolChecks,
  ...cloudChecks,
  { name: 'delay', system: 'directory', run: checkDelay },
];

/** Kinds of request after which hosts and groups need a moment. */
const delayed: readonly RequestView['kind'][] = ['account', 'membership', 'tool', 'maintainer'];

/** What this desk changed a moment ago, which hosts may not have heard of yet. */
async function checkDelay(look: Look): Promise<readonly ClinicLine[]> {
  const { shellName } = look.patient;
  const ended = (await look.requests()).filter(
    ({ kind, state, shellName: who }) =>
      state === 'confirmed' && delayed.includes(kind) && sameShellName(who, shellName),
  );
  const newest = ended
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);
  if (newest === undefined) return [clinicLineOf('delay', 'settled')];
  const until = new Date(Date.parse(newest) + HOSTS_REMEMBER_MS).toISOString();
  return [clinicLineOf('delay', 'running', [], { until })];
}

const isInto = ({ membership }: RequestView, project: ProjectName): boolean =>
  membership !== undefined && sameProject(membership.project, project);

/** Mends that change somebody's keys. */
const ofKeys: readonly Mend['is'][] = ['keys', 'new-key'];

/** Whether the request does what the mend would do. */
function isUnderWay(request: RequestView, mend: Mend): boolean {
  if (mend.is === 'membership') return isInto(request, mend.project);
  if (mend.is === 'tool') return request.tool?.name === mend.name;
  return request.kind === 'ssh-keys' && ofKeys.includes(mend.is);
}

/** The same line, waiting where a request of this desk is at it already. */
function withRequest(line: ClinicLine, requests: readonly RequestView[]): ClinicLine {
  const { mend } = line;
  const request = mend && requests.find((one) => isUnderWay(one, mend));
  if (!request) return line;
  const verdict = line.verdict === 'broken' ? 'waiting' : line.verdict;
  const { retryAt: until } = request;
  return { ...line, verdict, request: request.id, ...(until === undefined ? {} : { until }) };
}

/** People who may be meant, best first: by the shell name, another name, the address, the Wikimedia account. */
async function patientsOf(
  { directory, records }: ClinicPorts,
  who: string,
): Promise<readonly PersonEntry[]> {
  const found = await directory.look({ names: [who], ...(who.includes('@') ? { mail: who } : {}) });
  const own = personNamed(found, who);
  if (own) return [own];
  const people = found.filter(({ kind }) => kind !== 'tool');
  const named = people.filter((entry) => holdsName(entry, who));
  if (named.length > 0) return named;
  const held = people.filter((entry) => holdsMail(entry, who));
  if (held.length > 0) return held;
  const tools = found.filter(({ kind }) => kind === 'tool');
  return tools.length > 0 ? tools : records.holdersOfWikimediaName(who);
}

function accountLine(entry: PersonEntry): ClinicLine {
  const { kind, uid, uidNumber = 0 } = entry;
  if (kind !== 'tool') return clinicLineOf('account', 'found', [uid, String(uidNumber)]);
  return clinicLineOf('account', 'tool', [uid], { mend: { is: 'self' } });
}

interface Options extends ClinicPorts {
  /** Whether a request that does this would be refused, as the event protects what it changes. */
  readonly isRefused: (mend: Mend) => boolean;
}

type Told = Pick<ClinicReport, 'who' | 'several' | 'lines'>;

const placeOf = ({ check }: ClinicLine): number => clinicChecks.indexOf(check);

/** Why something does not work for one person, by what the systems say now. It changes nothing anywhere. */
export function createClinic(ports: Options) {
  const { clock, directory, isRefused } = ports;

  /** Who is meant, or why nobody can be told. */
  const meet = async (who: string) => {
    try {
      const found = await patientsOf(ports, who);
      return { found, unasked: undefined };
    } catch (error) {
      if (!(error instanceof AppError) || error.sort === 'broken') throw error;
      return { found: [], unasked: error.code };
    }
  };

  /** What no desk may do is asked of those who may. */
  const referred = (line: ClinicLine, { patient }: Look): ClinicLine =>
    line.mend && isRefused(line.mend)
      ? { ...line, mend: askInstead(line.mend, textAbout(patient)) }
      : line;

  const lookAt = async (look: Look, unasked: ErrorCode | undefined): Promise<ClinicLine[]> => {
    const run = (check: Check): Promise<readonly ClinicLine[]> =>
      check.needsEntry && unasked !== undefined
        ? Promise.resolve([unaskedLine(check.name, unasked)])
        : runCheck(check, look);
    const lines = (await Promise.all(checks.map(run))).flat();
    // Where this desk's requests cannot be read, nothing is known to be under way.
    const known = await look.requests().catch(() => []);
    const open = known.filter(
      ({ state, shellName }) =>
        unfinishedStates.includes(state) && sameShellName(shellName, look.patient.shellName),
    );
    return lines.map((line) => referred(withRequest(line, open), look));
  };

  /** Everything about one person, or what is known by the name alone where the directory could not be asked. */
  const about = async (
    question: ClinicQuestion,
    {
      entry,
      unasked,
    }: { readonly entry?: PersonEntry | undefined; readonly unasked?: ErrorCode | undefined },
  ): Promise<Told> => {
    const shellName = entry?.uid ?? normaliseShellName(question.who);
    const look = createLook(ports, { shellName, entry }, question);
    const first = entry ? accountLine(entry) : unaskedLine('account', unasked ?? 'internal');
    const lines = [first, ...(await lookAt(look, unasked))];
    return {
      who: { shellName, username: entry ? usernameOf(entry) : '' },
      lines: lines.sort((one, other) => placeOf(one) - placeOf(other)),
    };
  };

  const examine = async (question: ClinicQuestion): Promise<Told> => {
    const { found, unasked } = await meet(question.who);
    const [entry, ...others] = found;
    if (others.length > 0)
      return { several: found.slice(0, MOST_PATIENTS).map(summary), lines: [] };
    if (entry?.kind === 'tool') return { lines: [accountLine(entry)] };
    if (entry || unasked !== undefined) return about(question, { entry, unasked });
    const mend = { is: 'account' } as const;
    return { lines: [clinicLineOf('account', 'missing', [question.who], { mend })] };
  };

  return {
    async look(question: ClinicQuestion): Promise<ClinicReport> {
      const began = clock.up();
      const told = await examine(question);
      const took = Math.max(0, Math.round(clock.up() - began));
      return { ...told, asked: clock.now().toISOString(), took };
    },

    /** Tries the password by a bind, a few times at most. Throws what the directory throws. */
    async tryPassword(shellName: string, password: string): Promise<ClinicLine> {
      const name = normaliseShellName(shellName);
      try {
        if (await directory.acceptsPassword(name, password))
          return clinicLineOf('password', 'works');
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'password-paused') throw error;
        return clinicLineOf('password', 'paused', [], known({ until: error.retryAt }));
      }
      return clinicLineOf('password', 'wrong', [name], { mend: { is: 'self' } });
    },
  };
}

const summary = (entry: PersonEntry) => ({
  shellName: entry.uid,
  username: usernameOf(entry),
  blocked: entry.blocked,
});

/** Why something does not work for one person. */
export type Clinic = ReturnType<typeof createClinic>;

/** The methods about it. */
export const clinicHandlers = (clinic: Clinic) =>
  ({
    'clinic.look': { needs: 'ask', run: (question) => clinic.look(question) },
    'clinic.tryPassword': {
      needs: 'submit',
      run: ({ shellName, password }) => clinic.tryPassword(shellName, password),
    },
  }) satisfies Partial<Handlers>;
