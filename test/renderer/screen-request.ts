import type { RequestState, RequestView, StepState } from '../../shared/requests/request.ts';

export const noon = '2027-08-05T10:00:00.000Z';
const stepIds = ['reserve-number', 'create-entry', 'add-key', 'verify'];
export const fingerprint = 'SHA256:z8uUYYFCjSCqdGLXGfKLAFSmAZUwlxJuSq1GCQ3YZ0s';

export const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Steps of which `done` are confirmed and the next has the given state. */
export const stepsOf = (done: number, next: StepState): RequestView['steps'] =>
  stepIds.map((id, at) => {
    if (at < done) return { id, state: 'confirmed' };
    return { id, state: at === done ? next : 'to-do' };
  });

/** The same once all of it was undone. */
export const undoneSteps = (steps: RequestView['steps']): RequestView['steps'] =>
  steps.map(({ id }) => ({ id, state: 'undone' }));

/** A request of Jane's, unless told otherwise. */
export function request(
  number: number,
  state: RequestState,
  more: Partial<RequestView>,
): RequestView {
  return {
    id: idOf(number),
    kind: 'account',
    state,
    createdAt: noon,
    updatedAt: `2027-08-05T10:${String(number % 60).padStart(2, '0')}:00.000Z`,
    revision: 1,
    username: 'Jane Doe',
    shellName: 'jdoe',
    email: 'jane@example.org',
    keyFingerprint: fingerprint,
    passwordProven: false,
    steps: stepsOf(0, 'to-do'),
    ...more,
  };
}
