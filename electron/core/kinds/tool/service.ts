import {
  MOST_TOOLS,
  type ToolList,
  type ToolStateView,
  type ToolVerdict,
} from '../../../../shared/contract/tools.ts';
import type { AccountRules } from '../../../../shared/domain/profile.ts';
import type { Handlers } from '../../base/dispatch.ts';
import { AppError } from '../../base/errors.ts';
import { known } from '../../base/known.ts';
import type { NamePolicy } from '../../ports/name-policy.ts';
import type { Clock } from '../../ports/system.ts';
import type { ToolDirectory, ToolState } from '../../ports/tool-directory.ts';
import { checkToolName } from './check-name.ts';

/** The value of a DN's first part, without its escapes (RFC 4514 2.4). */
const nameOf = (dn: string): string => {
  const value = /^[^=]*=((?:\\.|[^\\,+])*)/u.exec(dn)?.[1] ?? dn;
  return value.replaceAll(/\\([0-9a-f]{2}|.)/giu, (_, escaped: string) =>
    escaped.length === 2 ? String.fromCharCode(Number.parseInt(escaped, 16)) : escaped,
  );
};

function brokenParts({ group, user, sudoRule }: ToolState): ToolStateView['broken'] {
  const number = group?.gidNumber;
  const isWhole = user && (!group || (user.uidNumber === number && user.gidNumber === number));
  return [
    ...(group ? [] : (['group'] as const)),
    ...(isWhole ? [] : (['user'] as const)),
    ...(sudoRule === 'right' ? [] : (['sudo-rule'] as const)),
  ];
}

/** A tool as it is shown; `asked` is when it was looked at (ISO 8601 in UTC). */
export const toolView = (name: string, state: ToolState, asked: string): ToolStateView => ({
  name,
  ...known({ gidNumber: state.group?.gidNumber }),
  maintainers: [...(state.group?.maintainers ?? [])],
  otherMaintainers: (state.group?.others ?? []).map(nameOf),
  disabled: state.user?.disabled ?? false,
  broken: brokenParts(state),
  asked,
});

interface Options {
  readonly tools: ToolDirectory;
  readonly namePolicy: NamePolicy;
  readonly rules: AccountRules;
  /** What stands before a tool's name in its entries. */
  readonly prefix: string;
  readonly clock: Clock;
}

/** Checks and shows tools. */
export const createTools = ({ tools, namePolicy: policy, rules, prefix, clock }: Options) => ({
  check: (name: string): Promise<ToolVerdict> =>
    checkToolName(name, { tools, policy, rules, prefix }),

  /** Throws what the directory throws. */
  async list(text: string): Promise<ToolList> {
    // One more than is told shows whether there are more.
    const found = await tools.findTools(text, MOST_TOOLS + 1);
    const listed = found.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    return {
      tools: listed
        .slice(0, MOST_TOOLS)
        .map(({ name, maintainers }) => ({ name, maintainers: [...maintainers] })),
      more: listed.length > MOST_TOOLS,
      asked: clock.now().toISOString(),
    };
  },

  /** Throws `tool-missing`. */
  async show(name: string): Promise<ToolStateView> {
    const state = await tools.lookAtTool(name);
    if (state.group || state.user) return toolView(name, state, clock.now().toISOString());
    throw new AppError('tool-missing', `There is no tool ${name}`, { params: [name] });
  },
});

/** Checks and shows tools. */
export type ToolsService = ReturnType<typeof createTools>;

/** The methods about tools beside those that file requests. */
export const toolHandlers = (tools: ToolsService) =>
  ({
    'tools.check': { needs: 'ask', run: ({ name }) => tools.check(name) },
    'tools.list': { needs: 'ask', run: ({ text }) => tools.list(text) },
    'tools.show': { needs: 'ask', run: ({ name }) => tools.show(name) },
  }) satisfies Partial<Handlers>;
