import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { RequestView } from '../../../shared/domain/request.ts';
import { AppError } from '../errors.ts';
import { createLine } from '../jobs/in-line.ts';
import type { Queue } from '../jobs/queue.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { MembershipsService } from './memberships.ts';
import type { ProjectsService } from './projects.ts';
import type { RequestsService } from './requests.ts';
import type { ToolsService } from './tools.ts';

type Form = ParsedInput<'requests.submit'>;
type Further = NonNullable<Form['further']>;

interface Options {
  readonly profile: Pick<Profile, 'cloud'>;
  readonly requests: Pick<RequestsService, 'file'>;
  readonly memberships: Pick<MembershipsService, 'file'>;
  readonly tools: Pick<ToolsService, 'prepare'>;
  readonly projects: Pick<ProjectsService, 'prepare'>;
  readonly queue: Pick<Queue, 'run'>;
  readonly view: (request: StoredRequest) => RequestView;
}

/** Files one wish of a card after another request. */
type FileAfter = (shellName: string, after: string) => Promise<StoredRequest>;

interface Chain {
  readonly account: StoredRequest;
  /** Each waits for the one before it. */
  readonly others: readonly StoredRequest[];
}

/** Files a card with everything else that its person is to have: each waits for the one before it. */
export function createCards(options: Options) {
  const { profile, requests, memberships, tools, projects, queue, view } = options;

  /** In the order in which they need each other. */
  const filings = ({ membership, tool, project }: Further): FileAfter[] => {
    if (membership && !profile.cloud?.toolforge) {
      throw new AppError('cloud-not-set-up', 'This event has no Toolforge');
    }
    return [
      ...(membership
        ? [
            (shellName: string, after: string) =>
              memberships.file({ shellName, as: 'member', after, ...membership }),
          ]
        : []),
      ...(tool ? [tools.prepare(tool.name, 'further.tool.name')] : []),
      ...(project ? [projects.prepare(project, 'further.project')] : []),
    ];
  };

  const file = async ({ further = {}, ...card }: Form): Promise<Chain> => {
    const wishes = filings(further);
    const account = await requests.file(card);
    const shellName = String(account.facts['shellName']);
    const others: StoredRequest[] = [];
    for (const fileAfter of wishes) {
      others.push(await fileAfter(shellName, others.at(-1)?.id ?? account.id));
    }
    return { account, others };
  };

  /** The same card sent twice at once must not become two chains. */
  const inLine = createLine();

  return {
    /** Answers the card's own request once all of them are on disk; what becomes of each is told by `requests.changed`. */
    async submit(form: Form): Promise<RequestView> {
      const { account, others } = await inLine(() => file(form));
      for (const { id } of [account, ...others]) void queue.run(id);
      return view(account);
    },
  };
}

export type CardsService = ReturnType<typeof createCards>;
