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
  'DEVELOPER-USERNAME',
  'developer username: the name that other developers see',
  { required: true },
);
export const shellNameOption = value('SHELL-NAME', 'shell username: the login name for SSH', {
  required: true,
});

export const sharedOption = value(
  'REASON',
  'continue although someone else has the email address or key, with a reason',
);

/** The reason that was given with it. */
export const sharedOf = ({ options: { shared } }: Pick<Arguments, 'options'>) =>
  typeof shared === 'string' ? { sharedBecause: shared } : {};

/** Options that every command has. */
export const everywhere = {
  profile: value('FILE', 'event profile: a file, or one that comes with Lanyard', {
    choices: ['practice', 'wikimedia'],
    otherwise: 'practice',
  }),
  data: value('DIR', 'folder for saved requests', { otherwise: 'the data folder of your system' }),
  'event-key': value('FILE', 'private event key, to import transfer files'),
  'run-only': flag('keep requests in memory only: unsent ones are lost when the command ends'),
  json: flag('print one JSON value, for scripts'),
  help: flag('show the help of the command'),
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
