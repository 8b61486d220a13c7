import type { PersonEntry } from '../../ports/directory.ts';

/** Something that a request changes, or has changed. */
export interface Touched {
  readonly what: 'person' | 'tool' | 'project' | 'role';
  /** Its name; of what has an id beside it, both. */
  readonly names: readonly string[];
  /** Where it stands in the directory, as the server says; without it, where we would write. */
  readonly dn?: string | undefined;
  /** True where nothing of it will be left. */
  readonly isRemoved?: boolean;
}

/** A person, by the shell name. */
export const person = (shellName: string): Touched => ({ what: 'person', names: [shellName] });
/** A person whose entry was found, by every shell name that it has. */
export const personFound = ({ uids, dn }: PersonEntry): Touched => ({
  what: 'person',
  names: uids,
  dn,
});
/** A tool, by its name without the prefix. */
export const tool = (name: string): Touched => ({ what: 'tool', names: [name] });
/** A project by its name and, once it was found, its id. */
export const project = (name: string, id?: string): Touched => ({
  what: 'project',
  names: id === undefined ? [name] : [name, id],
});
/** Roles that are granted or taken away, by their names. */
export const roles = (names: readonly string[]): readonly Touched[] =>
  names.map((name) => ({ what: 'role', names: [name] }));
