import { ok } from '../../../shared/result.ts';
import type { AccountForm } from '../../../shared/contract/requests.ts';
import { chainOutcome } from '../outcome/chain-outcome.ts';
import type { Arguments, Command } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { readKeyFile } from '../base/key-file.ts';
import {
  flag,
  given,
  sharedOf,
  sharedOption,
  shellNameOption,
  textOf,
  usernameOption,
  value,
} from '../base/options.ts';
import { projectFormOf, projectOptions } from './project-options.ts';
import { requestOutcome } from '../outcome/request-outcome.ts';
import { say } from '../base/words.ts';

/** What the newcomer wants beside the account. */
function furtherOf(args: Arguments): Pick<AccountForm, 'further'> {
  const { membership, tool, project } = given(args, 'membership', 'tool', 'project');
  const themselves = { shellName: textOf(args, 'shell-name'), as: 'member' } as const;
  const further = {
    ...(membership === undefined ? {} : { membership: { reason: membership } }),
    ...(tool === undefined ? {} : { tool: { name: tool } }),
    ...(project === undefined ? {} : { project: projectFormOf(project, args, [themselves]) }),
  };
  return Object.keys(further).length === 0 ? {} : { further };
}

export const accountsCreate: Command = {
  name: 'accounts create',
  summary: 'Create a developer account and wait until it is done',
  examples: [
    'lanyard accounts create --username "Jane Doe" --shell-name jdoe --email jane@example.org --ssh-key ~/.ssh/id_ed25519.pub --consent',
    'printf %s "$PASSWORD" | lanyard accounts create … --password-stdin --consent --json',
    'lanyard accounts create … --consent --membership "bot for bike racks" --tool bike-racks',
  ],
  options: {
    username: usernameOption,
    'shell-name': shellNameOption,
    email: value('EMAIL', 'email address, which will be public', { required: true }),
    consent: flag('the newcomer accepts the terms and the public email address', {
      required: true,
      missing: 'consent-missing',
    }),
    'ssh-key': value('FILE', 'public SSH key'),
    shared: sharedOption,
    expected: value('ID', 'ID of the matching expected participant’s request, or “nobody”'),
    'password-stdin': flag('read the password from the first line of standard input'),
    membership: value('REASON', 'also request Toolforge membership, with this reason'),
    tool: value('NAME', 'also create this tool'),
    project: value('NAME', 'also request this Cloud VPS project'),
    ...projectOptions,
  },
  positionals: [],
  files: true,
  async run(desk, args, terminal) {
    const { options } = args;
    const keyFile = options['ssh-key'];
    const sshKey =
      typeof keyFile === 'string' ? await readKeyFile(desk, terminal, keyFile) : undefined;
    const filed = await desk.call('requests.submit', {
      username: textOf(args, 'username'),
      shellName: textOf(args, 'shell-name'),
      email: textOf(args, 'email'),
      ...(sshKey === undefined ? {} : { sshKey }),
      password: await terminal.password(options['password-stdin'] === true),
      consent: { terms: true, publicEmail: true },
      ...sharedOf(args),
      ...given(args, 'expected'),
      ...furtherOf(args),
    });
    if (!filed.ok) return filed;
    const outcome = await requestOutcome(desk, await desk.settled(filed.value.id));
    const isAlone = furtherOf(args).further === undefined;
    return isAlone || !outcome.ok ? outcome : chainOutcome(desk, filed.value, outcome.value);
  },
};

export const accountsShow: Command = {
  name: 'accounts show',
  summary: 'Show an account as it is in the LDAP directory',
  examples: ['lanyard accounts show jdoe --json'],
  options: {},
  positionals: ['SHELL-NAME'],
  async run(desk, { positionals: [shellName = ''] }) {
    const shown = await desk.call('accounts.show', { shellName });
    if (!shown.ok) return shown;
    const { username, email, uidNumber, blocked, keys, otherNames, otherEmails } = shown.value;
    return ok({
      value: shown.value,
      lines: [
        `${shown.value.shellName}  ${username}  ${[email, ...otherEmails].join(', ')}  ${say('fact-number')} ${uidNumber}`,
        ...(otherNames.length > 0
          ? [`  ${say('fact-other-names')}: ${otherNames.join(', ')}`]
          : []),
        ...keys.map((key) => `  ${key.fingerprint || '–'}  ${key.type}  ${key.comment}`),
        ...(blocked ? [`  ${say('problem-account-blocked', shellName)}`] : []),
      ],
      exit: EXIT.confirmed,
    });
  },
};
