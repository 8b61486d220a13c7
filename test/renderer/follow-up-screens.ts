import type { RequestState, RequestView, StepState } from '../../shared/requests/request.ts';
import { idOf, noon, request, undoneSteps } from './screen-request.ts';

const lior = { username: 'ליאור כהן', shellName: 'liorc' };
const fatuma = {
  username: 'Fatuma Achieng Otieno-Wanjiku',
  shellName: 'fatumaachiengotieno-wanjiku-long',
};
const reason =
  'I build a bot that sorts the pictures of the hackathon.\nIt runs once an hour and needs nothing else.';
const requestUrl = 'https://toolsadmin.practice.example/tools/membership/apply';

/** Of these steps, `done` are confirmed and the next has the given state. */
const steps = (ids: readonly string[], done: number, next: StepState): RequestView['steps'] =>
  ids.map((id, at) => {
    if (at < done) return { id, state: 'confirmed' };
    return { id, state: at === done ? next : 'to-do' };
  });

/** A request of something beside an account: it has neither an address nor a key. */
function followUp(number: number, state: RequestState, more: Partial<RequestView>): RequestView {
  const { email: _, keyFingerprint: __, ...base } = request(number, state, {});
  return { ...base, updatedAt: noon, ...more };
}

const joining = ['check-person', 'set-roles', 'confirm-group'];
const asking = ['check-person', 'await-approval', 'confirm-group'];
const making = ['check-maintainer', 'create-tool-group', 'create-tool-user', 'create-tool-sudo'];

const toolforge = { project: 'tools', toolforge: true, roles: ['reader'], reason };

const project: NonNullable<RequestView['project']> = {
  name: 'a-project-with-a-very-long-name-that-does-not-end-soon',
  purpose:
    'A map of everything that was built at the hackathon.\nFor everybody who comes next year.',
  whyNotToolforge: 'It needs root for a tile server.',
  members: [
    { shellName: fatuma.shellName, as: 'member' },
    { shellName: 'liorc', as: 'viewer' },
  ],
  preset: 'small',
  quotas: { cores: 8, instances: 8, ramMb: 16_384, floatingIps: 0 },
  rules: [],
  ends: '2027-12-24',
  zone: 'map.practice.example.',
  mode: 'reviewed',
  requestUrl: 'https://tasks.practice.example/project-requests',
  reviewUrl: 'https://gitlab.practice.example/cloud/tofu/-/merge_requests/1234567890',
  requestText: 'Project a-project-with-a-very-long-name\n\nPurpose: a map\nMembers: fatuma, liorc',
  snippet:
    'module "project_map" {\n  source      = "./modules/project"\n  description = "A map"\n}',
};

/** Everything beside accounts that a desk can ask for, in the states that have most to say. */
export const followUpRequests: readonly RequestView[] = [
  followUp(30, 'confirmed', {
    kind: 'membership',
    after: idOf(5),
    steps: steps(joining, 3, 'confirmed'),
    membership: { ...toolforge, before: [], approval: 'here' },
  }),
  followUp(31, 'needs-you', {
    kind: 'tool',
    after: idOf(30),
    steps: steps(making, 1, 'needs-you'),
    problem: { code: 'tool-taken', params: ['map-bot', 'anagm, bjork'] },
    tool: { name: 'map-bot', maintainers: ['jdoe'] },
  }),
  followUp(32, 'waiting', {
    kind: 'project',
    after: idOf(31),
    steps: steps(['create-project'], 0, 'waiting'),
    problem: { code: 'waits-for-other', params: [idOf(31)] },
    project: { ...project, mode: 'direct', name: 'map' },
  }),
  followUp(33, 'waiting', {
    ...lior,
    kind: 'membership',
    steps: steps(asking, 1, 'waiting'),
    problem: { code: 'approval-pending', params: [] },
    retryAt: '2027-08-05T10:14:00.000Z',
    membership: {
      ...toolforge,
      approval: 'elsewhere',
      requestUrl,
      requestText: `Membership of the project tools\n\nDeveloper account: ${lior.username}\n\n${reason}`,
    },
  }),
  followUp(34, 'confirmed', {
    kind: 'tool',
    steps: steps(making, 4, 'confirmed'),
    tool: { name: 'quiz', maintainers: ['jdoe', 'liorc'], gidNumber: 52_001, origin: 'made' },
  }),
  followUp(35, 'confirmed', {
    ...lior,
    kind: 'maintainer',
    steps: steps(['set-maintainer'], 1, 'confirmed'),
    maintainer: { tool: 'quiz', change: 'add' },
  }),
  followUp(36, 'confirmed', {
    ...lior,
    kind: 'link-wikimedia',
    steps: steps(['link-account'], 1, 'confirmed'),
    link: { wikimedia: { id: 4711, name: lior.username }, provenAt: noon, storesName: false },
  }),
  followUp(37, 'waiting', {
    ...fatuma,
    kind: 'project',
    steps: steps(['await-review'], 0, 'waiting'),
    problem: { code: 'review-pending', params: [] },
    project,
  }),
  followUp(38, 'needs-you', {
    kind: 'remove-project',
    username: '',
    shellName: '',
    steps: steps(['remove-project'], 0, 'needs-you'),
    problem: { code: 'project-not-empty', params: ['hackathon-map', 'server web-1'] },
    removal: { name: 'hackathon-map', projectId: '3f2a9c0d5b6e4f708192a3b4c5d6e7f8' },
  }),
  followUp(39, 'confirmed', {
    ...lior,
    kind: 'membership',
    steps: undoneSteps(steps(joining, 3, 'confirmed')),
    membership: { ...toolforge, before: [], approval: 'here' },
    undone: { by: idOf(40), at: noon, removed: ['roles'] },
  }),
  followUp(40, 'confirmed', {
    ...lior,
    kind: 'membership',
    steps: steps(joining, 3, 'confirmed'),
    membership: { ...toolforge, roles: [], approval: 'here' },
    undo: { of: idOf(39), agreed: ['roles'], removed: ['roles'], stays: [] },
  }),
  followUp(41, 'confirmed', {
    ...fatuma,
    kind: 'project',
    steps: steps(['create-project'], 1, 'confirmed'),
    project: { ...project, mode: 'direct', origin: 'made', name: 'map-of-last-year' },
  }),
  followUp(42, 'needs-you', {
    ...fatuma,
    kind: 'membership',
    steps: steps(joining, 1, 'needs-you'),
    problem: { code: 'cloud-no-rights', params: ['Forbidden', 'grant the role', 'identity'] },
    membership: { ...toolforge, approval: 'here', requestUrl },
  }),
  followUp(43, 'waiting', {
    ...fatuma,
    kind: 'membership',
    steps: steps(joining, 2, 'waiting'),
    problem: { code: 'group-not-yet', params: ['tools', fatuma.shellName] },
    retryAt: '2027-08-05T10:14:00.000Z',
    membership: { ...toolforge, approval: 'here' },
  }),
];

/** Their pages by address. */
export const followUpScreens: Readonly<Record<string, string>> = {
  'membership confirmed': `#/request/${idOf(30)}`,
  'tool that is taken': `#/request/${idOf(31)}`,
  'project that waits': `#/request/${idOf(32)}`,
  'membership that others approve': `#/request/${idOf(33)}`,
  'tool confirmed': `#/request/${idOf(34)}`,
  'maintainer confirmed': `#/request/${idOf(35)}`,
  'link confirmed': `#/request/${idOf(36)}`,
  'project in review': `#/request/${idOf(37)}`,
  'project not removed': `#/request/${idOf(38)}`,
  'membership undone': `#/request/${idOf(39)}`,
  'undo of a membership': `#/request/${idOf(40)}`,
  'project confirmed': `#/request/${idOf(41)}`,
  'membership without rights': `#/request/${idOf(42)}`,
  'membership that waits for the group': `#/request/${idOf(43)}`,
};
