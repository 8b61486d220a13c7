import type { AccountRules, Profile } from '../../../../shared/domain/profile.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import { known } from '../../base/known.ts';
import type { NamePolicy } from '../../ports/name-policy.ts';
import type { Random } from '../../ports/system.ts';
import type { ToolDirectory, ToolState } from '../../ports/tool-directory.ts';
import {
  defineKind,
  type Door,
  isTakenFrom,
  type Taken,
  type Undoing,
} from '../base/define-kind.ts';
import { createNumbers, type NumberRange, type Numbers, reserveNumber } from '../base/numbers.ts';
import { inheritedPerson } from '../base/person.ts';
import { type Step, blocked } from '../base/step.ts';
import { person, tool as touchedTool } from '../base/touched.ts';
import { toolNameProblems } from './check-name.ts';
import { createToolGroup } from './create-tool-group.ts';
import { createToolUser } from './create-tool-user.ts';
import { type ToolFacts, toolFacts } from './facts.ts';
import { lookAtMaintainer, type MaintainerPorts } from './maintainer-state.ts';
import { removeToolFacts, whyToolStays } from './removal.ts';
import type { ToolPlace } from './state.ts';
import { verifyTool } from './verify-tool.ts';

/** What the kind `tool` needs of the world. */
export interface ToolPorts extends MaintainerPorts {
  readonly profile: Pick<Profile, 'cloud' | 'directory'>;
  readonly tools: ToolDirectory;
  readonly namePolicy: NamePolicy;
  readonly random: Random;
  readonly rules: AccountRules;
}

/** Without tools in the profile nothing of them can be asked, so that it does not matter what they would be called. */
const placeOf = ({ tools, profile }: ToolPorts): ToolPlace => ({
  tools,
  prefix: profile.directory.tools?.prefix ?? '',
});

/**
 * A tool: number, group with its first maintainer, user, sudo rule, and a last look at all of it. A tool of this person that is there
 * half-made is completed.
 */
export function tool(ports: ToolPorts) {
  const { tools, random, profile, rules } = ports;
  const range = profile.directory.tools?.gidNumber ?? { floor: 1, ceiling: 1 };
  const numbers = createToolNumbers({ tools, random, range });
  const place = placeOf(ports);
  return defineKind(toolFacts, {
    systems: ['directory'],
    touches: (facts) => [touchedTool(facts.tool), person(facts.shellName)],
    steps: [
      checkMaintainer(ports),
      reserveNumber<ToolFacts>({
        servesStep: 'create-tool-group',
        numbers,
        held: ({ gidNumber }) => gidNumber,
        keep: (gidNumber) => ({ gidNumber }),
      }),
      createToolGroup(place, ports),
      createToolUser(place),
      createToolSudo(place),
      verifyTool(place),
    ],
    startOver({ gidNumber, ...facts }) {
      numbers.lost();
      const { givenUp } = facts;
      return { ...facts, givenUp: gidNumber === undefined ? givenUp : [...givenUp, gidNumber] };
    },
    inherit: (facts, parent) => inheritedPerson(facts, parent) ?? {},
    view: viewOf,
    handedIn,
    // Whoever comes second to a tool's name is told whose it is, and nothing of the first is changed.
    target: ({ tool }) => ({ of: ['tool', tool], wants: 'made' }),
    counts: ({ origin, undone }) => (origin === 'made' && !undone ? 'tool' : undefined),
    undo: (facts, { id }) => undoingOf(facts, id, tools),
    door: {
      method: 'tools.create',
      problems: ({ name }) => toolNameProblems('name', name, { profile, rules }),
      facts: ({ name, maintainer }) => ({
        tool: name,
        shellName: normaliseShellName(maintainer),
        username: '',
        givenUp: [],
      }),
      besideCard,
    },
  });
}

const besideCard: NonNullable<Door<'tools.create', ToolFacts>['besideCard']> = {
  needs: 'membership',
  place: 'further.tool',
  field: 'name',
  form: ({ tool: wanted }, maintainer) => wanted && { name: wanted.name, maintainer },
};

const viewOf = ({ tool: name, shellName, gidNumber, origin, ...more }: ToolFacts) => {
  const { maintainers = [shellName] } = more;
  return { tool: { name, maintainers, ...known({ gidNumber, origin }) } };
};

const handedIn = ({ tool: name, shellName: maintainer }: ToolFacts, after: string | undefined) => ({
  kind: 'tool' as const,
  form: { name, maintainer, ...known({ after }) },
});

const isGone = ({ group, user, sudoRule }: ToolState): boolean =>
  !group && !user && sudoRule === 'missing';

/** The tool as it is once these are out of it. */
function withoutMaintainers(state: ToolState, tool: string, taken: readonly Taken[]): ToolState {
  const { group } = state;
  if (!group) return state;
  const ofTool = taken.filter(({ name }) => sameName(name, tool));
  const maintainers = group.maintainers.filter((one) => !ofTool.some(isTakenFrom(one, 'tool')));
  return { ...state, group: { ...group, maintainers } };
}

/** Removes a tool that its request made, while nobody else maintains it. */
function undoingOf(
  { tool, shellName, username, gidNumber, origin }: ToolFacts,
  of: string,
  tools: ToolDirectory,
): Undoing | undefined {
  if (origin !== 'made' || gidNumber === undefined) return undefined;
  const facts = { tool, shellName, username, gidNumber };
  return {
    kind: 'remove-tool',
    about: { shellName, username, name: tool },
    parts: ['tool'],
    takes: [{ what: 'tool', name: tool }],
    // The directory is not asked to delete only what is unchanged: each entry is looked at right before.
    unasked: { removes: ['tool'], stays: [], gone: false, guarded: false },
    async look(taken) {
      const state = await tools.lookAtTool(tool);
      const left = withoutMaintainers(state, tool, taken);
      const why = whyToolStays(left, removeToolFacts.parse({ ...facts, of }));
      return {
        removes: why ? [] : ['tool'],
        stays: why ? [{ what: 'tool', why: why.code, params: [...why.params] }] : [],
        gone: isGone(state),
        guarded: false,
      };
    },
    facts: () => Promise.resolve(facts),
  };
}

interface NumberOptions {
  readonly tools: Pick<ToolDirectory, 'groupNumbersFrom' | 'numberHolders'>;
  readonly range: NumberRange;
  readonly random: Random;
}

/**
 * Numbers of tools: gidNumber of the tool's group and both numbers of its user. Groups are counted up; that no account has the number
 * is asked for each one, for old accounts stand among the groups' numbers.
 */
export const createToolNumbers = ({ tools, range, random }: NumberOptions): Numbers =>
  createNumbers({
    range,
    random,
    take: () => Promise.resolve(undefined),
    from: (from, limit) => tools.groupNumbersFrom(from, limit),
    isFree: async (number) => (await tools.numberHolders(number)).length === 0,
  });

/** That the tool's first maintainer may have one. Only looks. */
const checkMaintainer = (ports: MaintainerPorts): Step<ToolFacts> => ({
  id: 'check-maintainer',
  async observe({ shellName }) {
    const seen = await lookAtMaintainer(ports, shellName);
    if (seen.is === 'blocked') return seen;
    const { shellName: uid, username, found } = seen;
    return { is: 'done', learned: { shellName: uid, username }, found };
  },
});

/** The rule that lets maintainers become the tool. One that says something else was written by a person, who is asked. */
export const createToolSudo = ({ tools }: Pick<ToolPlace, 'tools'>): Step<ToolFacts> => ({
  id: 'create-tool-sudo',
  async observe({ tool }) {
    const { sudoRule } = await tools.lookAtTool(tool);
    if (sudoRule === 'other') return blocked('directory-refused', `sudo: ${tool}`);
    return { is: sudoRule === 'right' ? 'done' : 'missing' };
  },
  apply: ({ tool }) => tools.addSudoRule(tool),
});
