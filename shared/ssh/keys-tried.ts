import { MOST_KEYS, type SshKeyTried } from './ssh-reading.ts';
import { fileName } from './ssh-lines.ts';

/** `debug1: Offering public key: /home/jdoe/.ssh/id_ed25519 ED25519 SHA256:… explicit`, as OpenSSH has it since 7.9. */
const today =
  /^debug1: (Will attempt key|Offering public key|Server accepts key): (.{0,300}?) ?([A-Z0-9-]{2,20}) (SHA256:[A-Za-z0-9+/]{43})(?: (.*))?$/u;
/** `debug1: Offering public key: RSA SHA256:… /home/jdoe/.ssh/id_rsa`, as it had it before. */
const before =
  /^debug1: (Offering public key): ([A-Z0-9-]{2,20}) (SHA256:[A-Za-z0-9+/]{43}) (.*)$/u;

interface Told {
  readonly what: string;
  readonly key: Omit<SshKeyTried, 'fate'>;
}

const keyOf = (
  type: string,
  fingerprint: string,
  agentOrFile: string | undefined,
): Told['key'] => ({
  type,
  fingerprint,
  from: agentOrFile === undefined ? 'agent' : 'file',
  file: fileName(agentOrFile ?? ''),
});

function readToday(line: string): Told | undefined {
  const [, what, name = '', type = '', fingerprint = '', rest = ''] = today.exec(line) ?? [];
  if (what === undefined) return undefined;
  return { what, key: keyOf(type, fingerprint, /\bagent\b/u.test(rest) ? undefined : name) };
}

function readBefore(line: string): Told | undefined {
  const [, what, type = '', fingerprint = '', name = ''] = before.exec(line) ?? [];
  return what === undefined ? undefined : { what, key: keyOf(type, fingerprint, name) };
}

const fateOf = (what: string): SshKeyTried['fate'] =>
  what === 'Will attempt key' ? 'kept' : what === 'Server accepts key' ? 'accepted' : 'refused';

/** The keys that ssh had in these lines, in the order in which it would try them, with what became of each. */
export function keysTried(lines: readonly string[]): SshKeyTried[] {
  const keys = new Map<string, SshKeyTried>();
  for (const line of lines) {
    const told = readBefore(line) ?? readToday(line);
    if (!told) continue;
    const fate = fateOf(told.what);
    const had = keys.get(told.key.fingerprint);
    if (had && fate !== 'kept') had.fate = fate;
    if (!had && keys.size < MOST_KEYS) keys.set(told.key.fingerprint, { ...told.key, fate });
  }
  return [...keys.values()];
}
