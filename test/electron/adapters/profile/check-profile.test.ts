import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../../../electron/adapters/profile/check-profile.ts';
import { readYaml } from '../../../../electron/adapters/profile/yaml-file.ts';

const example = readFileSync(join(import.meta.dirname, 'fixtures/event.yaml'), 'utf8');

/** `line: words` of every problem. */
function problemsOf(text: string): string[] {
  const yaml = readYaml(text);
  if ('problems' in yaml) throw new Error('the test means a value, not the YAML');
  const checked = checkProfile(yaml);
  return 'problems' in checked
    ? checked.problems.map(({ line, words }) => `${line}: ${words}`)
    : [];
}

/** The problems of the example with one piece of it changed. */
function problemsWith(from: string, to: string): string[] {
  expect(example).toContain(from);
  return problemsOf(example.replace(from, to));
}

const ldapUrl =
  'ldaps://HOST, or ldap://HOST (then StartTLS is required unless it is loopback), with :PORT from 1 to 65535 where it needs one, and [ ] around an IPv6 address';
const protectedUrl = 'an https:// URL, or http:// of this machine (localhost, 127.0.0.1, [::1])';

const wrongValues: readonly (readonly [string, string, string])[] = [
  [
    'ceiling: 499999',
    'ceiling: many',
    '21: directory.uidNumber.ceiling is "many"; expected: a whole number',
  ],
  [
    'gidNumber: 500',
    'gidNumber: 1.5',
    '16: directory.people.gidNumber is 1.5; expected: a whole number',
  ],
  [
    'gidNumber: 500',
    'gidNumber: 0',
    '16: directory.people.gidNumber is 0; expected: a number above 0',
  ],
  [
    'connectMs: 5000',
    'connectMs: 5',
    '12: directory.timeouts.connectMs is 5; expected: a number of at least 100',
  ],
  [
    'operationMs: 10000',
    'operationMs: 900000',
    '12: directory.timeouts.operationMs is 900000; expected: a number of at most 120000',
  ],
  [
    'floor: 100000',
    'floor: 500000',
    '19: directory.uidNumber is a group of keys; expected: a floor that is not above its ceiling',
  ],
  [
    'ou=people,dc=example,dc=org',
    'people',
    '14: directory.people.base is "people"; expected: a DN such as ou=people,dc=example,dc=org',
  ],
  [
    '/home/{uid}',
    '/home',
    '17: directory.people.home is "/home"; expected: a path with {uid} in it, such as /home/{uid}',
  ],
  [
    'ldaps://ldap',
    'https://ldap',
    `9: directory.url is "https://ldap.example.org"; expected: ${ldapUrl}`,
  ],
  ...['ldaps://ldap.example.org:70000', 'ldap://::1', 'ldap://[fe80::1%25eth0]:389'].map(
    (url): [string, string, string] => [
      'ldaps://ldap.example.org',
      JSON.stringify(url),
      `9: directory.url is "${url}"; expected: ${ldapUrl}`,
    ],
  ),
  [
    'https://idm.example.org/',
    'http://idm.example.org/',
    `26: accounts.nameCheckUrl is "http://idm.example.org/signup/api/username/"; expected: ${protectedUrl}`,
  ],
  ...['apiUrl', 'oauthUrl'].map((key): [string, string, string] => [
    'cloud:\n',
    `wikimediaAccount:\n  apiUrl: https://meta.example.org/w/api.php\n  ${key}: http://meta.example.org/w/\ncloud:\n`.replace(
      key === 'apiUrl' ? '  apiUrl: https://meta.example.org/w/api.php\n' : '',
      '',
    ),
    `${key === 'apiUrl' ? 29 : 30}: wikimediaAccount.${key} is "http://meta.example.org/w/"; expected: ${protectedUrl}`,
  ]),
  [
    '2027-08-04T08:00:00+02:00',
    'August',
    '4: event.starts is "August"; expected: a time such as 2027-08-04T08:00:00+02:00',
  ],
  ['[root, admin]', 'root', '25: accounts.reserved is "root"; expected: a list'],
  ['[root, admin]', '[root, 7]', '25: accounts.reserved.1 is 7; expected: a text'],
  [
    'throttle: { accountsPerHour: 0 }',
    "protected: { tools: [admin, 'a*b'] }",
    '42: protected.tools.1 is "a*b"; expected: a name, or a part of one with * before or after it',
  ],
  [
    '[root, admin]',
    '[root, admin]\n  keyTypes: []',
    '26: accounts.keyTypes is an empty list; expected: a list with something in it',
  ],
  [
    'mode: direct',
    'mode: quick',
    '32: cloud.projects.mode is "quick"; expected: one of direct, reviewed',
  ],
  [
    'ports: 22',
    'ports: [22]',
    '41: cloud.projects.securityGroupRules.1.ports is a list; expected: a number or a text',
  ],
  [
    'ports: 22',
    'ports: 70000-80000',
    '41: cloud.projects.securityGroupRules.1.ports is "70000-80000"; expected: a port from 1 to 65535, or a range such as 8000-8080',
  ],
  [
    'ports: 22',
    'ports: 8080-8000',
    '41: cloud.projects.securityGroupRules.1.ports is "8080-8000"; expected: a port from 1 to 65535, or a range such as 8000-8080',
  ],
  [
    'ports: 22',
    'ports: 0',
    '41: cloud.projects.securityGroupRules.1.ports is 0; expected: a number of at least 1',
  ],
  [
    'protocol: icmp',
    'ports: 80',
    '40: cloud.projects.securityGroupRules.0.ports is 80; expected: a protocol that has ports, such as tcp or udp',
  ],
  [
    'protocol: icmp',
    'protocol: tpc',
    '40: cloud.projects.securityGroupRules.0.protocol is "tpc"; expected: a protocol such as tcp, or its number from 0 to 255',
  ],
  [
    'throttle: { accountsPerHour: 0 }',
    'throttle:',
    '42: throttle is empty; expected: a group of keys',
  ],
  [
    'throttle: { accountsPerHour: 0 }',
    'throttle: { accountsPerHour: 3, desks: 4 }',
    '42: throttle.desks is 4; expected: a number of desks that leaves each of them an account per hour',
  ],
  [
    'name: { en: Example Hackathon 2027, sv: Exempelhackaton 2027 }',
    'name: Example',
    '3: event.name is "Example"; expected: a group of keys',
  ],
  ['    shell: /bin/bash\n', '', '13: directory.people.shell is missing; expected: a text'],
];

const unknownKeys = [
  [
    'gidNumber: 500',
    'gidnumer: 500\n    gidNumber: 500',
    '16: directory.people.gidnumer is not a key of a profile; did you mean gidNumber?',
  ],
  [
    'reserved:',
    'Reserved: []\n  reserved:',
    '25: accounts.Reserved is not a key of a profile; did you mean reserved?',
  ],
  [
    'user: jane',
    'usr: jane',
    '10: directory.jump.usr is not a key of a profile; did you mean user?',
  ],
  [
    'protocol: icmp',
    'protcol: icmp',
    '40: cloud.projects.securityGroupRules.0.protcol is not a key of a profile; did you mean protocol?',
  ],
  ['throttle:', 'colour: red\nthrottle:', '42: colour is not a key of a profile'],
  ['throttle:', '__proto__: {}\nthrottle:', '42: __proto__ is not a key of a profile'],
];

describe('checkProfile', () => {
  it('finds nothing wrong with the example', () => {
    expect(problemsOf(example)).toEqual([]);
  });

  it.each(wrongValues)('says what a value is and what is needed: %j → %j', (from, to, problem) => {
    expect(problemsWith(from, to)).toEqual([problem]);
  });

  it.each(unknownKeys)('names a key that no profile has: %j → %j', (from, to, problem) => {
    expect(problemsWith(from, to)).toEqual([problem]);
  });

  it('cuts a long value', () => {
    const [problem] = problemsWith('ou=people,dc=example,dc=org', 'x'.repeat(500));
    expect(problem).toMatch(/base is "x{78}…; expected: a DN/u);
  });
});

describe('a secret', () => {
  it.each([
    'bindPassword',
    'bind_pw_secret',
    'apiToken',
    'privateKey',
    'credentials',
    'passphrase',
  ])('under %s is refused and not repeated', (key) => {
    expect(problemsWith('directory:\n', `directory:\n  ${key}: hunter2\n`)).toEqual([
      `9: directory.${key} looks like a secret; remove it from this file: Lanyard asks for secrets when it needs them`,
    ]);
  });

  it.each(['ldaps://writer:hunter2@', 'ldaps://writer:hunter2/@', 'https://:hunter2@'])(
    'inside the URL %s is refused and not repeated',
    (url) => {
      const problems = problemsWith('ldaps://', url);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain('9: directory.url holds a password in its URL; remove it from');
      expect(problems[0]).not.toContain('hunter2');
    },
  );
});

describe('what the board is held against', () => {
  const board = (lines: string): string[] =>
    problemsOf(`${example}board:\n  ${lines}\n`).map((problem) => problem.replace(/^\d+: /u, ''));

  it.each([
    [
      'objectives: { directory: { within: { ms: 30, share: 99 } } }',
      'board.objectives.directory.within.ms is 30; expected: one of 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768',
    ],
    [
      'objectives: { cloud: { success: 101 } }',
      'board.objectives.cloud.success is 101; expected: a number of at most 100',
    ],
    ['goals: { accounts: 0 }', 'board.goals.accounts is 0; expected: a number above 0'],
    [
      'growth: { name: { en: Tools }, counts: stars, baseline: 1, goalPercent: 10 }',
      'board.growth.counts is "stars"; expected: one of accounts, memberships, maintainers',
    ],
    [
      'growth: { name: { en: Tools }, counts: accounts, baseline: 1.5, goalPercent: 10 }',
      'board.growth.baseline is 1.5; expected: a whole number',
    ],
    ['goal: {}', 'board.goal is not a key of a profile; did you mean goals?'],
  ])('%s', (lines, problem) => expect(board(lines)).toEqual([problem]));

  it('may be left out, or be whole', () => {
    expect(board('goals: { accounts: 120, minutesPerPerson: 8 }')).toEqual([]);
  });
});
