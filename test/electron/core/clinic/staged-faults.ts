import {
  newProject,
  type PracticeCloudState,
} from '../../../../electron/adapters/practice/cloud/state.ts';
import { newId } from '../../../../electron/adapters/node/system.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import { toLdif, salted, type Entry } from '../../../servers/ldif.ts';
import { seedKey, seedPerson } from '../../../servers/seed-people.ts';
import { personDn } from '../../../servers/seed.ts';
import { tree } from '../../../servers/tree.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;
type Roles = Readonly<Record<string, readonly string[]>>;

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
const inRacks: Roles = { racks: ['member', 'reader'], bastion: ['reader'] };
const inTools: Roles = { tools: ['reader'] };
/** Draft-behera 5.3.3: GeneralizedTime. */
const stamp = (date: Date): string =>
  `${date.toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14)}Z`;
const lockPolicy = `cn=lockout,${tree.ppolicies}`;
const own = seedPerson(30);

export const rows: readonly Row[] = [
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
  {
    fault: 'not in Toolforge, and needs it',
    uid: 'no-toolforge',
    question: { toolforge: true },
    broken: ['toolforge:missing'],
  },
  { fault: 'not in Toolforge is no fault by itself', uid: 'no-need', broken: [] },
  {
    fault: 'in Toolforge, and not in its group',
    uid: 'no-group',
    roles: inTools,
    groups: [],
    broken: ['toolforge-group:missing'],
  },
  {
    fault: 'no such project',
    uid: 'no-project',
    question: { project: 'rakcs' },
    broken: ['project:missing'],
  },
  {
    fault: 'a disabled project',
    uid: 'project-off',
    roles: { off: ['member', 'reader'], bastion: ['reader'] },
    broken: ['project:disabled'],
  },
  {
    fault: 'a member who is no reader',
    uid: 'no-reader',
    roles: { racks: ['member'], bastion: ['reader'] },
    broken: ['role:no-reader'],
  },
  {
    fault: 'no role in the project',
    uid: 'outside',
    question: { project: 'racks' },
    broken: ['role:none'],
  },
  {
    fault: 'a role, and not in the group',
    uid: 'no-project-group',
    roles: inRacks,
    groups: ['bastion'],
    broken: ['project-group:missing'],
  },
  {
    fault: 'a reader, and not in the group',
    uid: 'reader-no-group',
    roles: { racks: ['reader'], bastion: ['reader'] },
    groups: ['bastion'],
    broken: ['project-group:missing'],
  },
  {
    fault: 'no role at the jump hosts',
    uid: 'no-bastion',
    roles: { racks: ['member', 'reader'] },
    broken: ['bastion:missing'],
  },
  {
    fault: 'a role at the jump hosts, and not in their group',
    uid: 'no-bastion-group',
    roles: inRacks,
    groups: ['racks'],
    broken: ['bastion-group:missing'],
  },
  {
    fault: 'a tool without its user',
    uid: 'tool-no-user',
    roles: inTools,
    broken: ['tool:incomplete'],
  },
  {
    fault: 'a tool without its sudo rule',
    uid: 'tool-no-sudo',
    roles: inTools,
    broken: ['tool:incomplete'],
  },
  {
    fault: 'a tool with two numbers',
    uid: 'tool-numbers',
    roles: inTools,
    broken: ['tool:numbers'],
  },
  {
    fault: 'a tool with the number of another',
    uid: 'tool-same-number',
    roles: inTools,
    broken: ['tool:number-twice'],
  },
  {
    fault: 'a tool whose sudo rule says something else',
    uid: 'tool-sudo',
    roles: inTools,
    broken: ['tool:sudo'],
  },
  { fault: 'a disabled tool', uid: 'tool-disabled', roles: inTools, broken: ['tool:disabled'] },
  { fault: 'a tool, and not in Toolforge', uid: 'tool-outside', broken: ['become:outside'] },
  {
    fault: 'a quota that is full',
    uid: 'full',
    roles: { full: ['member', 'reader'], bastion: ['reader'] },
    broken: ['quota:full'],
  },
  {
    fault: 'an instance that failed',
    uid: 'failed',
    roles: { failed: ['member', 'reader'], bastion: ['reader'] },
    broken: ['instance:error'],
  },
  {
    fault: 'a closed port',
    uid: 'closed-port',
    roles: inRacks,
    question: { project: 'racks', port: 8080 },
    broken: ['port:closed'],
  },
  {
    fault: 'an open port is none',
    uid: 'open-port',
    roles: inRacks,
    question: { project: 'racks', port: 22 },
    broken: [],
  },
  {
    fault: 'a public address where there is none',
    uid: 'floating',
    roles: inRacks,
    question: { floatingIp: true },
    broken: ['floating-ip:none'],
  },
  {
    fault: 'the name of a zone that is there',
    uid: 'zone-name',
    question: { name: 'racks' },
    broken: ['wanted-name:zone'],
  },
  {
    fault: 'the name of a proxy that is there',
    uid: 'proxy-name',
    question: { name: 'gallery' },
    broken: ['wanted-name:record'],
  },
  {
    fault: 'a name that nobody has is none',
    uid: 'free-name',
    question: { name: 'nobody-has-it' },
    broken: [],
  },
  {
    fault: 'found by the address',
    uid: 'by-mail',
    question: { who: 'by-mail@example.org' },
    broken: [],
  },
  {
    fault: 'found by the Wikimedia account',
    uid: 'by-wiki',
    entry: { wikimediaGlobalAccountName: 'By Wiki' },
    question: { who: 'By Wiki' },
    broken: [],
  },
];

const toolsOf: Readonly<
  Record<string, { user?: string; sudo?: string; more?: Values; number?: number }>
> = {
  'tool-no-user': { user: 'none' },
  'tool-no-sudo': { sudo: 'none' },
  'tool-numbers': { user: '50999' },
  'tool-same-number': { number: 50_000 },
  'tool-sudo': { sudo: 'root' },
  'tool-disabled': {
    more: { pwdPolicySubentry: tree.disabledPolicy, pwdAccountLockedTime: '20260101000000Z' },
  },
  'tool-outside': {},
};

const without = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

const personEntry = ({ uid, entry = {} }: Row, place: number): Entry => [
  personDn(uid),
  without(
    Object.assign(
      {
        objectClass: [
          'person',
          'inetOrgPerson',
          'ldapPublicKey',
          'posixAccount',
          'wikimediaPerson',
        ],
        ...{ uid, cn: `Row ${uid}`, sn: `Row ${uid}`, mail: `${uid}@example.org` },
        ...{ uidNumber: String(150_000 + place), gidNumber: '500', homeDirectory: `/home/${uid}` },
        ...{ loginShell: '/bin/bash', userPassword: salted('nine horses ran') },
        ...{ sshPublicKey: seedKey(uid), wikimediaGlobalAccountId: String(8_000_000 + place) },
      },
      entry,
    ),
  ),
];

function* toolEntries(maintainer: string, place: number): Generator<Entry> {
  const tool = toolsOf[maintainer];
  if (!tool) return;
  const name = `tools.of-${maintainer}`;
  const gidNumber = String(tool.number ?? 51_000 + place);
  const member = personDn(maintainer);
  yield [
    `cn=${name},${tree.servicegroups}`,
    { objectClass: ['groupOfNames', 'posixGroup'], cn: name, gidNumber, member },
  ];
  if (tool.user !== 'none') {
    const number = tool.user ?? gidNumber;
    yield [
      `uid=${name},${tree.toolPeople}`,
      {
        objectClass: ['shadowAccount', 'posixAccount', 'person'],
        ...{ uid: name, cn: name, sn: name, uidNumber: number, gidNumber: number },
        ...{ loginShell: '/bin/bash', homeDirectory: `/data/project/of-${maintainer}` },
        ...tool.more,
      },
    ];
  }
  if (tool.sudo !== 'none') {
    yield [
      `cn=runas-${name},${tree.toolSudoers}`,
      {
        objectClass: 'sudoRole',
        ...{ cn: `runas-${name}`, sudoUser: `%${name}`, sudoHost: 'ALL', sudoCommand: 'ALL' },
        ...{ sudoOption: '!authenticate', sudoRunAsUser: tool.sudo ?? name },
      },
    ];
  }
}

/** Projects of the rows; Toolforge's group and that of the jump hosts stand there already, so theirs have names of their own. */
const projects = ['tools', 'bastion', 'racks', 'off', 'full', 'failed'] as const;
/** Names of the groups' projects in this test. */
export const nameOf = (project: string): string => `clinic-${project}`;

const groupsOf = ({ roles = {}, groups }: Row): readonly string[] => groups ?? Object.keys(roles);

function* groupEntries(healthy: readonly string[]): Generator<Entry> {
  for (const [place, project] of projects.entries()) {
    const people = rows.filter((row) => groupsOf(row).includes(project)).map(({ uid }) => uid);
    const member = [...people, ...healthy, 'novaadmin'].map(personDn);
    const cn = `project-${nameOf(project)}`;
    yield [
      `cn=${cn},${tree.groups}`,
      {
        objectClass: ['groupOfNames', 'posixGroup'],
        cn,
        gidNumber: String(45_000 + place),
        member,
      },
    ];
  }
}

/** Everything that stands in the directory beside the seed. */
export const stagedLdif = (healthy: readonly string[]): string => {
  const policy: Entry = [
    lockPolicy,
    {
      objectClass: ['organizationalRole', 'pwdPolicy'],
      cn: 'lockout',
      pwdAttribute: 'userPassword',
      pwdLockout: 'TRUE',
      pwdLockoutDuration: '900',
    },
  ];
  const lender: Row = {
    fault: '',
    uid: 'lender',
    entry: { sshPublicKey: key('lender') },
    broken: [],
  };
  return [
    policy,
    ...[...rows, lender].map(personEntry),
    ...rows.flatMap(({ uid }, place) => [...toolEntries(uid, place)]),
    ...groupEntries(healthy),
  ]
    .map(toLdif)
    .join('');
};

/** The cloud of the rows, in which the healthy are members of everything. */
export function stagedCloud(healthy: readonly string[]): PracticeCloudState {
  const made = projects.map((project) => {
    const wanted = { name: nameOf(project), description: '', tags: [] };
    const staged = rows.flatMap(({ uid: userId, roles = {} }) =>
      (roles[project] ?? []).map((role) => ({ userId, role })),
    );
    const both = project === 'tools' || project === 'bastion' ? ['reader'] : ['member', 'reader'];
    const isWell = !['off', 'full', 'failed'].includes(project);
    const well = isWell ? healthy.flatMap((userId) => both.map((role) => ({ userId, role }))) : [];
    const one = newProject(wanted, newId);
    const ssh = {
      direction: 'ingress',
      ethertype: 'IPv4',
      protocol: 'tcp',
      ports: { from: 22, to: 22 },
      remote: '10.0.0.0/8',
    } as const;
    return {
      ...one,
      enabled: project !== 'off',
      roles: [...staged, ...well],
      rules: [...one.rules, ssh],
      limits: project === 'full' ? { instances: 1 } : {},
    };
  });
  const idOf = (project: string): string =>
    made.find(({ name }) => name === nameOf(project))?.id ?? '';
  const server = (project: string, fault?: string) => ({
    ...{ projectId: idOf(project), kind: 'server' as const, id: newId(), name: `${project}-1` },
    uses: { instances: 1, cores: 1, ramMb: 1024 },
    ...(fault === undefined ? {} : { fault }),
  });
  return {
    projects: made,
    holdings: [server('full'), server('failed', 'No valid host was found.'), server('racks')],
    zones: [
      { id: newId(), name: 'racks.cloud.example.org.', projectId: idOf('racks'), status: 'ACTIVE' },
    ],
    records: ['gallery.proxy.example.org.'],
  };
}
