import type { Arguments, Option, Options } from './command.ts';

type More = Omit<Option, 'type' | 'about' | 'takes'>;

/** An option that takes a value. */
export const value = (takes: string, about: string, more: More = {}): Option => ({
  type: 'string',
  takes,
  about,
  ...more,
});

/** An option that is given or not. */
export const flag = (about: string, more: More = {}): Option => ({
  type: 'boolean',
  about,
  ...more,
});

export const usernameOption = value(
  'NAME',
  'the developer username: the name that other developers see',
  { required: true },
);
export const shellNameOption = value('NAME', 'the shell username: the login name for SSH', {
  required: true,
});

export const sharedOption = value(
  'REASON',
  'go on though somebody else has the address or the key, and say why',
);

/** The reason that was given with it. */
export const sharedOf = ({ options: { shared } }: Pick<Arguments, 'options'>) =>
  typeof shared === 'string' ? { sharedBecause: shared } : {};

/** Options that every command has. */
export const everywhere = {
  profile: value('FILE', 'the event profile: a file, or one that ships with Lanyard', {
    choices: ['practice', 'wikimedia'],
    otherwise: 'practice',
  }),
  data: value('DIR', 'where requests are kept', { otherwise: 'the data folder of your system' }),
  'event-key': value('FILE', 'the private key of the event, to open hand-over bundles'),
  'run-only': flag('keep requests in memory only: they are gone when the command ends'),
  json: flag('print one JSON value on standard output, for scripts'),
  help: flag('print the help of the command, and do nothing else'),
} satisfies Options;

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
