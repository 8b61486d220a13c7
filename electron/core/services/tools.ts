import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { ToolStandingView, ToolVerdict } from '../../../shared/contract/tools.ts';
import { normaliseShellName } from '../../../shared/domain/names.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import type { RequestView } from '../../../shared/domain/request.ts';
import { AppError } from '../errors.ts';
import type { MaintainerFacts } from '../jobs/maintainer-facts.ts';
import type { Queue } from '../jobs/queue.ts';
import type { ToolFacts } from '../jobs/tool-facts.ts';
import { noTools } from '../no-tools.ts';
import type { NamePolicy } from '../ports/name-policy.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';
import type { ToolDirectory } from '../ports/tool-directory.ts';
import { brokenToolRule, checkToolName } from './check-tool-name.ts';
import type { FileWish } from './file-wish.ts';
import { isOfParent } from './memberships.ts';
import type { RequestsService } from './requests.ts';
import { toolView } from './tool-view.ts';

type Creation = ParsedInput<'tools.create'>;
type Change = ParsedInput<'tools.setMaintainer'>;

interface Options {
  readonly tools: ToolDirectory | undefined;
  readonly namePolicy: NamePolicy;
  readonly rules: AccountRules;
  readonly clock: Clock;
  readonly queue: Pick<Queue, 'run'>;
  readonly requests: Pick<RequestsService, 'stored'>;
  readonly fileWish: FileWish;
  readonly view: (request: StoredRequest) => RequestView;
}

/** Checks, shows and files tools and their maintainers. */
export function createTools(options: Options) {
  const { rules, clock, queue, requests, fileWish, view, namePolicy: policy } = options;
  const { tools = noTools } = options;

  /** Throws `invalid-input` for a name that no tool can have; what it is called is all that can be known without asking. */
  const checkName = (field: string, name: string, reserved: readonly string[]): string => {
    if (!options.tools) throw new AppError('not-found', 'This event has no tools');
    const rule = brokenToolRule(name, { reserved: [...reserved] });
    if (rule === undefined) return name;
    const fields = [{ field, rule, params: [name] }];
    throw new AppError('invalid-input', `${field}: ${rule}`, { fields });
  };

  const personOf = async (typed: string, after: string | undefined) => {
    const shellName = normaliseShellName(typed);
    const ofParent = await isOfParent(shellName, after, requests);
    return { shellName, username: '', ...(ofParent ? { ofParent } : {}) };
  };

  /**
   * Throws `invalid-input` for a name that no tool can have, told of `field`. What it answers files the tool for somebody and after
   * another request, once that is known; nothing is sent yet.
   */
  const prepare = (name: string, field = 'name') => {
    const tool = checkName(field, name, rules.reserved);
    return async (maintainer: string, after: string | undefined): Promise<StoredRequest> => {
      const facts: ToolFacts = { tool, ...(await personOf(maintainer, after)), givenUp: [] };
      return fileWish({ kind: 'tool', facts, after });
    };
  };

  const file = ({ name, maintainer, after }: Creation): Promise<StoredRequest> =>
    prepare(name)(maintainer, after);

  const fileChange = async ({ change, after, ...typed }: Change): Promise<StoredRequest> => {
    // A tool that stands there may have a name that is reserved by now.
    const tool = checkName('tool', typed.tool, []);
    const person = await personOf(typed.shellName, after);
    const facts: MaintainerFacts = { tool, ...person, change };
    return fileWish({ kind: 'maintainer', facts, after });
  };

  const send = (request: StoredRequest): RequestView => {
    void queue.run(request.id);
    return view(request);
  };

  return {
    prepare,
    check: (name: string): Promise<ToolVerdict> => checkToolName(name, { tools, policy, rules }),

    /** Throws `tool-missing`. */
    async show(name: string): Promise<ToolStandingView> {
      const standing = await tools.lookAtTool(name);
      if (standing.group || standing.user) {
        return toolView(name, standing, clock.now().toISOString());
      }
      throw new AppError('tool-missing', `There is no tool ${name}`, { params: [name] });
    },

    submit: async (form: Creation): Promise<RequestView> => send(await file(form)),
    setMaintainer: async (form: Change): Promise<RequestView> => send(await fileChange(form)),
  };
}

export type ToolsService = ReturnType<typeof createTools>;
