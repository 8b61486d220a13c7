import { fail, ok, type FieldProblem } from '../../../shared/result.ts';
import { sortOf } from '../../../shared/errors.ts';
import type { Command, Desk } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { requestOutcome } from '../request-outcome.ts';
import type { RequestView } from '../../../shared/domain/request.ts';
import { verdictLines } from '../verdict-words.ts';
import { say } from '../words.ts';

const text = (value: string | boolean | undefined): string => String(value ?? '');

/** What this desk remembers of the names of a request that waits for the network, where it remembers anything. */
async function rememberedNames(desk: Desk, request: RequestView): Promise<string[]> {
  const { id, username, shellName, problem } = request;
  if (request.state !== 'waiting' || !problem || sortOf(problem.code) !== 'network') return [];
  const known = await desk.call('names.recall', { username, shellName, request: id });
  if (!known.ok) return [];
  const isKnown = Object.values(known.value).some(({ is }) => is !== 'could-not-ask');
  return isKnown ? verdictLines(known.value).map((line) => `  ${line}`) : [];
}

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
    const settled = await desk.settled(filed.value.id);
    const outcome = await requestOutcome(desk, settled);
    if (!settled.ok || !outcome.ok) return outcome;
    const lines = [...outcome.value.lines, ...(await rememberedNames(desk, settled.value))];
    return ok({ ...outcome.value, lines });
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
