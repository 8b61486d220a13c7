import { type ClinicLine, clinicLineOf } from '../../../shared/clinic/clinic.ts';
import type { ProjectName } from '../../../shared/names/project-name.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { isAmong } from '../../../shared/names/shell-name.ts';
import type { ToolState } from '../ports/tool-directory.ts';
import { toldToHelpers } from './account-checks.ts';
import { type Check, eachOf } from './check.ts';
import type { Look } from './look.ts';

/** Entries of a tool that are not there, in the order in which they are made. */
const missingParts = ({ group, user, sudoRule }: ToolState): string[] => [
  ...(group ? [] : ['group']),
  ...(user ? [] : ['user']),
  ...(sudoRule === 'missing' ? ['sudo-rule'] : []),
];

/** The numbers of a tool's entries, each once: one where all is right. */
const numbersOf = ({ group, user }: ToolState): string[] => [
  ...new Set([group?.gidNumber, user?.uidNumber, user?.gidNumber].map(String)),
];

/** Another entry that has the tool's number. */
async function numberHolder(look: Look, name: string, number: string): Promise<string | undefined> {
  const prefix = look.profile.directory.tools?.prefix ?? '';
  const holders = await look.numberHolders(number);
  return holders.find((holder) => !sameName(holder, prefix + name));
}

/** What is wrong with a tool's entries; undefined where nothing is. */
async function faultOf(look: Look, name: string): Promise<ClinicLine | undefined> {
  const state = await look.tool(name);
  const about = { about: name };
  const told = (found: 'numbers' | 'number-twice' | 'sudo' | 'disabled', ...more: string[]) => ({
    ...toldToHelpers(look, { check: 'tool', found }, [name, ...more]),
    ...about,
  });
  if (state.user?.disabled === true) return told('disabled');
  const missing = missingParts(state);
  if (missing.length > 0) {
    const mend = { is: 'tool' as const, name, maintainer: look.patient.shellName };
    return clinicLineOf('tool', 'incomplete', [name, missing.join(', ')], { ...about, mend });
  }
  const numbers = numbersOf(state);
  const [number = ''] = numbers;
  if (numbers.length > 1) return told('numbers', numbers.join(', '));
  const holder = await numberHolder(look, name, number);
  if (holder !== undefined) return told('number-twice', number, holder);
  return state.sudoRule === 'other' ? told('sudo') : undefined;
}

async function checkTools(look: Look): Promise<readonly ClinicLine[]> {
  if (!look.profile.directory.tools) return [];
  const names = await look.toolNames();
  if (names.length === 0) return [clinicLineOf('tool', 'none')];
  const lines = await eachOf(names, {
    name: 'tool',
    aboutOf: (name) => name,
    ask: async (name) => [await faultOf(look, name)].flatMap((fault) => fault ?? []),
  });
  return lines.length > 0 ? lines : [clinicLineOf('tool', 'whole', [names.join(', ')])];
}

/** Whoever maintains a tool gets to it by Toolforge’s hosts, and there is let in by its group. */
async function checkBecome(look: Look): Promise<ClinicLine[]> {
  const { tools, groups } = look.profile.directory;
  const toolforge = look.cloudRules?.toolforge;
  if (!tools || !groups || !toolforge) return [];
  const [first] = await look.toolNames();
  if (first === undefined) return [clinicLineOf('become', 'no-tool')];
  return becomeLines(look, { tool: first, project: toolforge.project, role: toolforge.role });
}

async function becomeLines(
  look: Look,
  {
    tool,
    project,
    role,
  }: { readonly tool: string; readonly project: ProjectName; readonly role: string },
): Promise<ClinicLine[]> {
  const { shellName } = look.patient;
  if (isAmong(await look.membersOf(project), shellName)) {
    return [clinicLineOf('become', 'ready', [tool, project])];
  }
  // That the group is late is the other line's to tell, and mended there.
  if ((await look.rolesIn(project)).includes(role)) return [];
  const mend = {
    is: 'membership' as const,
    shellName,
    project,
    as: 'member' as const,
    again: false,
  };
  return [clinicLineOf('become', 'outside', [tool, project], { mend })];
}

/** Whether the person’s tools are whole, and the way to them is open. */
export const toolChecks: readonly Check[] = [
  { name: 'tool', system: 'directory', run: checkTools },
  { name: 'become', system: 'directory', run: checkBecome },
];
