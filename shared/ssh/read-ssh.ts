import { keysTried } from './keys-tried.ts';
import { evidenceOf, fileName, linesOf, tidyLine } from './ssh-lines.ts';
import type { SshCause, SshKeyTried, SshReading } from './ssh-reading.ts';

/** A line that decides, by what OpenSSH writes (clientloop.c, readconf.c, ssh_api.c, sshconnect.c, sshconnect2.c of 7.6 to 10). */
interface Sign {
  readonly cause: SshCause;
  /** What its groups hold is the detail. */
  readonly says: RegExp;
}

const sign = (cause: SshCause, says: RegExp): Sign => ({ cause, says });

/** The first that a line has decides: what ends ssh before it speaks to anybody, then the network, the server, the key. */
const signs: readonly Sign[] = [
  sign('config-permissions', /^Bad owner or permissions on (.+)$/u),
  sign('config-broken', /^(.+?): terminating, \d+ bad configuration options?$/u),
  sign(
    'config-broken',
    /^((?!debug).+?:? line \d+): (?:Bad|Unsupported|Missing|missing|no argument)/u,
  ),
  sign('name-unknown', /^ssh: Could not resolve hostname /u),
  sign('timed-out', /^ssh: connect to host .*: (?:Connection|Operation) timed out$/u),
  sign(
    'refused',
    /^ssh: connect to host .*: (?:Connection refused|Permission denied|Operation not permitted)$/u,
  ),
  sign('no-route', /^ssh: connect to host /u),
  sign(
    'silent',
    /timed out during banner exchange|^banner exchange: .* timed out|^Timeout, server /u,
  ),
  sign(
    'not-ssh',
    /^(?:kex|ssh)_exchange_identification: (?:banner line|No SSH|server sent|client sent)/u,
  ),
  sign('not-ssh', /^(?:banner exchange: .*: invalid format|Bad remote protocol|Protocol m)/u),
  sign('not-ssh', /^debug1: kex_exchange_identification: banner line \d+: (?:HTTP\/|<|220 |\+OK)/u),
  sign('no-common-algorithm', /^Unable to negotiate .*: (no matching .+? found)/u),
  sign(
    'host-key-changed',
    /REMOTE HOST IDENTIFICATION HAS CHANGED|REVOKED HOST KEY|^Host key for \S+ has changed/u,
  ),
  sign('host-key-unknown', /^Host key verification failed/u),
  sign('too-many-keys', /Too many authentication failures/u),
  sign('behind-forbidden', /^channel \d+: open failed: administratively prohibited/u),
  sign(
    'behind-unreachable',
    /^channel \d+: open failed: (?:connect failed: )?(.*)$|^stdio forwarding failed/u,
  ),
  sign(
    'account-expired',
    /^(?!debug).*\baccount (?:has |is )?(?:been )?(?:expired|locked|disabled)/iu,
  ),
  sign('key-permissions', /^Permissions \d+ for '(.+)' are too open/u),
  sign('key-permissions', /^Load key "(.+)": (?:bad permissions|Permission denied)$/u),
  sign('key-locked', /^Load key "(.+)": incorrect passphrase/u),
  sign('key-damaged', /^Load key "(.+)": (?!No such file)/u),
  sign('agent-refused', /^sign_and_send_pubkey: signing failed|agent refused operation/u),
  sign('key-type', /^(?:debug1: )?send_pubkey_test: no mutual signature algorithm/u),
  sign('key-type', /^debug1: Skipping (\S+) key .+ not in PubkeyAccepted/u),
];

const byFile: readonly SshCause[] = ['key-permissions', 'key-locked', 'key-damaged'];

interface Decision {
  readonly cause: SshCause;
  readonly detail: string;
  /** The line that decided, where one did. */
  readonly line?: string | undefined;
}

const decision = (cause: SshCause, detail = '', line?: string): Decision => ({
  cause,
  detail,
  line,
});

function signIn(lines: readonly string[]): Decision | undefined {
  for (const { cause, says } of signs) {
    for (const line of lines) {
      const [found, ...groups] = says.exec(line) ?? [];
      if (found === undefined) continue;
      const detail = groups.find(Boolean) ?? '';
      return decision(ofFile(cause, detail), fileOr(cause, detail), line);
    }
  }
  return undefined;
}

const fileOr = (cause: SshCause, detail: string): string =>
  byFile.includes(cause) ? fileName(detail) : tidyLine(detail);

/** Some files say by their names what is wrong with them. */
function ofFile(cause: SshCause, file: string): SshCause {
  if (cause !== 'key-damaged') return cause;
  if (/\.ppk$/iu.test(file)) return 'key-putty';
  return /\.pub$/iu.test(file) ? 'key-public' : cause;
}

const authenticated = /^Authenticated to (\S+)/u;
/** What only the ssh to the next host says once a jump host has let it in. */
const nextHost =
  /^debug1: (?:Remote protocol version|Authenticating to )|^channel \d+: open failed|^stdio forwarding failed|^(?:kex|ssh)_exchange_identification|during banner exchange/u;

interface Hops {
  /** The hosts that let the person in before the last one. */
  readonly passed: readonly { readonly host: string; readonly lines: readonly string[] }[];
  readonly last: readonly string[];
}

/** Through jump hosts ssh logs in to one after the other, and says so: each attempt is read by itself. */
function hopsOf(lines: readonly string[]): Hops {
  const passed: Hops['passed'][number][] = [];
  const lastNext = lines.findLastIndex((line) => nextHost.test(line));
  let from = 0;
  for (const [at, line] of lines.slice(0, Math.max(0, lastNext)).entries()) {
    const host = authenticated.exec(line)?.[1];
    if (host === undefined || passed.length === 3) continue;
    passed.push({ host: host.slice(0, 255), lines: lines.slice(from, at + 1) });
    from = at + 1;
  }
  return { passed, last: lines.slice(from) };
}

/** Where `says` finds its first group in the lines, and no longer than a name is. */
function named(lines: readonly string[], most: number, ...says: readonly RegExp[]): string {
  for (const pattern of says) {
    const found = lines.map((line) => pattern.exec(line)?.[1]).find((one) => one !== undefined);
    if (found !== undefined) return found.slice(0, most);
  }
  return '';
}

const hostIn = (lines: readonly string[]): string =>
  named(
    lines,
    255,
    /^debug1: Authenticating to (\S+?)(?::22)? as '/u,
    /^Authenticated to (\S+) /u,
    /^debug1: channel_connect_stdio_fwd: (\S+?)(?::22)?$/u,
    /^ssh: connect to host (\S+) port/u,
    /^ssh: Could not resolve hostname (\S+?):/u,
    /^debug1: Connecting to (\S+) /u,
    /^[^@]{1,64}@(\S+): Permission denied \(/u,
  );

const userIn = (lines: readonly string[]): string =>
  named(
    lines,
    64,
    /^debug1: Authenticating to \S+ as '(.+)'$/u,
    /^([^@]{1,64})@\S+: Permission denied \(/u,
  );

/** Whoever was let in has only a shell left to lack. */
function whenIn(lines: readonly string[]): Decision {
  const says = /^(?!debug).*\baccount is (?:currently )?not available|\bnologin\b/iu;
  const noShell = lines.find((line) => says.test(line));
  return noShell === undefined ? decision('connected') : decision('no-shell', '', noShell);
}

interface Refused {
  readonly lines: readonly string[];
  readonly keys: readonly SshKeyTried[];
  /** Keys that a jump host took before. */
  readonly taken: readonly string[];
}

/** By which keys were shown and taken, for an output that tells of them. */
function whenDenied({ lines, keys, taken }: Refused): Omit<Decision, 'line'> {
  const offered = keys.filter(({ fate }) => fate !== 'kept');
  const accepted = offered.find(({ fate }) => fate === 'accepted');
  // What the server took and ssh could not sign with is a key that nobody has unlocked.
  if (accepted) return decision('key-locked', accepted.file);
  if (offered.length === 0) return whenNoneOffered(lines);
  if (offered.some((key) => taken.includes(key.fingerprint))) return decision('behind-refused');
  if (offered.every(({ from }) => from === 'agent')) {
    return decision('agent-other-keys', String(offered.length));
  }
  return decision('key-refused', offered.find(({ from }) => from === 'file')?.file);
}

/** ssh tells of each file that it looks for; where it did not, the output has no more than the refusal. */
function whenNoneOffered(lines: readonly string[]): Omit<Decision, 'line'> {
  const looked =
    /^debug1: (?:Trying private key|No more authentication|Will attempt key|Next authent)/u;
  return lines.some((line) => looked.test(line)) ? decision('key-none') : decision('denied-untold');
}

function whenRefused(refused: Refused): Decision {
  const { lines, keys } = refused;
  const denied = lines.findLast((line) => /Permission denied \([^)]*\)/u.test(line));
  if (denied !== undefined) {
    const methods = /Permission denied \(([^)]*)\)/u.exec(denied)?.[1] ?? '';
    if (!methods.includes('publickey')) return decision('keys-not-taken', methods, denied);
    return { ...whenDenied(refused), line: denied };
  }
  const ended =
    /^Connection (?:closed|reset)|^(?:kex|ssh)_exchange_identification:|^ssh_dispatch_run_fatal|closed by remote host/u;
  const end = lines.findLast((line) => ended.test(line));
  if (end === undefined) return decision('unclear');
  const isLate = keys.length > 0 || lines.some((line) => line.includes('SERVICE_ACCEPT received'));
  return decision(isLate ? 'closed-at-login' : 'closed-early', '', end);
}

/** What a try without a key is about. */
const isAnswer: readonly SshCause[] = [
  'key-none',
  'denied-untold',
  'keys-not-taken',
  'key-refused',
];

/** How an output came about, as far as whoever reads it knows. */
interface Known {
  /** Whether ssh was told to show no key. */
  readonly withoutKey?: boolean;
}

/** Keys that a jump host took. */
const takenBy = ({ lines }: Hops['passed'][number]): readonly string[] =>
  keysTried(lines)
    .filter(({ fate }) => fate === 'accepted')
    .map(({ fingerprint }) => fingerprint);

/** Why it ended; without a key a refusal is the answer that was wanted. */
function decide({ passed, last }: Hops, keys: readonly SshKeyTried[], isTried: boolean): Decision {
  if (last.some((line) => authenticated.test(line))) return whenIn(last);
  const refused = { lines: last, keys, taken: passed.flatMap(takenBy) };
  const found = signIn(last) ?? whenRefused(refused);
  return !isTried && isAnswer.includes(found.cause) ? decision('reached', '', found.line) : found;
}

const hostKey = /^debug1: Server host key: \S+ (SHA256:[A-Za-z0-9+/]{43})$/u;

/**
 * Reads what `ssh -v` or `ssh -vv` wrote, of one attempt to log in, through jump hosts or not: why it ended as it did, and the lines that show it.
 * Takes any text whatever and never throws; what it answers is a `sshReading`, bounded, without folders' owners, comments of keys and addresses of people.
 */
export function readSsh(text: string, { withoutKey = false }: Known = {}): SshReading {
  const hops = hopsOf(linesOf(text));
  const { passed, last } = hops;
  const keys = keysTried(last);
  const { cause, detail, line } = decide(hops, keys, !withoutKey);
  const print = named(last, 50, hostKey);
  return {
    cause,
    host: hostIn(last),
    user: userIn(last),
    detail,
    passed: passed.map(({ host }) => host),
    isNewHost: last.some((one) => one.startsWith('Warning: Permanently added ')),
    ...(print === '' ? {} : { hostKey: print }),
    keys,
    evidence: evidenceOf(last, line),
  };
}

/** What the first bytes of a file that should be a private key show. */
export type KeyFileKind = 'putty' | 'public' | 'other';

/** The same reading once somebody has looked into the file that ssh could not read. */
export function withKeyFile(reading: SshReading, kind: KeyFileKind | undefined): SshReading {
  if (reading.cause !== 'key-damaged' || kind === undefined || kind === 'other') return reading;
  return { ...reading, cause: kind === 'putty' ? 'key-putty' : 'key-public' };
}
