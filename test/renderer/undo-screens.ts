import type { RequestState, RequestView, StepState } from '../../shared/requests/request.ts';
import type { UndoStay } from '../../shared/requests/undo.ts';
import type { UndoAllPlan } from '../../shared/requests/undo-all.ts';
import type { UndoPlan } from '../../shared/requests/undo-plan.ts';
import { fingerprint, idOf, noon, request, stepsOf, undoneSteps } from './screen-request.ts';

const undoStepIds = ['remove-key', 'remove-account', 'note-undone'];
const undoSteps = (done: number, next: StepState): RequestView['steps'] =>
  stepsOf(done, next)
    .slice(0, undoStepIds.length)
    .map(({ state }, at) => ({ id: undoStepIds[at] ?? '', state }));

/** Things that an undo leaves, in long words. */
const stays = {
  groups: {
    what: 'account',
    why: 'in-groups',
    params: ['project-tools, project-a-very-long-name-of-a-project, project-bastion'],
  },
  password: { what: 'password', why: 'password-set', params: [] },
  number: { what: 'number', why: 'number-may-return', params: ['101234'] },
} satisfies Record<string, UndoStay>;

const undo = (number: number, state: RequestState, more: Partial<RequestView>): RequestView =>
  request(number, state, {
    kind: 'undo-account',
    updatedAt: noon,
    username: 'Fatuma Achieng Otieno-Wanjiku',
    shellName: 'fatumaachiengotieno-wanjiku-long',
    ...more,
  });

/** An undo that stopped, a card that was undone, and the undo that did it. */
export const undoRequests: readonly RequestView[] = [
  undo(10, 'needs-you', {
    steps: undoSteps(1, 'needs-you'),
    problem: { code: 'undo-kept', params: ['fatumaachiengotieno-wanjiku-long'] },
    undo: { of: idOf(13), agreed: ['account', 'key'], removed: ['key'], stays: [stays.number] },
  }),
  request(11, 'confirmed', {
    username: 'Test Account',
    shellName: 'test-account',
    updatedAt: noon,
    steps: undoneSteps(stepsOf(4, 'confirmed')),
    uidNumber: 101_235,
    origin: 'made',
    passwordProven: true,
    undone: { by: idOf(12), at: noon, removed: ['account', 'key'] },
  }),
  undo(12, 'confirmed', {
    username: 'Test Account',
    shellName: 'test-account',
    steps: undoSteps(3, 'confirmed'),
    undo: {
      of: idOf(11),
      agreed: ['account', 'key'],
      removed: ['account', 'key'],
      stays: [stays.number],
    },
  }),
];

/** An account that has to stay, with the one thing that can be removed of it. */
export const undoPlan: UndoPlan = {
  of: idOf(5),
  username: 'Jane Doe',
  shellName: 'jdoe',
  keyFingerprint: fingerprint,
  removes: ['key'],
  stays: [stays.groups, stays.password],
  gone: false,
  guarded: false,
  asked: noon,
};

const janes = { shellName: 'jdoe', username: 'Jane Doe' };
const asSeen = { stays: [], gone: false, guarded: true, asked: noon };

/** Of one card: two requests that are not done, one whose undo has stopped, one that goes on, one that cannot be asked for, and the account. */
export const undoAllPlan: UndoAllPlan = {
  of: idOf(5),
  parts: [
    {
      ...{ ...asSeen, ...janes, of: idOf(41), name: 'map-of-last-year' },
      removes: ['project'],
      zones: ['map-of-last-year.practice.example.'],
    },
    {
      ...{ ...asSeen, ...janes, of: idOf(34), name: 'quiz', removes: [] },
      stays: [{ what: 'tool', why: 'tool-in-use', params: ['quiz', 'liorc, anagm'] }],
      filed: { id: idOf(38), state: 'needs-you' },
    },
    {
      ...{ ...asSeen, ...janes, of: idOf(39), name: 'tools', removes: ['roles'] },
      filed: { id: idOf(40), state: 'waiting' },
    },
    {
      ...{ ...asSeen, ...janes, of: idOf(30), name: 'tools', removes: [] },
      problem: { code: 'cloud-no-rights', params: ['Forbidden', 'list the roles', 'identity'] },
    },
    { ...asSeen, ...janes, of: idOf(36), removes: ['link'], gone: true },
    {
      ...{ ...asSeen, ...janes, of: idOf(5), keyFingerprint: fingerprint },
      removes: ['account', 'key'],
      stays: [stays.number],
    },
  ],
  unfinished: [
    { id: idOf(31), begun: false },
    { id: idOf(32), begun: false },
  ],
};
