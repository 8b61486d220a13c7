import type { Command, Option } from './base/command.ts';
import { placeholder } from './base/placeholder.ts';

/** An option as it is typed: `--ssh-key <file>`. */
export const optionUsage = (name: string, { takes, many }: Option): string =>
  [`--${name}`, ...(takes === undefined ? [] : [placeholder(takes)])].join(' ') +
  (many ? '...' : '');

/** The parts of a command line, in the order in which they are typed: the name, what has to follow, what may. */
export function usageParts({ name, positionals, more, options }: Command): readonly string[] {
  const all = Object.entries(options);
  return [
    name,
    ...positionals.map(placeholder),
    ...(more === undefined ? [] : [`[${placeholder(more)}...]`]),
    ...all.filter(([, { required }]) => required).map(([key, it]) => optionUsage(key, it)),
    ...all.filter(([, { required }]) => !required).map(([key, it]) => `[${optionUsage(key, it)}]`),
  ];
}
