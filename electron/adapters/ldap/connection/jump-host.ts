import { spawn } from 'node:child_process';
import { isIP } from 'node:net';
import { Duplex } from 'node:stream';
import { AppError } from '../../../core/base/errors.ts';
import { childEnvironment } from '../../node/child-environment.ts';
import type { Endpoint } from './endpoint.ts';

export interface JumpHost {
  readonly host: string;
  readonly user?: string | undefined;
}

/** `ssh -W`. BatchMode keeps ssh from asking on a terminal that nobody sees. */
function sshArguments({ host: jumpHost, user }: JumpHost, { host, port }: Endpoint): string[] {
  const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const login = user === undefined ? [] : ['-l', user];
  return ['-o', 'BatchMode=yes', '-W', target, ...login, '--', jumpHost];
}

/**
 * A stream to the directory's port through the user's own ssh, its configuration and agent. It lives as long as ssh does:
 * destroying it ends ssh, and the end of ssh destroys it with `AppError('directory-unreachable')` and ssh's last words.
 */
export function throughJumpHost(jump: JumpHost, endpoint: Endpoint): Duplex {
  const env = childEnvironment('ssh', process.env);
  const ssh = spawn('ssh', sshArguments(jump, endpoint), { stdio: 'pipe', env });
  const stream = new Duplex({
    read: () => void ssh.stdout.resume(),
    // A broken pipe is no news of its own: ssh says why it ended.
    write: (bytes, _encoding, done) => void ssh.stdin.write(bytes, () => done()),
    final: (done) => void ssh.stdin.end(() => done()),
    destroy: (error, done) => {
      ssh.kill();
      done(error);
    },
  });
  let said = '';
  ssh.stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-500)));
  ssh.stdin.on('error', () => undefined);
  ssh.stdout.on('data', (bytes: Buffer) => {
    if (!stream.push(bytes)) ssh.stdout.pause();
  });
  const ended = (cause?: Error): void => {
    const words = said.trim().split('\n').at(-1) || (cause?.message ?? '');
    const params = [`ssh ${jump.host}: ${words}`];
    const message = `ssh to ${jump.host} ended: ${words}`;
    stream.destroy(new AppError('directory-unreachable', message, { params, cause }));
  };
  ssh.once('error', ended);
  ssh.once('close', () => ended());
  return stream;
}
