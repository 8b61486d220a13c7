import type { ParsedInput } from '../../../../shared/contract/index.ts';
import type { ToolStandingView, ToolVerdict } from '../../../../shared/contract/tools.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import type { AccountRules } from '../../../../shared/domain/profile.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import type { FieldProblem } from '../../../../shared/result.ts';
import { AppError } from '../../base/errors.ts';
import type { MaintainerFacts } from './maintainer.ts';
import type { Queue } from '../../queue/queue.ts';
import type { ToolFacts } from './facts.ts';
import { noTools } from '../../systems/absent.ts';
import type { NamePolicy } from '../../ports/name-policy.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import type { ToolDirectory, ToolStanding } from '../../ports/tool-directory.ts';
import { brokenToolRule, checkToolName } from './check-name.ts';
import type { FileWish } from '../../requests/submissions.ts';
import { isOfParent } from '../membership/memberships.ts';
import type { Prepared } from '../../cards/prepared.ts';
import type { RequestsService } from '../../requests/requests.ts';
import { known } from '../../base/known.ts';

/** The value of a DN's first part, without its escapes (RFC 4514 2.4). */
const nameOf = (dn: string): string => {
  const value = /^[^=]*=((?:\\.|[^\\,+])*)/u.exec(dn)?.[1] ?? dn;
  return value.replaceAll(/\\([0-9a-f]{2}|.)/giu, (_, escaped: string) =>
    escaped.length === 2 ? String.fromCharCode(Number.parseInt(escaped, 16)) : escaped,
  );
};

function brokenParts({ group, user, sudoRule }: ToolStanding): ToolStandingView['broken'] {
  const number = group?.gidNumber;
  const isWhole = user && (!group || (user.uidNumber === number && user.gidNumber === number));
  return [
    ...(group ? [] : (['group'] as const)),
    ...(isWhole ? [] : (['user'] as const)),
    ...(sudoRule === 'right' ? [] : (['sudo-rule'] as const)),
  ];
}

/** A tool as it is shown; `asked` is when it was looked at (ISO 8601 in UTC). */
export const toolView = (
  name: string,
  standing: ToolStanding,
  asked: string,
): ToolStandingView => ({
  name,
  ...known({ gidNumber: standing.group?.gidNumber }),
  maintainers: [...(standing.group?.maintainers ?? [])],
  otherMaintainers: (standing.group?.others ?? []).map(nameOf),
  disabled: standing.user?.disabled ?? false,
  broken: brokenParts(standing),
  asked,
});

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

  /** What is wrong with a name: all that can be known of it without asking. Throws `not-found` where this event has no tools. */
  const problemsOf = (field: string, name: string, reserved: readonly string[]): FieldProblem[] => {
    if (!options.tools) throw new AppError('not-found', 'This event has no tools');
    const rule = brokenToolRule(name, { reserved: [...reserved] });
    return rule === undefined ? [] : [{ field, rule, params: [name] }];
  };

  const refuse = (fields: readonly FieldProblem[]): void => {
    if (fields.length === 0) return;
    const which = fields.map(({ field, rule }) => `${field}: ${rule}`).join('; ');
    throw new AppError('invalid-input', which, { fields });
  };

  const personOf = async (typed: string, after: string | undefined) => {
    const shellName = normaliseShellName(typed);
    const ofParent = await isOfParent(shellName, after, requests);
    return { shellName, username: '', ...(ofParent ? { ofParent } : {}) };
  };

  const fileTool = async ({ name: tool, maintainer, after }: Creation): Promise<StoredRequest> => {
    const facts: ToolFacts = { tool, ...(await personOf(maintainer, after)), givenUp: [] };
    return fileWish({ kind: 'tool', facts, after });
  };

  /** Throws `invalid-input`. Answers once it is on disk; nothing is sent yet. */
  const file = (form: Creation): Promise<StoredRequest> => {
    refuse(problemsOf('name', form.name, rules.reserved));
    return fileTool(form);
  };

  const fileChange = async ({ change, after, ...typed }: Change): Promise<StoredRequest> => {
    const { tool } = typed;
    // A tool that stands there may have a name that is reserved by now.
    refuse(problemsOf('tool', tool, []));
    const person = await personOf(typed.shellName, after);
    const facts: MaintainerFacts = { tool, ...person, change };
    return fileWish({ kind: 'maintainer', facts, after });
  };

  const send = (request: StoredRequest): RequestView => {
    void queue.run(request.id);
    return view(request);
  };

  return {
    /** Reads a tool that is asked for beside an account; what is wrong with it is told of the field `place`. */
    prepare: (name: string, place: string): Prepared => ({
      problems: problemsOf(place, name, rules.reserved),
      field: place,
      wishFor: (shellName) => ({
        kind: 'tool',
        facts: { tool: name, shellName, username: '', givenUp: [] } satisfies ToolFacts,
      }),
      file: (maintainer, after) => fileTool({ name, maintainer, after }),
    }),
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
