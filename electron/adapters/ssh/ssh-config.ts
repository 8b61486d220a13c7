/** What is found at one word of the `ssh -G` output, as ssh spells it there: small letters. */
const valueOf = (dump: string, word: string): string | undefined =>
  new RegExp(`^${word} (.+)$`, 'mu').exec(dump)?.[1]?.trim();

/** A value of ssh_config(5) that may have spaces in it. ssh knows no way to write a quotation mark or a line break in one. */
const quoted = (value: string): string => `"${value.replaceAll(/["\r\n]/gu, '')}"`;

/** The person's own list of known hosts; where it has other spaces than those between files, theirs is the usual one. */
function knownHosts(dump: string, usual: readonly string[]): readonly string[] {
  const told = valueOf(dump, 'userknownhostsfile');
  if (told === undefined || told === 'none') return [];
  const isUsual = told.replaceAll('\\', '/').includes('/.ssh/known_hosts ');
  return isUsual ? usual : told.split(/\s+/u);
}

interface Wanted {
  /** What `ssh -G` said of the host. */
  readonly dump: string;
  /** Takes the keys of new hosts: it is the first of the lists, to which ssh adds. */
  readonly newHosts: string;
  /** Configurations that hold after ours, the person's first. */
  readonly after: readonly string[];
  readonly withKey: boolean;
  readonly connectSeconds: number;
}

/**
 * A configuration (ssh_config(5)) in which ours holds and then the person's own. It is read by the ssh of every jump host too, which options on the
 * command line are not. Nothing is asked for, nothing forwarded, started or kept, and the person's list of known hosts is only read.
 */
export const sshConfig = ({
  dump,
  newHosts,
  after,
  withKey,
  connectSeconds,
}: Wanted): string => `IgnoreUnknown *
Host *
  BatchMode yes
  NumberOfPasswordPrompts 0
  PreferredAuthentications publickey
  PubkeyAuthentication ${withKey ? 'yes' : 'no'}
  PasswordAuthentication no
  KbdInteractiveAuthentication no
  GSSAPIAuthentication no
  HostbasedAuthentication no
  StrictHostKeyChecking accept-new
  UserKnownHostsFile ${[newHosts, ...knownHosts(dump, ['~/.ssh/known_hosts', '~/.ssh/known_hosts2'])].map(quoted).join(' ')}
  UpdateHostKeys no
  CheckHostIP no
  AddKeysToAgent no
  ControlMaster no
  ControlPath none
  ControlPersist no
  ForwardAgent no
  ForwardX11 no
  ClearAllForwardings yes
  PermitLocalCommand no
  RemoteCommand none
  RequestTTY no
  Tunnel no
  ConnectTimeout ${connectSeconds}
  ConnectionAttempts 1
  LogLevel DEBUG2
${after.map((file) => `Include ${quoted(file)}`).join('\n')}
`;
