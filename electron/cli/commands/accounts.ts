import { fail, ok, type FieldProblem } from '../../../shared/result.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { requestOutcome } from '../request-outcome.ts';
import { say } from '../words.ts';

const text = (value: string | boolean | undefined): string => String(value ?? '');

const noConsent: FieldProblem = { field: 'consent', rule: 'consent-missing', params: [] };

export const accountsCreate: Command = {
  name: 'accounts create',
  summary: 'creates a developer account and waits for the directory to confirm it',
  usage:
    'accounts create --username U --shell-name S --email E [--ssh-key FILE] [--password-stdin] --consent',
  examples: [
    'lanyard accounts create --username "Jane Doe" --shell-name jdoe --email jane@example.org --ssh-key ~/.ssh/id_ed25519.pub --consent',
    'printf %s "$PASSWORD" | lanyard accounts create … --password-stdin --consent --json',
  ],
  options: {
    username: { type: 'string', required: true },
    'shell-name': { type: 'string', required: true },
    email: { type: 'string', required: true },
    'ssh-key': { type: 'string' },
    'password-stdin': { type: 'boolean' },
    consent: { type: 'boolean' },
  },
  positionals: [],
  async run(desk, { options }, terminal) {
    if (options['consent'] !== true) {
      return fail('invalid-input', 'consent is missing', { fields: [noConsent] });
    }
    const keyFile = options['ssh-key'];
    const sshKey = typeof keyFile === 'string' ? await terminal.readFile(keyFile) : undefined;
    const filed = await desk.call('requests.submit', {
      username: text(options['username']),
      shellName: text(options['shell-name']),
      email: text(options['email']),
      ...(sshKey === undefined ? {} : { sshKey }),
      password: await terminal.password(options['password-stdin'] === true),
      consent: { terms: true, publicEmail: true },
    });
    if (!filed.ok) return filed;
    return requestOutcome(desk, await desk.settled(filed.value.id));
  },
};

export const accountsShow: Command = {
  name: 'accounts show',
  summary: 'shows a person as the directory has them now',
  usage: 'accounts show SHELL-NAME',
  examples: ['lanyard accounts show jdoe --json'],
  options: {},
  positionals: ['SHELL-NAME'],
  async run(desk, { positionals: [shellName = ''] }) {
    const shown = await desk.call('accounts.show', { shellName });
    if (!shown.ok) return shown;
    const { username, email, uidNumber, blocked, keys } = shown.value;
    return ok({
      value: shown.value,
      lines: [
        `${shown.value.shellName}  ${username}  ${email}  uidNumber ${uidNumber}`,
        ...keys.map((key) => `  ${key.fingerprint || '–'}  ${key.type}  ${key.comment}`),
        ...(blocked ? [`  ${say('problem-account-blocked', shellName)}`] : []),
      ],
      exit: EXIT.confirmed,
    });
  },
};
