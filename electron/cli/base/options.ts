import type { Arguments } from './command.ts';

/** The text of an option, or nothing. */
export const textOf = ({ options }: Pick<Arguments, 'options'>, name: string): string =>
  String(options[name] ?? '');

/** Those of the options that were given, by their names. */
export const given = <N extends string>(
  { options }: Pick<Arguments, 'options'>,
  ...names: readonly N[]
) =>
  // Object.fromEntries forgets the names; only those that were given are left.
  Object.fromEntries(
    names.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : [])),
  ) as Partial<Record<N, string>>;
