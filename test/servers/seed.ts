import { salted, toLdif, type Entry } from './ldif.ts';
import { seedKey, seedPerson, type SeedPerson } from './seed-people.ts';
import { suffix, tree, uidNumberFloor, writer } from './tree.ts';

export interface Seed {
  /** How many people of `seedPerson`, from the first on. */
  readonly people: number;
  /** Whether the counter entry stands there; it holds the highest number given to a person. */
  readonly counter: boolean;
  /** LDIF that is added at the end. */
  readonly more?: string | undefined;
}

/** Service people as production has them; their names are reserved. They are below the floor of people's numbers. */
export const servicePeople = ['novaadmin', 'novaobserver', 'osstackcanary'] as const;

export const servicePassword = (uid: (typeof servicePeople)[number]): string =>
  `${uid}-of-the-test`;

/** Somebody an account manager has closed: the policy and the lock time are set. */
export const blockedPerson: SeedPerson = {
  uid: 'rbanned',
  cn: 'Robin Banned',
  mail: 'rbanned@example.org',
  uidNumber: 90_001,
  password: 'closed-for-good',
  sshPublicKey: seedKey('rbanned'),
};

/** Tools, each with its group, its user and its sudo rule; the first is maintained by the first person. */
export const seedTools = ['tools.wikilens', 'tools.stashbot', 'tools.citation-hunt'] as const;

/** Project groups; everybody among the first people is in `project-bastion`, every fifth in `project-tools`. */
export const seedProjects = [
  'project-tools',
  'project-bastion',
  'project-deployment-prep',
] as const;

const GROUP_CLASSES = ['groupOfNames', 'posixGroup'];
const BIG_GROUP = 3000;
const TOOL_NUMBERS_FROM = 50_000;
const PROJECT_NUMBERS_FROM = 40_001;
const BLOCK_BYTES = 65_536;

/** The whole directory as LDIF (RFC 2849), in blocks of about 64 KiB, parents before children. */
export function* seedLdif(seed: Seed): Generator<string> {
  let block = '';
  for (const entry of entries(seed)) {
    block += toLdif(entry);
    if (block.length < BLOCK_BYTES) continue;
    yield block;
    block = '';
  }
  yield block + (seed.more ?? '');
}

function* entries({ people, counter }: Seed): Generator<Entry> {
  yield* branches();
  if (counter) yield counterEntry(people);
  for (const [n, name] of servicePeople.entries()) yield serviceEntry(name, 600 + n);
  yield blockedEntry();
  for (let n = 0; n < people; n += 1) yield personEntry(seedPerson(n), memberships(n));
  for (const [n, name] of seedTools.entries())
    yield* toolEntries(name, TOOL_NUMBERS_FROM + n, people);
  for (const [n, name] of seedProjects.entries()) yield projectEntry(name, n, people);
}

function* branches(): Generator<Entry> {
  yield [suffix, { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' }];
  const units = [tree.people, tree.groups, tree.servicegroups, tree.toolPeople, tree.projects];
  for (const dn of [...units, tree.ppolicies, tree.other]) yield unitEntry(dn);
  yield [
    `cn=tools,${tree.projects}`,
    {
      objectClass: ['extensibleObject', 'groupOfNames'],
      cn: 'tools',
      member: personDn('novaadmin'),
    },
  ];
  yield unitEntry(tree.toolSudoers);
  yield [
    tree.disabledPolicy,
    {
      objectClass: ['organizationalRole', 'pwdPolicy'],
      cn: 'disabled',
      pwdAttribute: 'userPassword',
      pwdLockout: 'TRUE',
      pwdMaxAge: '1',
    },
  ];
  yield [
    writer.bindDn,
    {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: 'writer',
      userPassword: salted(writer.password),
    },
  ];
  yield [
    tree.operators,
    { objectClass: 'groupOfNames', cn: 'ldap_ops', member: [writer.bindDn, personDn('novaadmin')] },
  ];
}

const unitEntry = (dn: string): Entry => [
  dn,
  { objectClass: 'organizationalUnit', ou: dn.slice(3, dn.indexOf(',')) },
];

/** Not a posixAccount, so that the `unique` overlay leaves its number alone. */
const counterEntry = (people: number): Entry => [
  tree.counter,
  {
    objectClass: ['device', 'extensibleObject'],
    cn: 'uidnext',
    uidNumber: String(uidNumberFloor + people - 1),
  },
];

export const personDn = (uid: string): string => `uid=${uid},${tree.people}`;

function accountValues(person: Pick<SeedPerson, 'uid' | 'cn' | 'uidNumber' | 'password'>) {
  return {
    uid: person.uid,
    cn: person.cn,
    sn: person.cn,
    uidNumber: String(person.uidNumber),
    gidNumber: '500',
    homeDirectory: `/home/${person.uid}`,
    loginShell: '/bin/bash',
    userPassword: salted(person.password),
  };
}

const serviceEntry = (uid: (typeof servicePeople)[number], uidNumber: number): Entry => [
  personDn(uid),
  {
    objectClass: ['inetOrgPerson', 'posixAccount'],
    ...accountValues({ uid, cn: uid, uidNumber, password: servicePassword(uid) }),
  },
];

const personEntry = (person: SeedPerson, memberOf: readonly string[]): Entry => [
  personDn(person.uid),
  {
    objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount', 'wikimediaPerson'],
    ...accountValues(person),
    mail: person.mail,
    sshPublicKey: person.sshPublicKey,
    wikimediaGlobalAccountId: String(person.uidNumber * 10),
    memberOf,
  },
];

function blockedEntry(): Entry {
  const [dn, attributes] = personEntry(blockedPerson, []);
  const marks = { pwdPolicySubentry: tree.disabledPolicy, pwdAccountLockedTime: '202601020304Z' };
  return [dn, { ...attributes, ...marks }];
}

function* toolEntries(name: string, number: number, people: number): Generator<Entry> {
  const member = personDn(people === 0 ? 'novaadmin' : seedPerson(0).uid);
  const gidNumber = String(number);
  yield [
    `cn=${name},${tree.servicegroups}`,
    { objectClass: GROUP_CLASSES, cn: name, gidNumber, member },
  ];
  yield [`uid=${name},${tree.toolPeople}`, toolUser(name, gidNumber)];
  yield [`cn=runas-${name},${tree.toolSudoers}`, toolSudoRule(name)];
}

const toolUser = (name: string, number: string) => ({
  objectClass: ['shadowAccount', 'posixAccount', 'person'],
  uid: name,
  cn: name,
  sn: name,
  uidNumber: number,
  gidNumber: number,
  loginShell: '/bin/bash',
  homeDirectory: `/data/project/${name.slice('tools.'.length)}`,
});

const toolSudoRule = (name: string) => ({
  objectClass: 'sudoRole',
  cn: `runas-${name}`,
  sudoUser: `%${name}`,
  sudoHost: 'ALL',
  sudoCommand: 'ALL',
  sudoOption: '!authenticate',
  sudoRunAsUser: name,
});

/** Whether the nth person of the seed is in the project's group. */
export const isSeedMember = (project: string, n: number) =>
  n < BIG_GROUP && (project === 'project-bastion' || (project === 'project-tools' && n % 5 === 0));

/** slapadd runs no overlay, so what memberof would keep is written here. */
const memberships = (n: number): readonly string[] =>
  seedProjects
    .filter((project) => isSeedMember(project, n))
    .map((project) => `cn=${project},${tree.groups}`);

function projectEntry(name: string, nth: number, people: number): Entry {
  const members = [personDn('novaadmin')];
  for (let n = 0; n < Math.min(people, BIG_GROUP); n += 1) {
    if (isSeedMember(name, n)) members.push(personDn(seedPerson(n).uid));
  }
  return [
    `cn=${name},${tree.groups}`,
    {
      objectClass: GROUP_CLASSES,
      cn: name,
      gidNumber: String(PROJECT_NUMBERS_FROM + nth),
      member: members,
    },
  ];
}
