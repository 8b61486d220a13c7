import { board, boardScreens } from './board-screen.ts';
import type { EventView } from '../../shared/contract/event.ts';
import type { Method, Output } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { idOf, noon, request } from './screen-request.ts';

/** What newcomers of the event can have beside an account. */
export const eventPlaces = {
  toolforge: {
    project: 'tools',
    approval: 'here',
    requestUrl: 'https://toolsadmin.practice.example/tools/membership/apply',
    loginHost: 'login.practice.example',
    toolUrl: 'https://{name}.pages.practice.example/',
  },
  tools: { prefix: 'tools.' },
  projects: {
    mode: 'direct',
    requestUrl: 'https://tasks.practice.example/project-requests',
    presets: [
      { name: 'small', quotas: { cores: 8, instances: 8, ramMb: 16_384, floatingIps: 0 } },
      { name: 'large', quotas: { cores: 32, instances: -1, ramMb: 65_536, gigabytes: 500 } },
    ],
    defaultEndDays: 90,
    zone: '{name}.practice.example.',
    roles: { member: ['member', 'reader'], viewer: ['reader'] },
  },
  wikimediaAccount: {
    canProve: true,
    phabricatorUrl: 'https://tasks.practice.example',
    limitRequestUrl: 'https://wiki.practice.example/limit',
  },
  welcome: {
    startUrl: 'https://start.practice.example/',
    accountUrl: 'https://password.practice.example/',
    tryOut: [
      {
        name: 'Quarry',
        about: { en: 'Ask the wikis a question in SQL' },
        url: 'https://quarry.practice.example/',
      },
      {
        name: 'PAWS',
        about: { en: 'A notebook in your browser' },
        url: 'https://paws.practice.example/',
      },
    ],
    help: [
      { name: { en: 'Help desk' }, where: { en: 'Room 1, 9:00–18:00' } },
      { name: { en: 'Chat' }, where: { en: '#wikimedia-cloud on Libera.Chat' } },
      { name: { en: 'After the event' }, url: 'https://help.practice.example/where-to-ask' },
    ],
  },
} satisfies Partial<EventView>;

const longName = 'a-project-with-a-very-long-name-that-does-not-end-soon';

export const project: Output<'projects.show'> = {
  id: '3f2a9c0d5b6e4f708192a3b4c5d6e7f8',
  name: 'hackathon-map',
  description: 'A map of everything that was built at the hackathon',
  enabled: true,
  ends: '2026-09-30',
  members: [
    { shellName: 'jdoe', roles: ['member', 'reader'] },
    { shellName: 'fatumaachiengotieno-wanjiku-long', roles: ['reader'] },
    { shellName: 'liorc', roles: ['designateadmin'] },
  ],
  group: ['jdoe', 'liorc', 'anagm'],
  quotas: [
    { key: 'cores', limit: 8, used: 3 },
    { key: 'instances', limit: 8, used: 8 },
    { key: 'ramMb', limit: 16_384, used: 6144 },
    { key: 'floatingIps', limit: 0, used: 0 },
    { key: 'securityGroups', limit: -1, used: 2 },
    { key: 'gigabytes', limit: 80 },
  ],
  unread: [{ service: 'dns', code: 'cloud-timeout' }],
  rules: [
    {
      direction: 'ingress',
      ethertype: 'IPv4',
      protocol: 'tcp',
      ports: { from: 22, to: 22 },
      remote: '10.0.0.0/8',
    },
    {
      direction: 'ingress',
      ethertype: 'IPv6',
      protocol: 'tcp',
      ports: { from: 8000, to: 8080 },
      remote: '2001:db8:1234:5678::/64',
    },
    { direction: 'ingress', ethertype: 'IPv4', protocol: 'icmp' },
    { direction: 'ingress', ethertype: 'IPv4', remoteGroup: '0d4c9f8e7a6b5c4d3e2f1a0b9c8d7e6f' },
    { direction: 'egress', ethertype: 'IPv4' },
  ],
  zones: ['hackathon-map.practice.example.'],
  asked: noon,
};

/** A request that changes the quotas of the project above. */
export const placeRequests: readonly RequestView[] = [
  request(20, 'waiting', {
    kind: 'project',
    shellName: 'jdoe',
    username: 'Jane Doe',
    updatedAt: noon,
    revision: 1,
    steps: [],
    problem: { code: 'cloud-timeout', params: [] },
    project: {
      name: 'hackathon-map',
      purpose: project.description,
      whyNotToolforge: 'It needs root.',
      members: [{ shellName: 'jdoe', as: 'member' }],
      preset: 'large',
      quotas: { cores: 32, instances: -1, ramMb: 16_384 },
      rules: [],
      ends: '2026-12-24',
      mode: 'direct',
    },
  }),
];

export const toolforgeMember: Output<'memberships.show'> = {
  shellName: 'jdoe',
  username: 'Jane Doe',
  blocked: false,
  toolforge: { roles: ['reader'], inGroup: true },
  projects: [
    { name: 'hackathon-map', roles: ['member', 'reader'] },
    { name: longName, roles: ['reader'] },
  ],
  tools: ['map-bot', 'a-tool-with-a-long-name-of-32-ch'],
  linked: { wikimedia: { id: 4711 }, tellsPhabricator: true },
  unread: [],
  asked: noon,
};

export const placeAnswers = {
  'board.read': board,
  'projects.list': {
    projects: [
      { name: 'deskmap', enabled: true, people: ['jdoe', 'liorc', 'anagm', 'bamini', 'chidi'] },
      { name: longName, enabled: false, ends: '2027-09-30', people: [] },
      { name: 'hackathon-map', enabled: true, ends: '2026-09-30', people: ['jdoe', 'liorc'] },
    ],
    ...{ of: 'us', more: true, asked: noon },
  },
  'projects.quotas': {
    projects: [
      {
        name: 'deskmap',
        quotas: [
          { key: 'cores', limit: 8, used: 8 },
          { key: 'ramMb', limit: 16_384, used: 14_336 },
          { key: 'instances', limit: 8, used: 3 },
        ],
        unread: [{ service: 'dns', code: 'cloud-timeout' }],
      },
    ],
    asked: noon,
  },
  'tools.list': {
    tools: [
      { name: 'map-bot', maintainers: ['jdoe'] },
      { name: 'photo-counter', maintainers: ['fatumaachiengotieno-wanjiku-long', 'liorc'] },
    ],
    ...{ more: true, asked: noon },
  },
  'cloud.current': {
    available: true,
    signedIn: false,
    username: 'Jane Doe',
    connection: { state: 'offline', since: noon, problem: 'cloud-timeout' },
  },
  'cloud.check': {
    authUrl: 'https://openstack.practice.example:25000/v3',
    region: 'practice-r',
    methods: ['password', 'totp'],
    userId: 'jdoe',
    username: 'Jane Doe',
    project: 'tools',
    roles: ['member', 'reader'],
    expiresAt: noon,
    services: ['compute', 'dns', 'identity', 'network', 'volumev3'],
    toolforge: { project: 'tools', found: true },
  },
  'memberships.show': {
    ...toolforgeMember,
    toolforge: { roles: ['reader'], inGroup: false },
    linked: { tellsPhabricator: true },
    unread: [{ part: 'directory', code: 'directory-timeout' }],
  },
  'projects.show': project,
  'projects.check': { name: 'map', state: 'taken', rule: 'project', params: [] },
  'projects.planRemoval': {
    name: 'hackathon-map',
    id: project.id,
    members: ['jdoe', 'liorc'],
    asked: noon,
    zones: ['hackathon-map.wmcloud.example.'],
    holdings: [
      { kind: 'server', name: 'hackathon-map-web-server-number-one-of-many' },
      { kind: 'floating-ip', name: '198.51.100.7' },
      { kind: 'something-newer', name: 'x' },
    ],
  },
  'tools.show': {
    name: 'map-bot',
    gidNumber: 52_001,
    maintainers: ['jdoe', 'fatumaachiengotieno-wanjiku-long'],
    otherMaintainers: ['tools.a-tool-with-a-long-name-of-32-ch'],
    disabled: true,
    broken: ['group', 'user', 'sudo-rule'],
    asked: noon,
  },
  'tools.check': {
    name: 'map-bot',
    state: 'taken',
    params: [],
    maintainers: ['jdoe', 'liorc'],
  },
  'links.lookUp': {
    id: 4711,
    name: 'ליאור כהן',
    registered: '2019-04-01T08:00:00.000Z',
    locked: true,
  },
  'links.prove': {
    id: idOf(90),
    url: 'https://meta.practice.example/authorize?state=x',
    state: 'open',
  },
} satisfies { readonly [M in Method]?: Output<M> };

/** The screens of people, projects and tools by their addresses. */
export const placeScreens: Readonly<Record<string, string>> = {
  ...boardScreens,
  person: '#/person/jdoe',
  project: '#/project/hackathon-map',
  'project that stays': '#/project-removal/hackathon-map',
  tool: '#/tool/map-bot',
  link: '#/link/jdoe',
  places: '#/places',
  'new project': '#/project-new',
  'cloud sign-in': '#/cloud-sign-in',
};
