import type { Ssh } from '../../core/ports/connection/ssh.ts';

/** A key that nobody in practice has. */
const OTHER = `SHA256:${'practice'.repeat(5)}key`;

const reached = (host: string, user: string): string =>
  `debug1: Authenticating to ${host}:22 as '${user}'`;
const denied = (host: string, user: string): string =>
  `debug1: No more authentication methods to try.\n${user}@${host}: Permission denied (publickey).`;

/** How a host of practice answers, by the first part of its name; every other lets everybody in. */
const answers: Readonly<Record<string, (host: string, user: string) => string>> = {
  blocked: (host) => `ssh: connect to host ${host} port 22: Connection timed out`,
  changed: (host, user) =>
    `${reached(host, user)}\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @`,
  'no-key': (host, user) => [reached(host, user), denied(host, user)].join('\n'),
  'other-key': (host, user) =>
    [
      reached(host, user),
      `debug1: Offering public key: ~/.ssh/id_ed25519 ED25519 ${OTHER}`,
      denied(host, user),
    ].join('\n'),
};

/** For practice: no process, no network. What a newcomer's ssh would write, by which host is asked for. */
export const practiceSsh: Ssh = {
  attempt({ host, user = 'newcomer' }) {
    const answer = answers[host.split('.')[0] ?? ''];
    const welcome = `${reached(host, user)}\nAuthenticated to ${host} ([192.0.2.1]:22) using "publickey".`;
    return Promise.resolve({ text: answer?.(host, user) ?? welcome });
  },
};
