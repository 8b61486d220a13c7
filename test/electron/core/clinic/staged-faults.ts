import {
  newProject,
  type PracticeCloudState,
} from '../../../../electron/adapters/practice/cloud/state.ts';
import { newId } from '../../../../electron/adapters/node/system.ts';
import { toLdif, salted, type Entry } from '../../../servers/ldif.ts';
import { seedKey } from '../../../servers/seed-people.ts';
import { personDn } from '../../../servers/seed.ts';
import { tree } from '../../../servers/tree.ts';
import { accountRows, lockPolicy, type Row, type Values } from './account-rows.ts';
import { cloudRows } from './cloud-rows.ts';

export type { Row };

/** Every fault that is staged. */
export const rows: readonly Row[] = [...accountRows, ...cloudRows];

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
    entry: { sshPublicKey: seedKey('lender').replace(/ \S+$/u, '') },
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
