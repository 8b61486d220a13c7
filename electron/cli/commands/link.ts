import type { Proof } from '../../../shared/contract/links.ts';
import type { WikimediaAccount } from '../../../shared/requests/link.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Arguments, Command, Desk, Terminal } from '../base/command.ts';
import { flag, value } from '../base/options.ts';
import { filedOutcome } from '../outcome/filed-outcome.ts';
import { say } from '../base/words.ts';

const accountLine = ({ name, id, locked }: WikimediaAccount): string =>
  [say('link-found'), `${name} (${id})`, ...(locked ? [say('link-locked')] : [])].join('  ');

/** The account that was named, shown before anybody logs in; undefined where none was. */
async function named(
  desk: Desk,
  { options: { name } }: Arguments,
  terminal: Terminal,
): Promise<Result<WikimediaAccount | undefined>> {
  if (typeof name !== 'string') return ok(undefined);
  const found = await desk.call('links.lookUp', { name });
  if (found.ok) terminal.tell(accountLine(found.value));
  return found;
}

/** Shows the address to log in at, and waits until somebody has. */
async function proven(desk: Desk, terminal: Terminal): Promise<Result<Proof>> {
  const begun = await desk.call('links.prove', {});
  if (!begun.ok) return begun;
  terminal.tell(say('cli-link-open'));
  terminal.tell(begun.value.url);
  const { id } = begun.value;
  const proof = await desk.proven(id);
  if (!proof.ok || proof.value.state === 'proven') return proof;
  return fail('wikimedia-unproven', `The proof ${id} is ${proof.value.state}`);
}

export const linkWikimedia: Command = {
  name: 'link wikimedia',
  summary: 'Link a Wikimedia account after its owner has logged in',
  examples: [
    'lanyard link wikimedia jdoe --name "Jane Doe"',
    'printf %s "$PASSWORD" | lanyard link wikimedia jdoe --password-stdin',
  ],
  options: {
    name: value('NAME', 'Wikimedia username, to check that the newcomer logs in to it'),
    'password-stdin': flag(
      'read the developer account password from the first line of standard input',
    ),
  },
  positionals: ['SHELL-NAME'],
  files: true,
  async run(desk, args, terminal) {
    const [shellName = ''] = args.positionals;
    const password = await terminal.password(args.options['password-stdin'] === true, 'known');
    const wanted = await named(desk, args, terminal);
    if (!wanted.ok) return wanted;
    const proof = await proven(desk, terminal);
    if (!proof.ok) return proof;
    const { id, account } = proof.value;
    if (wanted.value && wanted.value.id !== account?.id) {
      terminal.tell(say('link-other-proven', wanted.value.name));
      return fail('wikimedia-unproven', 'Another account was proven than the one that was named');
    }
    return filedOutcome(desk, await desk.call('links.file', { proof: id, shellName, password }));
  },
};
