import { comparableName } from './same-name.ts';

/** A profile has a few dozen of them, and thousands of names are tried with each. */
const compiled = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const literal = comparableName(pattern).replaceAll(/[\\^$.+?()[\]{}|/]/gu, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`, 'su');
}

/** Whether a name is the one of a profile's list, or of its kind: `*` stands for anything, and names are compared as directories do. */
export function fitsPattern(pattern: string, name: string): boolean {
  const expression = compiled.get(pattern) ?? expressionOf(pattern);
  compiled.set(pattern, expression);
  return expression.test(comparableName(name));
}
