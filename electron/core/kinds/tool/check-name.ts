import type { ToolVerdict } from '../../../../shared/contract/tools.ts';
import { isReserved } from '../../../../shared/names/names.ts';
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
  readonly rules: AccountRules;
}

/** The rule that a name breaks wherever it is to stand, or undefined; `field-rule-<rule>` has its words. */
export function brokenToolRule(
  name: string,
  rules: Pick<AccountRules, 'reserved'>,
): 'tool-name' | 'reserved' | undefined {
  if (!toolNameRule.test(name)) return 'tool-name';
  return isReserved(name, rules) ? 'reserved' : undefined;
}

interface NameRules {
  readonly profile: Pick<Profile, 'directory'>;
  readonly reserved: readonly string[];
}

/**
 * Everything that is wrong with a tool's name that was typed into this field, without asking anybody. Throws `not-found` where this event
 * has no tools.
 */
export function toolNameProblems(
  field: string,
  name: string,
  { profile, reserved }: NameRules,
): readonly FieldProblem[] {
  if (!profile.directory.tools) throw new AppError('not-found', 'This event has no tools');
  const rule = brokenToolRule(name, { reserved: [...reserved] });
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
 * the account console asks that one about tools too (docs/facts.md 5).
 */
export async function checkToolName(name: string, options: Options): Promise<ToolVerdict> {
  const rule = brokenToolRule(name, options.rules);
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
