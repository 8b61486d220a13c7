import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSsh } from '../../../../electron/adapters/ssh/run-ssh.ts';
import { readSsh, withKeyFile } from '../../../../shared/ssh/read-ssh.ts';
import { readSshCode, sshCode } from '../../../../shared/ssh/ssh-code.ts';
import { sshReading, type SshCause, type SshReading } from '../../../../shared/ssh/ssh-reading.ts';
import { personDn } from '../../../servers/seed.ts';
import { toLdif } from '../../../servers/ldif.ts';
import { freePort, portOf } from '../../../servers/ports.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { startSshBastions, type SshBastions } from '../../../servers/ssh-bastions.ts';
import { configOf, makeNewcomerKeys, type Computer } from './newcomer-computer.ts';

/** The only person of the directory whom the sshd of a test can let in: who runs it. */
const me = userInfo().username;

const folder = mkdtempSync(join(tmpdir(), 'lanyard-newcomer-'));
const at = (name: string): string => join(folder, name);
const publicKey = (name: string): string => readFileSync(at(`${name}.pub`), 'utf8').trim();

let slapd: Slapd;
let bastions: SshBastions;
let mute: Server;
let web: Server;
let full: ChildProcess;
let fullPort = 0;
let agent = { pid: 0, socket: '' };

const person = () =>
  toLdif([
    personDn(me),
    {
      objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount'],
      ...{ uid: me, cn: me, sn: me, uidNumber: '109999', gidNumber: '500', homeDirectory: '/tmp' },
      sshPublicKey: ['own', 'second', 'locked', 'rsa'].map(publicKey),
    },
  ]);

/** A server whose queue of connections is full: the kernel drops whoever comes next, as a firewall does. */
async function startFull(): Promise<void> {
  const script = `const s = require('node:net').createServer();
    s.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      console.log(s.address().port);
      setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50);
    });`;
  full = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(full.stdout ?? full, 'data');
  fullPort = Number(String(port));
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (let i = 0; i < 4; i += 1)
    connect(fullPort, '127.0.0.1')
      .on('error', () => undefined)
      .unref();
}

function startAgent(): void {
  const said = execFileSync('ssh-agent', ['-a', at('agent')], { encoding: 'utf8' });
  agent = { pid: Number(/AGENT_PID=(\d+)/u.exec(said)?.[1]), socket: at('agent') };
}

const withAgent = (...args: readonly string[]) =>
  execFileSync('ssh-add', ['-q', ...args], { env: { SSH_AUTH_SOCK: agent.socket }, stdio: 'pipe' });

const listen = async (heard: (socket: Socket) => void): Promise<Server> => {
  const server = createServer((socket) => heard(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

beforeAll(async () => {
  makeNewcomerKeys(folder);
  startAgent();
  slapd = await startSlapd({ people: 3, seedLdif: person() });
  [bastions, mute, web] = await Promise.all([
    startSshBastions(slapd),
    listen(() => undefined),
    listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\nno\r\n'.repeat(200))),
    startFull(),
  ]);
});
afterAll(async () => {
  full.kill('SIGKILL');
  process.kill(agent.pid);
  mute.close();
  web.close();
  await Promise.all([bastions.stop(), slapd.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

let attempts = 0;

/** Gives the agent these keys and no others; one that begins with `-c` has to be confirmed each time. */
function fillAgent(loaded: readonly string[]): void {
  withAgent('-D');
  for (const one of loaded)
    withAgent(...one.split(' ').map((word) => (word === '-c' ? word : at(word))));
}

async function attempt(computer: Computer): Promise<SshReading> {
  const { agent: loaded, target, patienceMs = 30_000 } = computer;
  const config = at(`config-${(attempts += 1)}`);
  writeFileSync(config, configOf(computer, { folder, ports: bastions.ports }));
  if (loaded) fillAgent(loaded);
  const env = { ...process.env, SSH_AUTH_SOCK: loaded ? agent.socket : undefined };
  const where = { host: 'server', port: undefined, user: undefined, through: undefined };
  const wanted = { ...where, withKey: true, ...target };
  const { text = '', keyFile } = await createSsh({ env, config, patienceMs }).attempt(wanted);
  return withKeyFile(readSsh(text, { withoutKey: !wanted.withKey }), keyFile);
}

const behind = 'ProxyJump bastion';
const onlyEd25519 = 'PubkeyAcceptedAlgorithms ssh-ed25519';
const strict = () => bastions.strictPort;

/** What is wrong, and the cause that is told. */
const ways: readonly (readonly [way: string, computer: Computer, cause: SshCause])[] = [
  ['all is right', {}, 'connected'],
  ['no key is to be shown', { target: { withKey: false } }, 'reached'],
  ['nobody knows the name', { host: 'HostName nowhere.invalid' }, 'name-unknown'],
  ['nothing listens', { port: () => 9 }, 'refused'],
  ['packets are dropped', { port: () => fullPort, patienceMs: 6000 }, 'timed-out'],
  ['no way leads there', { host: 'HostName 255.255.255.255' }, 'no-route'],
  [
    'what takes the connection says nothing',
    { port: () => portOf(mute.address()), patienceMs: 6000 },
    'silent',
  ],
  ['a web server answers', { port: () => portOf(web.address()) }, 'not-ssh'],
  ['the host key is another', { more: 'UserKnownHostsFile %changed' }, 'host-key-changed'],
  ['no cipher is had by both', { more: 'HostKeyAlgorithms ssh-rsa' }, 'no-common-algorithm'],
  ['an option has a typing mistake', { more: 'IdentitiFile x' }, 'config-broken'],
  ['an option has a wrong value', { more: 'Port many' }, 'config-broken'],
  ['the key file is not there', { key: 'nothing' }, 'key-none'],
  ['others may read the key file', { key: 'open' }, 'key-permissions'],
  ['the key file is cut off', { key: 'damaged' }, 'key-damaged'],
  ['the key file has the line ends of Windows', { key: 'crlf' }, 'key-damaged'],
  ['the key file is one of PuTTY', { key: 'key.txt' }, 'key-putty'],
  ['the public half is used as the key', { key: 'half' }, 'key-public'],
  ['the key has a passphrase and no agent', { key: 'locked' }, 'key-locked'],
  // OpenSSH before 9.3 tells nobody which types it takes: the key is refused as any other.
  ['the server takes no keys of this type', { key: 'rsa', port: strict }, 'key-refused'],
  ['this computer uses no keys of this type', { key: 'rsa', more: onlyEd25519 }, 'key-type'],
  ['the key is not in the account', { key: 'stranger' }, 'key-refused'],
  ['the name is another', { target: { user: 'janedoe' } }, 'key-refused'],
  ['the agent has other keys', { key: 'nothing', agent: ['third'] }, 'agent-other-keys'],
  ['the agent has too many keys', { agent: ['stranger', 'third', 'fourth'] }, 'too-many-keys'],
  ['the agent asks and nobody says yes', { key: 'nothing', agent: ['-c second'] }, 'agent-refused'],
  ['only passwords are taken', { port: () => bastions.ports.passwords }, 'keys-not-taken'],
  ['the account has no shell', { port: () => bastions.ports.nologin }, 'no-shell'],
  ['a jump host comes before', { host: behind }, 'connected'],
  ['a jump host is named', { target: { through: 'bastion' } }, 'connected'],
  [
    'the host behind refuses',
    { host: behind, port: () => bastions.ports.stranger },
    'behind-refused',
  ],
  ['the host behind is off', { host: behind, port: () => 9 }, 'behind-unreachable'],
  ['the jump host lets nobody on', { host: 'ProxyJump alone' }, 'behind-forbidden'],
  ['the jump host refuses', { host: behind, key: 'stranger' }, 'key-refused'],
];

describe('the ssh of a newcomer against a real sshd that asks a real directory', () => {
  it.each(ways)('where %s', async (_way, computer, cause) => {
    const changed = at('changed');
    writeFileSync(changed, `[127.0.0.1]:${bastions.ports.usual} ${publicKey('third')}\n`);
    const more = computer.more?.replace('%changed', changed);
    const reading = await attempt({ ...computer, ...(more === undefined ? {} : { more }) });
    expect(reading, reading.evidence.join('\n')).toMatchObject({ cause });
    expect(sshReading.parse(reading)).toEqual(reading);
    expect(readSshCode(sshCode(reading))).toEqual({ ...reading, evidence: [] });
    expect(JSON.stringify(reading)).not.toMatch(/laptop\.example|PRIVATE KEY/u);
  });

  it('says whom it was about, and which key was refused', async () => {
    const reading = await attempt({ key: 'stranger' });
    const print = execFileSync('ssh-keygen', ['-lf', at('stranger.pub')], { encoding: 'utf8' });
    expect(reading.user).toBe(me);
    expect(reading.host).toBe(`127.0.0.1:${bastions.ports.usual}`);
    expect(reading.keys).toEqual([
      {
        type: 'ED25519',
        fingerprint: print.split(' ')[1],
        from: 'file',
        file: 'stranger',
        fate: 'refused',
      },
    ]);
  });

  it('is not let in while too many others are at the door', async () => {
    const waiting = connect(bastions.strictPort, '127.0.0.1').on('error', () => undefined);
    await once(waiting, 'data');
    const { cause } = await attempt({ port: strict });
    waiting.destroy();
    expect(cause).toBe('closed-early');
  });

  it('names a new host, and notes nothing in the files of the person', async () => {
    const own = at('known_hosts');
    writeFileSync(own, '# mine\n');
    expect(await attempt({})).toMatchObject({ cause: 'connected', isNewHost: true });
    expect(readFileSync(own, 'utf8')).toBe('# mine\n');
    writeFileSync(own, `[127.0.0.1]:${bastions.ports.usual} ${bastions.hostKey}\n`);
    expect(await attempt({})).toMatchObject({ cause: 'connected', isNewHost: false });
    rmSync(own);
    await attempt({ host: behind });
    expect(readdirSync(folder)).not.toContain('known_hosts');
  });

  it('ends by itself, and leaves no process and no file behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('lanyard-ssh-test-'));
    const began = performance.now();
    await attempt({ port: () => portOf(mute.address()), patienceMs: 700 });
    expect(performance.now() - began).toBeLessThan(6000);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('lanyard-ssh-test-'));
    expect(after).toEqual(before);
  });

  it('knows that this computer has no ssh', async () => {
    const target = { host: 'x', port: await freePort(), user: undefined, through: undefined };
    const ssh = createSsh({ env: { PATH: folder }, config: at('none') });
    expect(await ssh.attempt({ ...target, withKey: true })).toEqual({ text: undefined });
  });
});
