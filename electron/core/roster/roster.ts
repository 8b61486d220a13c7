import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import {
  LONGEST_PERSON_CELL,
  type RosterCells,
  type RosterPerson,
  type RosterPlan,
  type RosterRow,
  canBeFiled,
  canJoin,
  readPerson,
} from '../../../shared/roster/roster.ts';
import { emailColumns, isHeader, recogniseColumns } from '../../../shared/roster/roster-columns.ts';
import { AppError } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { ReadRoster } from '../ports/roster-reader.ts';
import type { EventBus } from '../ports/system.ts';
import { type NewRequestPorts, newRequest } from '../requests/new-request.ts';
import type { NameMemory } from '../names/memory.ts';
import { filedRequests, filedVerdict } from './filed-requests.ts';
import { rosterVerdicts } from './verdicts.ts';

interface FileExpectedOptions extends NewRequestPorts {
  readonly journal: Pick<RequestJournal, 'file'>;
}

/** Somebody of a list; with the shell name of the account that they have, where they are filed for it. */
type Participant = Pick<RosterPerson, 'username' | 'shellName' | 'email'> & {
  readonly hasAccount?: string;
};

const participantOf = ({ verdict, username, email, shellName }: RosterRow): Participant =>
  verdict.is === 'stands'
    ? { username, email, shellName: verdict.holder, hasAccount: verdict.holder }
    : { username, email, shellName };

/**
 * Files one request for each of many people who are expected, all of them or none; who has an account is expected no more. Answers, in their order, once
 * they are on disk.
 */
export async function fileExpected(
  people: readonly Participant[],
  options: FileExpectedOptions,
): Promise<readonly StoredRequest[]> {
  const requests = people.map((person) =>
    newRequest(
      {
        kind: 'account',
        state: person.hasAccount === undefined ? 'expected' : 'dismissed',
        facts: { ...person, agreedAt: '', givenUp: [], passwordProven: false },
      },
      options,
    ),
  );
  await options.journal.file(requests);
  return requests;
}

interface Options extends NewRequestPorts {
  readonly readRoster: ReadRoster;
  readonly directory: Pick<Directory, 'look'>;
  readonly journal: Pick<RequestJournal, 'list' | 'file'>;
  readonly rules: AccountRules;
  readonly events: EventBus;
  readonly memory: Pick<NameMemory, 'about'>;
  /** One for all callers of a process: two at once would both find nobody filed. */
  readonly inLine: Line;
}

/** Plans that are kept, newest last: one for each screen that may be looking at one. In memory only. */
const KEPT = 4;

const filedAs = (row: RosterRow, request: StoredRequest): RosterRow => ({
  ...row,
  verdict: filedVerdict(request),
});

/** Throws for a row whose person is told in cells that no card would take: it is another kind of file. */
function refuseLongCells({ line, cells }: RosterCells, read: readonly number[]): void {
  if (read.every((column) => (cells[column] ?? '').length <= LONGEST_PERSON_CELL)) return;
  const params = [line, LONGEST_PERSON_CELL].map(String);
  throw new AppError(
    'invalid-input',
    `The roster cannot be read: roster-cell ${params.join(' ')}`,
    {
      fields: [{ field: 'file', rule: 'roster-cell', params }],
    },
  );
}

/** Reads rosters, says what would become of each row, and files requests for people who are expected. */
export function createRoster(options: Options) {
  const { readRoster, journal, newId, events } = options;
  const plans = new Map<string, RosterPlan>();
  events.on('wipe.done', () => plans.clear());

  const keep = (made: RosterPlan): RosterPlan => {
    plans.delete(made.id);
    plans.set(made.id, made);
    const oldest = plans.keys().next();
    if (plans.size > KEPT && !oldest.done) plans.delete(oldest.value);
    return made;
  };
  /** The rows with every request that there is by now, filed by this plan or by anybody else. */
  const upToDate = async ({ rows }: RosterPlan): Promise<RosterRow[]> => {
    const filed = await filedRequests(journal);
    return rows.map((row) => {
      const counts = canBeFiled(row) || ['filed', 'stands'].includes(row.verdict.is);
      const request = counts ? filed.requestFor(row.email) : undefined;
      return request ? filedAs(row, request) : row;
    });
  };

  const submit = async (made: RosterPlan, withAccounts: boolean): Promise<RosterPlan> => {
    const rows = await upToDate(made);
    const waiting = rows.filter((row) => canBeFiled(row) || (withAccounts && canJoin(row)));
    const requests = await fileExpected(waiting.map(participantOf), options);
    const filed = new Map(waiting.map((row, i) => [row, requests[i]]));
    if (requests.length > 0) events.emit('roster.filed', { filed: requests.length });
    return keep({
      ...made,
      filed: made.filed + requests.length,
      rows: rows.map((row) => {
        const request = filed.get(row);
        return request ? filedAs(row, request) : row;
      }),
    });
  };

  const plan = async ({ file, columns }: ParsedInput<'roster.plan'>): Promise<RosterPlan> => {
    const { rows, ...read } = readRoster(file);
    const first = rows[0]?.cells ?? [];
    const hasHeader = isHeader(first);
    const found = recogniseColumns(hasHeader ? first : []);
    const header = hasHeader ? [...first] : first.map(() => '');
    const chosen = columns ?? found.columns;
    const emails = emailColumns(header);
    const people = rows.slice(hasHeader ? 1 : 0).map((row) => {
      refuseLongCells(row, [...Object.values(chosen), ...emails]);
      return readPerson(row, chosen, emails);
    });
    return keep({
      id: newId(),
      ...read,
      source: found.source,
      header,
      columns: chosen,
      rows: await rosterVerdicts(people, options),
      filed: 0,
    });
  };

  /** The plan, or one that is made anew of the same file. Throws `not-found` where neither is there. */
  const known = async ({ id, from }: ParsedInput<'roster.result'>): Promise<RosterPlan> => {
    const kept = plans.get(id);
    if (kept) return kept;
    if (from) return plan(from);
    throw new AppError('not-found', `No roster ${id}; read the file again`, { params: [id] });
  };

  return {
    /** Throws `invalid-input` where the file cannot be read. Saves nothing. */
    plan,

    submit: ({
      withAccounts = false,
      ...asked
    }: ParsedInput<'roster.submit'>): Promise<RosterPlan> =>
      options.inLine(async () => submit(await known(asked), withAccounts)),

    async result(asked: ParsedInput<'roster.result'>): Promise<RosterPlan> {
      const made = await known(asked);
      return keep({ ...made, rows: await upToDate(made) });
    },
  };
}

/** Plans and files participant lists. A plan is kept in memory for whoever made it. */
export type RosterService = ReturnType<typeof createRoster>;
