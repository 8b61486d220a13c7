import type { SshComparison, SshVerdict } from '../../../shared/contract/connection.ts';
import type { Person } from '../../../shared/domain/account.ts';
import { sameShellName } from '../../../shared/names/shell-name.ts';
import { sshCauses, type SshCause, type SshReading } from '../../../shared/ssh/ssh-reading.ts';

/** The account as far as a login needs it. */
type Account = Pick<Person, 'shellName' | 'blocked' | 'keys'>;

type Verdict = Pick<SshComparison, 'is' | 'params'>;

const verdict = (is: SshVerdict, ...params: readonly string[]): Verdict => ({
  is,
  params: [...params],
});

/** Causes in which the keys of both sides have to be held against each other. */
const aboutKeys: readonly SshCause[] = [
  ...(['key-none', 'key-refused', 'agent-other-keys', 'too-many-keys'] as const),
  'behind-refused',
];

/** Which key of the account the server was shown, or could have been; what it was shown instead. */
function compareKeys({ keys }: SshReading, account: Account): Verdict {
  const own = account.keys.map(({ fingerprint }) => fingerprint);
  const offered = keys.filter(({ fate }) => fate !== 'kept');
  const right = offered.find(({ fingerprint }) => own.includes(fingerprint));
  if (right) return verdict('not-yet', right.fingerprint);
  const kept = keys.find(({ fingerprint }) => own.includes(fingerprint));
  if (kept) return verdict('not-offered', kept.fingerprint, kept.file);
  // Where a file and the agent have been tried, the file is what a newcomer made.
  const shown = offered.find(({ from }) => from === 'file') ?? offered[0];
  return shown
    ? verdict('other-key', shown.fingerprint, shown.file)
    : verdict('nothing-offered', own[0] ?? '');
}

/** Of a refused login: by the name that was used, and then by the keys. */
function compareRefused(reading: SshReading, account: Account): Verdict {
  const { cause, user } = reading;
  if (cause !== 'unclear' && user !== '' && !sameShellName(user, account.shellName)) {
    return verdict('other-name', user, account.shellName);
  }
  if (account.keys.length === 0) return verdict('no-keys', account.shellName);
  return sshCauses[cause] === 'untold' ? verdict('untold') : compareKeys(reading, account);
}

/**
 * Which of both sides is wrong: the newcomer's computer, as the reading shows it, or the account, as the directory has it. sshd answers a wrong name as
 * it answers a wrong key; here the names can be compared.
 */
export function compareSides(reading: SshReading, account: Account): Verdict {
  const side = sshCauses[reading.cause];
  if (side === 'fine') return verdict('works');
  if (account.blocked) return verdict('blocked', account.shellName);
  const isRefused = side === 'untold' || aboutKeys.includes(reading.cause);
  return isRefused ? compareRefused(reading, account) : verdict('not-about-keys');
}
