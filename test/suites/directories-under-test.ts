import { AppError } from '../../electron/core/base/errors.ts';
import type { BindCredentials, Directory, NewPerson } from '../../electron/core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../electron/core/ports/linked-accounts.ts';
import type { ProjectGroups } from '../../electron/core/ports/project-groups.ts';
import type { NewTool, ToolDirectory } from '../../electron/core/ports/tool-directory.ts';
import type { DirectoryProfile } from '../../shared/domain/profile.ts';

/** What one desk asks of a directory. */
export interface DeskPorts {
  readonly directory: Directory;
  readonly tools: ToolDirectory;
  readonly groups: ProjectGroups;
  readonly links: LinkedAccountDirectory;
}

/** A directory, whatever is behind it. */
export interface DirectoriesUnderTest {
  readonly profile: DirectoryProfile;
  readonly credentials: BindCredentials;
  /** The ports of one more desk, which all lead to the same entries. Nobody has signed in. */
  open(): DeskPorts;
  /** A complete tool that has stood there for long. */
  readonly tool: { readonly name: string; readonly maintainer: string };
  /** A project whose group stands there, and somebody in it. */
  readonly project: { readonly name: string; readonly member: string };
}

/** Everybody's who was added here. */
export const personsPassword = 'nine horses ran';

let serial = 0;

/** A number, and with it a name, that no other test of this run has. */
const next = (): number => (serial += 1);

function newPerson(profile: DirectoryProfile): NewPerson {
  const n = next();
  const uid = `person-${process.pid}-${n}`;
  const uidNumber = profile.uidNumber.floor + 50_000 + n;
  return { uid, cn: `Person ${process.pid} ${n}`, mail: `${uid}@example.org`, uidNumber };
}

export function newTool(): NewTool {
  const n = next();
  return { name: `tool-${process.pid}-${n}`, gidNumber: 52_000 + n * 3 };
}

/** One more desk, with a helper signed in. */
export async function openDesk({ open, credentials }: DirectoriesUnderTest): Promise<DeskPorts> {
  const desk = open();
  await desk.directory.signIn(credentials);
  return desk;
}

/** All three entries of a tool. */
export async function addTool(
  { tools }: DeskPorts,
  tool: NewTool,
  maintainer: string,
): Promise<void> {
  await tools.addGroup(tool, maintainer);
  await tools.addUser(tool);
  await tools.addSudoRule(tool.name);
}

export async function addPerson(
  { directory }: DeskPorts,
  { profile }: DirectoriesUnderTest,
): Promise<NewPerson> {
  const person = newPerson(profile);
  await directory.addPerson(person, personsPassword);
  return person;
}

/** The same, with the ports that a profile without their section does not have. */
export function complete(ports: {
  [Name in keyof DeskPorts]: DeskPorts[Name] | undefined;
}): DeskPorts {
  const { directory, tools, groups, links } = ports;
  if (!directory || !tools || !groups || !links) throw new Error('the profile lacks a section');
  return { directory, tools, groups, links };
}

/** How each of these calls, which all run at once, was refused; `done` where it was not. */
export const endsOf = (calls: readonly Promise<unknown>[]): Promise<string[]> =>
  Promise.all(
    calls.map((call) =>
      call.then(
        () => 'done',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      ),
    ),
  );
