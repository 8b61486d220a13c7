import { fail, type FieldProblem } from '../../../shared/result.ts';
import type { Arguments, Command, Desk, Terminal } from '../base/command.ts';
import { readKeyFile } from '../base/key-file.ts';
import {
  flag,
  sharedOf,
  sharedOption,
  shellNameOption,
  usernameOption,
  value,
} from '../base/options.ts';
import { requestOutcome } from '../outcome/request-outcome.ts';

const ID = ['ID'];

const queueRename: Command = {
  name: 'queue rename',
  summary: 'Choose other names for a request and continue with it',
  examples: ['lanyard queue rename 3f0c… --username "Jane D" --shell-name janed'],
  options: {
    username: usernameOption,
    'shell-name': shellNameOption,
  },
  positionals: ID,
  async run(desk, { positionals: [id = ''], options }) {
    const renamed = await desk.call('requests.rename', {
      id,
      username: String(options['username'] ?? ''),
      shellName: String(options['shell-name'] ?? ''),
    });
    return requestOutcome(desk, renamed.ok ? await desk.settled(id) : renamed);
  },
};

const nothing: FieldProblem = { field: 'email', rule: 'email-or-key', params: [] };

/** The key to go on with: another one, none, or the one that is there. */
async function newKey({ options }: Arguments, desk: Desk, terminal: Terminal) {
  if (options['no-ssh-key'] === true) return { sshKey: '' };
  const file = options['ssh-key'];
  return typeof file === 'string' ? { sshKey: await readKeyFile(desk, terminal, file) } : {};
}

const queueEdit: Command = {
  name: 'queue edit',
  summary: 'Change the email address or SSH key of an unsent request',
  examples: ['lanyard queue edit 3f0c… --email jane@example.org --ssh-key id_ed25519.pub'],
  options: {
    email: value('EMAIL', 'new email address'),
    'ssh-key': value('FILE', 'new public SSH key'),
    'no-ssh-key': flag('continue without an SSH key'),
    shared: sharedOption,
  },
  positionals: ID,
  async run(desk, args, terminal) {
    const { positionals, options } = args;
    const [id = ''] = positionals;
    const key = await newKey(args, desk, terminal);
    if (options['email'] === undefined && key.sshKey === undefined) {
      return fail('invalid-input', 'Nothing to change was named', { fields: [nothing] });
    }
    const asked = await desk.call('requests.get', { id });
    if (!asked.ok) return asked;
    const email = String(options['email'] ?? asked.value.email);
    const edited = await desk.call('requests.edit', { id, email, ...key, ...sharedOf(args) });
    return requestOutcome(desk, edited.ok ? await desk.settled(id) : edited);
  },
};

export const changeCommands = [queueRename, queueEdit];
