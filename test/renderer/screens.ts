import { bundleText } from '../../shared/bundle/bundle-text.ts';
import type { Method, Output } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { approvalAnswers, approvalRequests, approvalScreens } from './approval-screens.ts';
import { followUpRequests, followUpScreens } from './follow-up-screens.ts';
import { guideAnswers, guideScreens } from './guide-screens.ts';
import { eventPlaces, placeAnswers, placeRequests, placeScreens } from './place-screens.ts';
import { checkLines } from './checklist-screen.ts';
import { clinicReport } from './clinic-screen.ts';
import { arrivals } from './arrivals-screen.ts';
import { sshComparison } from './ssh-screen.ts';
import { shiftAnswers, shiftScreens } from './shift-screen.ts';
import { roster } from './roster-screen.ts';
import { fingerprint, idOf, noon, request, stepsOf } from './screen-request.ts';
import { undoAllPlan, undoPlan, undoRequests } from './undo-screens.ts';

export { idOf };

/** What a desk in the middle of an event answers: a few requests in every state, people to be found. */

export const requests: readonly RequestView[] = [
  request(1, 'needs-you', {
    username: 'ליאור כהן',
    shellName: 'liorc',
    steps: stepsOf(1, 'needs-you'),
    problem: { code: 'password-needed', params: [] },
  }),
  request(2, 'needs-you', {
    username: 'Ana García Márquez',
    shellName: 'anagm',
    steps: stepsOf(1, 'needs-you'),
    problem: { code: 'account-of-another', params: ['anagm'] },
    alternatives: [
      { username: 'Ana G', shellName: 'anagm' },
      { username: 'Ana García Márquez 2', shellName: 'anagm2' },
    ],
  }),
  request(3, 'waiting', {
    username: 'Fatuma Achieng Otieno-Wanjiku',
    shellName: 'fatumaachiengotieno-wanjiku-long',
    steps: stepsOf(0, 'waiting'),
    problem: { code: 'directory-unreachable', params: ['ECONNREFUSED'] },
    retryAt: '2027-08-05T10:14:00.000Z',
    editable: true,
  }),
  request(4, 'sending', { username: 'Björk', shellName: 'bjork', steps: stepsOf(2, 'sending') }),
  request(5, 'confirmed', {
    steps: stepsOf(4, 'confirmed'),
    uidNumber: 101_234,
    origin: 'made',
    passwordProven: true,
  }),
  request(6, 'dismissed', {
    username: 'Test Test',
    shellName: 'testtest',
    dismissedBecause: 'The person left',
  }),
  request(7, 'expected', { username: 'Nadia Ferreira', shellName: 'nadia' }),
  request(9, 'needs-you', {
    username: 'Closed Example',
    shellName: 'closed-example',
    updatedAt: noon,
    steps: stepsOf(1, 'needs-you'),
    problem: { code: 'account-blocked', params: ['closed-example'] },
  }),
  ...undoRequests,
  request(8, 'handed-over', { username: 'Ola Nordmann', shellName: 'ola', handedOver: true }),
];

export const event: Output<'event.current'> = {
  id: 'practice',
  name: { en: 'Practice Hackathon' },
  practice: true,
  languages: ['en'],
  profileFile: 'practice',
  directoryUrl: 'ldaps://ldap.practice.example',
  jumpHost: 'bastion.practice.example',
  bindDn: 'cn=desk,dc=practice,dc=example',
  terms: [
    { title: 'Terms of use', url: 'https://example.org/terms' },
    { title: 'Code of conduct', url: 'https://example.org/conduct' },
  ],
  usernameMaxLength: 150,
  minPasswordLength: 10,
  keyTypes: ['ssh-ed25519', 'sk-ssh-ed25519@openssh.com', 'ssh-rsa'],
  canHandOver: true,
  ...eventPlaces,
  guides: true,
  toolhub: true,
};

/** A bundle that takes three codes. */
export const bundle = bundleText(Uint8Array.from({ length: 1085 }, (_, i) => i % 251));

const due = { due: false, dueAt: noon, clockConfirmed: false, readable: true };

const listed = [...requests, ...placeRequests, ...followUpRequests, ...approvalRequests];

/** Answers that do not depend on what was asked, by method. */
export const answers = {
  'event.current': event,
  'vault.current': { state: 'open', keeper: 'keychain' },
  'kiosk.current': { handedOver: false, requests: [], filed: false, cleared: false },
  'journal.health': { rescues: [] },
  'wipe.plan': { ...due, unfinished: requests.slice(0, 3) },
  'practice.current': {
    troubles: ['network'],
    cases: [
      { name: 'blocked', value: 'closed-example' },
      { name: 'disabled-tool', value: 'old-counter' },
      { name: 'locked-wikimedia', value: 'Locked practice' },
    ],
  },
  'checklist.run': { at: noon, lines: checkLines },
  'ssh.compare': sshComparison,
  'clinic.look': clinicReport,
  'session.current': { needed: true, signedIn: false, bindDn: event.bindDn },
  'connection.current': { state: 'offline', since: noon, problem: 'directory-unreachable' },
  'requests.list': { requests: listed, pending: 2, total: 0 },
  ...shiftAnswers,
  ...approvalAnswers,
  'accounts.find': {
    people: [
      { shellName: 'jdoe', username: 'Jane Doe', blocked: false },
      { shellName: 'liorc', username: 'ליאור כהן', blocked: true },
    ],
    more: false,
  },
  'accounts.show': {
    shellName: 'jdoe',
    username: 'Jane Doe',
    email: 'jane@example.org',
    ...{ otherNames: [], otherEmails: [] },
    uidNumber: 101_234,
    blocked: false,
    keys: [{ type: 'ssh-ed25519', fingerprint, comment: 'jane@laptop' }],
  },
  'roster.plan': roster,
  'bundles.make': { bundle },
  'bundles.export': { ...{ bundle, left: 2, proven: true }, requests: [...requests], behind: [] },
  'bundles.inspect': arrivals,
  'bundles.import': arrivals,
  'names.suggest': { shellName: 'janedoe' },
  'names.recall': {
    username: { is: 'free-as-of', asked: noon },
    shellName: { is: 'taken-as-of', asked: noon },
  },
  'names.check': {
    username: { is: 'taken', by: 'person', holder: 'jdoe', asked: noon },
    shellName: { is: 'free', asked: noon },
    alternatives: [
      { username: 'Jane Doe 2', shellName: 'jdoe2' },
      { username: 'Jane D', shellName: 'janed' },
      { username: 'J Doe', shellName: 'jane-doe' },
    ],
    spares: [
      { username: 'Jane Doe 2', shellName: 'jdoe2' },
      { username: 'Fatuma Achieng Otieno-Wanjiku', shellName: 'fatumaachiengotieno-wanjiku-long' },
    ],
  },
  ...placeAnswers,
  ...guideAnswers,
  'requests.planUndo': undoPlan,
  'requests.planUndoAll': undoAllPlan,
  'requests.conflict': {
    id: idOf(2),
    holders: [{ shellName: 'anagm', username: 'Ana García', since: noon }],
    agreed: [
      { username: 'Ana G', shellName: 'anagm', free: false },
      { username: 'Ana García Márquez 2', shellName: 'anagm2', free: true },
    ],
    offered: [],
    asked: noon,
  },
  'keys.inspect': {
    ok: true,
    line: 'ssh-ed25519 AAAA jane@laptop',
    type: 'ssh-ed25519',
    bits: 256,
    comment: 'jane@laptop',
    fingerprint,
    repairs: ['unwrapped'],
  },
} satisfies { readonly [M in Method]?: Output<M> };

/** What is answered instead where this machine itself is in trouble. */
export const troubles: Readonly<Record<string, { readonly [M in Method]?: Output<M> }>> = {
  'locked by a passphrase': { 'vault.current': { state: 'locked', keeper: 'passphrase' } },
  'locked by the keychain': {
    'vault.current': {
      state: 'locked',
      keeper: 'keychain',
      problem: { code: 'keychain-locked', params: [] },
    },
  },
  'without a keychain': {
    'vault.current': { state: 'undecided', problem: { code: 'keychain-missing', params: [] } },
  },
  'in this run only': { 'vault.current': { state: 'open', keeper: 'this-run' } },
  'rescued from damage': {
    'journal.health': {
      rescues: [
        { at: noon, keptAs: 'journal.sqlite.damaged-1817460000000', rescued: 11, lost: 2 },
        { at: noon, keptAs: 'journal.sqlite.damaged-1817460001000', rescued: 0 },
      ],
    },
  },
};

/** Every screen by its address. */
export const screens: Readonly<Record<string, string>> = {
  desk: '#/desk',
  card: '#/card',
  'needs a password': `#/request/${idOf(1)}`,
  'needs other names': `#/request/${idOf(2)}`,
  waiting: `#/request/${idOf(3)}`,
  sending: `#/request/${idOf(4)}`,
  confirmed: `#/request/${idOf(5)}`,
  dismissed: `#/request/${idOf(6)}`,
  expected: `#/request/${idOf(7)}`,
  'closed account': `#/request/${idOf(9)}`,
  undo: `#/undo/${idOf(5)}`,
  'undo of a whole card': `#/undo-all/${idOf(5)}`,
  'undo that stopped': `#/request/${idOf(10)}`,
  undone: `#/request/${idOf(11)}`,
  'undo that is done': `#/request/${idOf(12)}`,
  roster: '#/roster',
  'handed over': `#/request/${idOf(8)}`,
  'hand over': '#/hand-over',
  sealed: '#/hand-over',
  'take over': '#/take-over',
  'taken over': '#/take-over',
  ...shiftScreens,
  ...approvalScreens,
  ...placeScreens,
  ...guideScreens,
  ...followUpScreens,
  before: '#/before',
  clinic: '#/clinic',
  'clinic of a person': '#/patient/jdoe',
  'practice tour': '#/desk',
  'last of the tour': '#/desk',
  sheet: `#/sheet/${idOf(5)}`,
  'sheet on a label': `#/sheet/${idOf(5)}`,
  'sheet of a person': '#/person-sheet/jdoe',
  'ssh help': '#/ssh/jdoe',
  settings: '#/settings',
  'sign-in': '#/sign-in',
};
