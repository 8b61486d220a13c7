import type { ParsedInput } from '../../../shared/contract/index.ts';
import { normaliseShellName } from '../../../shared/names/names.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import type { Queue } from '../queue/queue.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { MembershipsService } from '../kinds/membership/memberships.ts';
import type { Prepared } from './prepared.ts';
import type { ProjectsService } from '../kinds/project/service.ts';
import type { RequestsService } from '../requests/requests.ts';
import type { Rivals } from '../requests/conflicting-requests.ts';
import type { ToolsService } from '../kinds/tool/service.ts';

type Form = ParsedInput<'requests.submit'>;
type Further = NonNullable<Form['further']>;

interface Options {
  readonly requests: Pick<RequestsService, 'file'>;
  readonly rivals: Pick<Rivals, 'find'>;
  readonly memberships: Pick<MembershipsService, 'prepare'>;
  readonly tools: Pick<ToolsService, 'prepare'>;
  readonly projects: Pick<ProjectsService, 'prepare'>;
  readonly queue: Pick<Queue, 'run'>;
  readonly view: (request: StoredRequest) => RequestView;
}

/**
 * Files a card with everything else that its person is to have: each waits for the one before it. The same card sent twice is one chain, as
 * each of its requests is one.
 */
export function createCards(options: Options) {
  const { requests, rivals, memberships, tools, projects, queue, view } = options;

  /** In the order in which they need each other. */
  const prepare = ({ membership, tool, project }: Further): readonly Prepared[] =>
    [
      membership && memberships.prepare(membership.reason),
      tool && tools.prepare(tool.name, 'further.tool.name'),
      project && projects.prepare(project, 'further.project'),
    ].filter((wish) => wish !== undefined);

  /** Told before anything is on disk: half a chain would be filed where the rest is refused. */
  const problemsOf = async (
    wish: Prepared,
    shellName: string,
  ): Promise<readonly FieldProblem[]> => {
    const { problems, field } = wish;
    if (problems.length > 0) return problems;
    const rival = await rivals.find(wish.wishFor(shellName));
    return rival === undefined ? [] : [{ field, rule: 'asked-otherwise', params: [rival] }];
  };

  const file = async ({ further = {}, ...card }: Form): Promise<StoredRequest> => {
    const wishes = prepare(further);
    const shellName = normaliseShellName(card.shellName);
    const wrong = await Promise.all(wishes.map((wish) => problemsOf(wish, shellName)));
    const account = await requests.file(card, wrong.flat());
    const filed = [account.id];
    let after = account.id;
    try {
      for (const wish of wishes) {
        after = (await wish.file(String(account.facts['shellName']), after)).id;
        filed.push(after);
      }
      return account;
    } finally {
      // What is on disk is sent, also where the disk did not take all of it.
      for (const id of filed) void queue.run(id);
    }
  };

  return {
    /**
     * Answers the card's own request once all of them are on disk; what becomes of each is told by `requests.changed`. Throws
     * `invalid-input` with everything that is wrong with the card and with what is asked for beside it.
     */
    submit: async (form: Form): Promise<RequestView> => view(await file(form)),
  };
}

export type CardsService = ReturnType<typeof createCards>;
