import type { Command } from '../base/command.ts';
import { flag, sharedOf, sharedOption, value } from '../base/options.ts';
import { filedOutcome } from '../outcome/filed-outcome.ts';

/** A new key, keys to remove, or both. */
export const keysChange: Command = {
  name: 'keys change',
  summary: 'Add, replace or remove SSH keys of an account',
  examples: [
    'lanyard keys change jdoe --ssh-key ~/.ssh/id_ed25519.pub',
    'printf %s "$PASSWORD" | lanyard keys change jdoe --ssh-key new.pub --remove SHA256:… --password-stdin',
  ],
  options: {
    'ssh-key': value('FILE', 'new public SSH key'),
    remove: value('FINGERPRINT', 'SSH key to remove, by its fingerprint; see “accounts show”', {
      many: true,
    }),
    tidy: value('LINE', 'stored key to repair, as “clinic” names it', { many: true }),
    shared: sharedOption,
    'password-stdin': flag(
      'read the developer account password from the first line of standard input',
    ),
  },
  positionals: ['SHELL-NAME'],
  files: true,
  async run(desk, args, terminal) {
    const {
      options,
      lists,
      positionals: [shellName = ''],
    } = args;
    const file = options['ssh-key'];
    const sshKey = typeof file === 'string' ? await terminal.readFile(file) : undefined;
    const password = await terminal.password(options['password-stdin'] === true, 'known');
    const filed = await desk.call('accounts.changeKeys', {
      shellName,
      password,
      remove: [...(lists['remove'] ?? [])],
      tidy: [...(lists['tidy'] ?? [])],
      ...(sshKey === undefined ? {} : { sshKey }),
      ...sharedOf(args),
    });
    return filedOutcome(desk, filed);
  },
};
