import type { Command, Option } from './base/command.ts';

/** An option as it is typed: `--ssh-key FILE`. */
export const optionUsage = (name: string, { takes, many }: Option): string =>
  [`--${name}`, ...(takes === undefined ? [] : [takes])].join(' ') + (many ? '…' : '');

/** The parts of a command line, in the order in which they are typed: the name, what has to follow, what may. */
export function usageParts({ name, positionals, more, options }: Command): readonly string[] {
  const all = Object.entries(options);
  return [
    name,
    ...positionals,
    ...(more === undefined ? [] : [`[${more}…]`]),
    ...all.filter(([, { required }]) => required).map(([key, it]) => optionUsage(key, it)),
    ...all.filter(([, { required }]) => !required).map(([key, it]) => `[${optionUsage(key, it)}]`),
  ];
}

/** How a command is typed, in one line, without the program's name. */
export const usageOf = (command: Command): string => usageParts(command).join(' ');
