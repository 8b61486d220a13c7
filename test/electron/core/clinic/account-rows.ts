import type { Input } from '../../../../shared/contract/index.ts';
import { seedKey, seedPerson } from '../../../servers/seed-people.ts';
import { tree } from '../../../servers/tree.ts';

export type Values = Readonly<Record<string, string | readonly string[]>>;
export type Roles = Readonly<Record<string, readonly string[]>>;

/** One person with one fault, and what has to be said of it. */
export interface Row {
  /** Why the row is there. */
  readonly fault: string;
  readonly uid: string;
  /** Attributes that are otherwise than a healthy person's; an empty list takes one away. */
  readonly entry?: Values;
  /** Roles by project. */
  readonly roles?: Roles;
  /** Projects whose group has the person; those of the roles where left out. */
  readonly groups?: readonly string[];
  readonly question?: Partial<Input<'clinic.look'>>;
  /** `check:found` of everything that is broken, and nothing else. */
  readonly broken: readonly string[];
  /** The same of what only waits. */
  readonly waiting?: readonly string[];
}

const key = (name: string): string => seedKey(name).replace(/ \S+$/u, '');
/** An RSA key of 1024 bits: a whole key, and too short. */
const shortRsa = (): string => {
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const modulus = Buffer.concat([Buffer.from([0]), Buffer.alloc(128, 0xff)]);
  const parts = [Buffer.from('ssh-rsa'), Buffer.from([1, 0, 1]), modulus].map(field);
  return `ssh-rsa ${Buffer.concat(parts).toString('base64')} old@laptop`;
};
const dsa = 'ssh-dss AAAAB3NzaC1kc3MAAAAEAAAAAQ== old@laptop';
/** Draft-behera 5.3.3: GeneralizedTime. */
const stamp = (date: Date): string =>
  `${date.toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14)}Z`;
/** A policy whose locks end after a quarter of an hour. */
export const lockPolicy = `cn=lockout,${tree.ppolicies}`;
const own = seedPerson(30);

/** Faults of an account and of its keys. */
export const accountRows: readonly Row[] = [
  {
    fault: 'typed the developer username to log in',
    uid: 'typed-name',
    question: { who: 'Typed Name', isLogin: true },
    entry: { cn: 'Typed Name', sn: 'Typed Name' },
    broken: ['names:typed'],
  },
  {
    fault: 'nobody of this name',
    uid: 'nobody',
    question: { who: 'nobody-at-all' },
    broken: ['account:missing'],
  },
  {
    fault: 'a tool, not a person',
    uid: 'a-tool',
    question: { who: 'tools.wikilens' },
    broken: ['account:tool'],
  },
  {
    fault: 'another entry has the name',
    uid: 'same-name',
    entry: { cn: own.uid, sn: own.uid },
    broken: ['names:shared'],
  },
  {
    fault: 'blocked for good by the policy',
    uid: 'closed',
    entry: { pwdPolicySubentry: tree.disabledPolicy, pwdAccountLockedTime: '202601020304Z' },
    broken: ['lock:for-good'],
  },
  {
    fault: 'blocked for good by the lock',
    uid: 'locked-on',
    entry: { pwdAccountLockedTime: '000001010000Z' },
    broken: ['lock:for-good'],
  },
  {
    fault: 'locked for a while',
    uid: 'locked-now',
    entry: { pwdPolicySubentry: lockPolicy, pwdAccountLockedTime: stamp(new Date()) },
    broken: [],
    waiting: ['lock:until'],
  },
  {
    fault: 'locked for as long as nobody knows',
    uid: 'locked-how-long',
    entry: { pwdAccountLockedTime: stamp(new Date()) },
    broken: ['lock:unknown'],
  },
  {
    fault: 'the lock is over',
    uid: 'locked-before',
    entry: { pwdPolicySubentry: lockPolicy, pwdAccountLockedTime: '20260101000000Z' },
    broken: [],
  },
  {
    fault: 'no object class for keys',
    uid: 'no-key-class',
    entry: {
      objectClass: ['person', 'inetOrgPerson', 'posixAccount', 'wikimediaPerson'],
      sshPublicKey: [],
    },
    broken: ['entry:classes', 'key:none'],
  },
  {
    fault: 'no account of a host',
    uid: 'no-posix',
    entry: {
      objectClass: ['inetOrgPerson', 'ldapPublicKey', 'wikimediaPerson'],
      uidNumber: [],
      gidNumber: [],
      homeDirectory: [],
      loginShell: [],
    },
    broken: ['entry:classes', 'number:missing'],
  },
  { fault: 'no shell', uid: 'no-shell', entry: { loginShell: [] }, broken: ['entry:lacks'] },
  {
    fault: 'a shell that lets nobody in',
    uid: 'nologin',
    entry: { loginShell: '/usr/sbin/nologin' },
    broken: ['entry:shell'],
  },
  {
    fault: 'an older entry without the class of links is no fault',
    uid: 'older',
    entry: {
      objectClass: ['inetOrgPerson', 'ldapPublicKey', 'posixAccount'],
      wikimediaGlobalAccountId: [],
    },
    broken: [],
  },
  {
    fault: 'the number of somebody else',
    uid: 'same-number',
    entry: { uidNumber: String(own.uidNumber) },
    broken: ['number:twice'],
  },
  { fault: 'no key', uid: 'no-key', entry: { sshPublicKey: [] }, broken: ['key:none'] },
  {
    fault: 'half a key',
    uid: 'half-key',
    entry: { sshPublicKey: key('half').slice(0, -12) },
    broken: ['key-form:damaged'],
  },
  {
    fault: 'a key that is no key',
    uid: 'word-key',
    entry: { sshPublicKey: 'my laptop' },
    broken: ['key-form:damaged'],
  },
  {
    fault: 'a key in two lines',
    uid: 'wrapped-key',
    entry: { sshPublicKey: `${key('wrapped').slice(0, 40)}\n${key('wrapped').slice(40)}` },
    broken: ['key-form:trailing'],
  },
  {
    fault: 'a line break after the key',
    uid: 'ended-key',
    entry: { sshPublicKey: `${key('ended')} a@b\n` },
    broken: ['key-form:trailing'],
  },
  {
    fault: 'a carriage return after the key',
    uid: 'windows-key',
    entry: { sshPublicKey: `${key('windows')}\r` },
    broken: ['key-form:trailing'],
  },
  {
    fault: 'two keys in one value, which servers read',
    uid: 'joined-keys',
    entry: { sshPublicKey: `${key('joined')} a\n${key('joiner')} b` },
    broken: ['key-form:trailing'],
  },
  {
    fault: 'a key below half a key',
    uid: 'below-half',
    entry: { sshPublicKey: `${key('lost').slice(0, -12)}\n${key('below')}` },
    broken: ['key-form:trailing'],
  },
  {
    fault: 'a comment with a character that turns it around',
    uid: 'mark-key',
    entry: { sshPublicKey: `${key('mark')} \u05D3\u05E0\u05D4\u200F` },
    broken: ['key-form:trailing'],
  },
  {
    fault: 'a key with options is no fault',
    uid: 'options-key',
    entry: { sshPublicKey: `from="10.0.0.0/8",no-pty ${key('options')} bot` },
    broken: [],
  },
  {
    fault: 'a key twice',
    uid: 'twice-key',
    entry: { sshPublicKey: [`${key('twice')} one`, `${key('twice')} two`] },
    broken: ['key-form:twice'],
  },
  {
    fault: 'a sound key beside a broken one',
    uid: 'both-keys',
    entry: { sshPublicKey: [`${key('sound')} a`, 'ssh-ed25519 AAAA'] },
    broken: ['key-form:damaged'],
  },
  {
    fault: 'a type that is not taken',
    uid: 'old-key',
    entry: { sshPublicKey: dsa },
    broken: ['key-type:refused'],
  },
  {
    fault: 'too short a key',
    uid: 'short-key',
    entry: { sshPublicKey: shortRsa() },
    broken: ['key-type:short'],
  },
  {
    fault: 'the key of somebody else',
    uid: 'lent-key',
    entry: { sshPublicKey: own.sshPublicKey },
    broken: ['key-owner:held'],
  },
  {
    fault: 'the key of somebody else, without its comment',
    uid: 'bare-key',
    entry: { sshPublicKey: `${key('lender')} mine` },
    broken: ['key-owner:held'],
  },
];
