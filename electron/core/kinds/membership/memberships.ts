import type { Belongings } from '../../../../shared/contract/people.ts';
import type { ParsedInput } from '../../../../shared/contract/index.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { rolesOfPlace } from './roles.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../base/errors.ts';
import type { MembershipFacts } from './facts.ts';
import { personOf } from '../base/person.ts';
import type { Queue } from '../../queue/queue.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { showBelongings, type BelongingPorts } from '../../people/person-overview.ts';
import type { FileWish } from '../../requests/submissions.ts';
import type { Prepared } from '../../cards/prepared.ts';
import type { RequestsService } from '../../requests/requests.ts';

type Form = ParsedInput<'memberships.file'>;

interface Options extends BelongingPorts {
  readonly queue: Pick<Queue, 'run'>;
  readonly requests: Pick<RequestsService, 'stored'>;
  readonly fileWish: FileWish;
  readonly view: (request: StoredRequest) => RequestView;
}

const notSetUp = (): AppError =>
  new AppError('cloud-not-set-up', 'This event has no such part of a cloud');

/** Whether a request is about the person of the one it waits for; throws `not-found` where that is not there. */
export async function isOfParent(
  shellName: string,
  after: string | undefined,
  requests: Pick<RequestsService, 'stored'>,
): Promise<boolean> {
  if (after === undefined) return false;
  const person = personOf(await requests.stored(after));
  return person !== undefined && sameName(person.shellName, shellName);
}

/** How a membership of Toolforge comes about, where the project is that one. */
function approvalOf(
  project: string,
  { toolforge }: CloudProfile,
): Pick<MembershipFacts, 'toolforge' | 'approval' | 'requestUrl'> {
  if (project !== toolforge?.project) return { toolforge: false, approval: 'here' };
  const { approval, requestUrl } = toolforge;
  return { toolforge: true, approval, ...(requestUrl === undefined ? {} : { requestUrl }) };
}

/** Shows what somebody has, and files what they are to be in a project. */
export function createMemberships(options: Options) {
  const { profile, queue, requests, fileWish, view } = options;

  /** The project that is meant, and the roles in it. */
  const wanted = ({ project = profile.cloud?.toolforge?.project, as }: Form) => {
    const { cloud } = profile;
    const roles = cloud && project !== undefined && rolesOfPlace(as, project, cloud);
    if (!options.cloud || !roles) throw notSetUp();
    return { project, roles: [...roles], ...approvalOf(project, cloud) };
  };

  const wishOf = (form: Form): { kind: 'membership'; facts: MembershipFacts } => {
    const shellName = normaliseShellName(form.shellName);
    const facts = { shellName, username: '', reason: form.reason, ...wanted(form) };
    return { kind: 'membership', facts };
  };

  const factsOf = async (form: Form): Promise<MembershipFacts> => {
    const { after } = form;
    const { facts } = wishOf(form);
    const { shellName } = facts;
    const ofParent = await isOfParent(shellName, after, requests);
    return ofParent ? { ...facts, ofParent } : facts;
  };

  /** Answers once it is on disk; nothing is sent yet. Throws `cloud-not-set-up`, and `not-found` for what it is to wait for. */
  const file = async (form: Form): Promise<StoredRequest> =>
    fileWish({ kind: 'membership', facts: await factsOf(form), after: form.after });

  return {
    show: (shellName: string): Promise<Belongings> =>
      showBelongings(normaliseShellName(shellName), options),
    /** Reads a membership of Toolforge that is asked for beside an account. Throws `cloud-not-set-up`. */
    prepare(reason: string): Prepared {
      if (!options.cloud || !profile.cloud?.toolforge) throw notSetUp();
      return {
        problems: [],
        field: 'further.membership.reason',
        wishFor: (shellName) => wishOf({ shellName, as: 'member', reason }),
        file: (shellName, after) => file({ shellName, as: 'member', reason, after }),
      };
    },
    async submit(form: Form): Promise<RequestView> {
      const request = await file(form);
      void queue.run(request.id);
      return view(request);
    },
  };
}

export type MembershipsService = ReturnType<typeof createMemberships>;
