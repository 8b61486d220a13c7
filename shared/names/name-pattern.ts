import { comparableName } from './same-name.ts';

/** Whether a name is the one of a profile's list, or of its kind: `*` stands for anything, and names are compared as directories do. */
export function fitsPattern(pattern: string, name: string): boolean {
  const literal = comparableName(pattern).replaceAll(/[\\^$.+?()[\]{}|/]/gu, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`, 'su').test(comparableName(name));
}
