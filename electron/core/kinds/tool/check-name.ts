import type { ToolVerdict } from '../../../../shared/contract/tools.ts';
import { isReserved } from '../../../../shared/names/names.ts';
import { isSystemName } from '../../../../shared/names/system-names.ts';
import type { AccountRules, Profile } from '../../../../shared/domain/profile.ts';
import { toolNameRule } from '../../../../shared/requests/tool.ts';
import type { FieldProblem } from '../../../../shared/result.ts';
import { AppError } from '../../base/errors.ts';
import type { NamePolicy, PolicyVerdict } from '../../ports/name-policy.ts';
import type { ToolDirectory, ToolState } from '../../ports/tool-directory.ts';
import { isPassing } from '../../systems/asking.ts';

interface Options {
  readonly tools: Pick<ToolDirectory, 'lookAtTool'>;
  readonly policy: NamePolicy;
  readonly rules: Pick<AccountRules, 'reserved'>;
  /** What stands before a tool's name in its entries. */
  readonly prefix: string;
}

/** What a new tool's name has to keep to: the names that the event reserves, and what stands before the name of its account. */
interface NewToolRules {
  readonly reserved: readonly string[];
  readonly prefix: string;
}

/** The rule that a name breaks wherever it is to stand, or undefined; `field-rule-<rule>` has its words. */
export function brokenToolRule(
  name: string,
  { reserved, prefix }: NewToolRules,
): 'tool-name' | 'reserved' | undefined {
  if (!toolNameRule.test(name)) return 'tool-name';
  const isKept = isReserved(name, { reserved: [...reserved] }) || isSystemName(prefix + name);
  return isKept ? 'reserved' : undefined;
}

interface NameRules {
  readonly profile: Pick<Profile, 'directory'>;
  /** Left out of a tool that is there. */
  readonly rules?: Pick<AccountRules, 'reserved'>;
}

/**
 * Everything that is wrong with a tool's name that was typed into this field, without asking anybody. Throws `not-found` where this event
 * has no tools.
 */
export function toolNameProblems(
  field: string,
  name: string,
  { profile, rules }: NameRules,
): readonly FieldProblem[] {
  const { tools } = profile.directory;
  if (!tools) throw new AppError('not-found', 'This event has no tools');
  const ofForm = toolNameRule.test(name) ? undefined : 'tool-name';
  const { prefix } = tools;
  const rule = rules ? brokenToolRule(name, { reserved: rules.reserved, prefix }) : ofForm;
  return rule === undefined ? [] : [{ field, rule, params: [name] }];
}

type Answer = Omit<ToolVerdict, 'name'>;

/** The failure where nobody can be asked now. */
async function lookUp(tools: Options['tools'], name: string): Promise<ToolState | AppError> {
  try {
    return await tools.lookAtTool(name);
  } catch (error) {
    if (isPassing(error)) return error;
    throw error;
  }
}

const isTaken = ({ group, user }: ToolState): boolean => group !== undefined || user !== undefined;

function judge(name: string, state: ToolState, said: PolicyVerdict): Answer {
  if (isTaken(state)) {
    const maintainers = [...(state.group?.maintainers ?? [])];
    return { state: 'taken', params: [name], maintainers };
  }
  if (said.is === 'refused') return { state: 'broken', rule: 'policy', params: [said.words] };
  if (said.is === 'could-not-ask') return { state: 'unknown', rule: 'policy', params: [] };
  return { state: 'free', params: [] };
}

/**
 * What is known of a tool's name: its form, the profile's reserved names, whether a tool has it, and what the sign-up service says of it, as
 * the account console asks that one about tools too.
 */
export async function checkToolName(name: string, options: Options): Promise<ToolVerdict> {
  const rule = brokenToolRule(name, { reserved: options.rules.reserved, prefix: options.prefix });
  if (rule) return { name, state: 'broken', rule, params: [name] };
  const [state, said] = await Promise.all([
    lookUp(options.tools, name),
    options.policy.check({ username: name, shellName: name }),
  ]);
  if (state instanceof AppError) {
    return { name, state: 'unknown', rule: state.code, params: [] };
  }
  return { name, ...judge(name, state, said) };
}
