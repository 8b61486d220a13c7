import { z } from 'zod';
import type { Profile } from '../../../../shared/domain/profile.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import { isAmong, shellName } from '../../../../shared/names/shell-name.ts';
import { toolName } from '../../../../shared/requests/tool.ts';
import { undone } from '../../../../shared/requests/undo.ts';
import { known } from '../../base/known.ts';
import type { ToolDirectory, ToolState } from '../../ports/tool-directory.ts';
import { defineKind, type Undoing } from '../base/define-kind.ts';
import { type NotePorts, notePartUndone } from '../base/note-undone.ts';
import { followsPerson, inheritedPerson } from '../base/person.ts';
import { type Observation, type Run, type Step, blocked } from '../base/step.ts';
import { person, tool as touchedTool } from '../base/touched.ts';
import { toolNameProblems } from './check-name.ts';
import { lookAtMaintainer, type MaintainerPorts } from './maintainer-state.ts';

/** What a request knows that changes who maintains a tool. */
export const maintainerFacts = z.object({
  /** The tool's name, without the prefix. */
  tool: toolName,
  shellName,
  /** Empty until the directory was asked. */
  username: z.string(),
  ...followsPerson,
  change: z.enum(['add', 'remove']),
  /** Whether this request made it so, or found it so. */
  origin: z.enum(['made', 'there-before']).optional(),
  /** The request that this one undoes. */
  of: z.uuid().optional(),
  undone: undone.optional(),
});
/** The same, checked. */
export type MaintainerFacts = z.infer<typeof maintainerFacts>;

/** What the step `set-maintainer` needs of the world. */
export interface SetMaintainerPorts extends MaintainerPorts {
  readonly tools: ToolDirectory;
}

/** What the kind `maintainer` needs of the world. */
export interface MaintainerKindPorts extends SetMaintainerPorts, NotePorts {
  readonly profile: Pick<Profile, 'cloud' | 'directory'>;
}

/** A maintainer more or less of a tool that is there. */
export const maintainer = (ports: MaintainerKindPorts) =>
  defineKind(maintainerFacts, {
    systems: ['directory'],
    steps: [setMaintainer(ports), notePartUndone(ports, 'maintainer')],
    undoes: 'maintainer',
    touches: ({ tool, shellName }) => [touchedTool(tool), person(shellName)],
    inherit: (facts, parent) => inheritedPerson(facts, parent) ?? {},
    // An undo is asked for where the request is that it undoes.
    handedIn: ({ tool, shellName, change, of }, after) =>
      of === undefined
        ? { kind: 'maintainer', form: { tool, shellName, change, ...known({ after }) } }
        : undefined,
    view: ({ tool, change }) => ({ maintainer: { tool, change } }),
    target: ({ tool, shellName, change }) => ({
      of: ['maintainer', tool, shellName],
      wants: change,
    }),
    counts: ({ change, origin, of, undone }) =>
      change === 'add' && origin === 'made' && of === undefined && !undone
        ? 'maintainer'
        : undefined,
    undo: (facts) => undoingOf(facts, ports.tools),
    door: {
      method: 'tools.setMaintainer',
      // A tool that is there may have a name that is reserved by now.
      problems: ({ tool }) => toolNameProblems('tool', tool, { profile: ports.profile }),
      facts: ({ tool, shellName, change }) => ({
        tool,
        shellName: normaliseShellName(shellName),
        username: '',
        change,
      }),
    },
  });

/** The opposite change, of one that its request made. */
function undoingOf(
  { tool, shellName, username, origin, of, ...facts }: MaintainerFacts,
  tools: Pick<ToolDirectory, 'lookAtTool'>,
): Undoing | undefined {
  if (origin !== 'made' || of !== undefined) return undefined;
  const change = facts.change === 'add' ? 'remove' : 'add';
  const state = { removes: ['maintainer' as const], stays: [], gone: false, guarded: true };
  return {
    kind: 'maintainer',
    about: { shellName, username, name: tool },
    parts: ['maintainer'],
    takes: change === 'remove' ? [{ what: 'tool', name: tool, shellName }] : [],
    unasked: state,
    async look() {
      const { group } = await tools.lookAtTool(tool);
      const isOne = isAmong(group?.maintainers ?? [], shellName);
      return { ...state, gone: isOne === (change === 'add') };
    },
    facts: () => Promise.resolve({ tool, shellName, username, change }),
  };
}

type Seen = Observation<MaintainerFacts>;
type Group = NonNullable<ToolState['group']>;

/** The group must keep a member (groupOfNames, RFC 4519 3.5). */
function judgeRemoval({ maintainers, others }: Group, facts: MaintainerFacts): Seen {
  const isLast = maintainers.length + others.length <= 1;
  return isLast ? blocked('last-maintainer', facts.tool, facts.shellName) : { is: 'missing' };
}

const done = ({ attempted }: Run): Seen => ({
  is: 'done',
  learned: { origin: attempted ? 'made' : 'there-before' },
});

/** One person among the maintainers of a tool, or not; everybody else of the list is left alone. */
export function setMaintainer(ports: SetMaintainerPorts): Step<MaintainerFacts> {
  const judgeAddition = async ({ shellName }: MaintainerFacts): Promise<Seen> => {
    const seen = await lookAtMaintainer(ports, shellName);
    if (seen.is === 'blocked') return seen;
    return {
      is: 'missing',
      learned: { shellName: seen.shellName, username: seen.username },
      found: seen.found,
    };
  };

  return {
    id: 'set-maintainer',
    async observe(facts, run) {
      const { group, user } = await ports.tools.lookAtTool(facts.tool);
      if (!group) return blocked('tool-missing', facts.tool);
      const isOne = isAmong(group.maintainers, facts.shellName);
      if (isOne === (facts.change === 'add')) return done(run);
      if (facts.change === 'remove') return judgeRemoval(group, facts);
      return user?.disabled === true ? blocked('tool-disabled', facts.tool) : judgeAddition(facts);
    },
    apply: ({ tool, shellName, change }) =>
      change === 'add'
        ? ports.tools.addMaintainer(tool, shellName)
        : ports.tools.removeMaintainer(tool, shellName),
  };
}
