import type { SshComparison } from '../../../shared/contract/connection.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import { holdsPrivateKey } from '../../../shared/keys/private-key.ts';
import { normaliseShellName } from '../../../shared/names/names.ts';
import { readSsh, withKeyFile } from '../../../shared/ssh/read-ssh.ts';
import { looksLikeSshCode, readSshCode, sshCode } from '../../../shared/ssh/ssh-code.ts';
import type { SshReading } from '../../../shared/ssh/ssh-reading.ts';
import type { Caller } from '../base/caller.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError, invalidInput } from '../base/errors.ts';
import type { PeopleService } from '../people/people.ts';
import type { Ssh, SshRun, SshTarget } from '../ports/connection/ssh.ts';
import { unlessAway } from '../systems/asking.ts';
import { compareSides } from './compare.ts';
import { sshHostsOf } from './places.ts';

interface Options {
  readonly profile: Pick<Profile, 'cloud'>;
  readonly ssh: Ssh;
  readonly people: Pick<PeopleService, 'show'>;
  readonly caller: Pick<Caller, 'host'>;
}

type Asked = ParsedInput<'ssh.test'>;

const refused = (field: string, rule: string) =>
  invalidInput([{ field, rule, params: [] }], 'This cannot be read');

/** `HOST` or `HOST:PORT`, which the door has checked but for the number. */
function readHost(text: string): Pick<SshTarget, 'host' | 'port'> {
  const [host = '', digits] = text.split(':');
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535)) throw refused('hosts', 'ssh-host');
  return { host, port };
}

/** Where to: what was named, as far as this caller may name it, else what the profile names. */
function hostsOf({ hosts, through }: Asked, { profile, caller }: Options): readonly string[] {
  const own = sshHostsOf(profile);
  if (hosts.length === 0 && own.length === 0) throw refused('hosts', 'ssh-host-missing');
  const wanted = [...hosts, ...(through === undefined ? [] : [through])];
  if (caller.host !== 'cli' && !wanted.every((host) => own.includes(host))) {
    throw new AppError('not-allowed', 'Only a terminal tests hosts of its own', {
      params: ['ssh.test'],
    });
  }
  return hosts.length === 0 ? own : hosts;
}

/** What an attempt showed; whom it was about is known even where ssh did not come so far as to say it. */
function readRun({ text, keyFile }: SshRun, { host, user, withKey }: SshTarget): SshReading {
  const reading = withKeyFile(readSsh(text ?? '', { withoutKey: !withKey }), keyFile);
  const cause = text === undefined ? 'no-ssh' : reading.cause;
  return {
    ...reading,
    cause,
    host: reading.host === '' ? host : reading.host,
    user: reading.user === '' ? (user ?? '') : reading.user,
  };
}

/** A code, or what `ssh -v` wrote. Nobody's private key is read, kept or answered. */
function readPasted(pasted: string): SshReading {
  if (holdsPrivateKey(pasted)) throw refused('pasted', 'private-key');
  if (!looksLikeSshCode(pasted)) return readSsh(pasted);
  const reading = readSshCode(pasted);
  if (!reading) throw refused('pasted', 'ssh-code');
  return reading;
}

/** Logging in by SSH: tried from this computer, and the two sides of it compared. */
export function createSshTest(options: Options) {
  const { ssh, people } = options;
  return {
    async test(asked: Asked) {
      const { shellName, through, withKey } = asked;
      const rest = { user: shellName, through, withKey };
      const targets = hostsOf(asked, options).map((host) => ({ ...readHost(host), ...rest }));
      const results = targets.map(async (target) => {
        const reading = readRun(await ssh.attempt(target), target);
        return { host: target.host, reading, code: sshCode(reading) };
      });
      return { results: await Promise.all(results) };
    },

    async compare(typed: ParsedInput<'ssh.compare'>): Promise<SshComparison> {
      const reading = readPasted(typed.pasted);
      const shellName = normaliseShellName(typed.shellName);
      const person = await unlessAway(() => people.show(shellName));
      if (!person) return { reading, shellName, keys: [], is: 'could-not-ask', params: [] };
      const keys = person.keys.map(({ type, fingerprint }) => ({ type, fingerprint }));
      return { reading, shellName: person.shellName, keys, ...compareSides(reading, person) };
    },
  };
}

/** The methods about it. */
export const sshHandlers = (service: ReturnType<typeof createSshTest>) =>
  ({
    'ssh.test': { needs: 'ask', run: (asked) => service.test(asked) },
    'ssh.compare': { needs: 'ask', run: (typed) => service.compare(typed) },
  }) satisfies Partial<Handlers>;
