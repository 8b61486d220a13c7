import type { TroubleName } from '../../shared/practice/practice.ts';
import type { RequestView } from '../../shared/requests/request.ts';

/** The steps of the practice tour, in their order. */
export const tourSteps = [
  ...(['create', 'private-key', 'name-lost', 'network'] as const),
  ...(['blocked', 'late-group', 'undo', 'cases'] as const),
] as const;
/** One of `tourSteps`, with words `tour-<step>-title`, `-do` and `-see`. */
export type TourStep = (typeof tourSteps)[number];

/** What can be switched on in a step. */
export const troubleOf: Readonly<Partial<Record<TourStep, TroubleName>>> = {
  'name-lost': 'name-lost',
  network: 'network',
  'late-group': 'late-group',
};

type Seen = (request: RequestView) => boolean;

const isAccountDone: Seen = ({ kind, state }) => kind === 'account' && state === 'confirmed';

/** The request that shows that a step was done; steps that no request tells of are left out. */
const shows: Readonly<Partial<Record<TourStep, Seen>>> = {
  create: isAccountDone,
  'name-lost': isAccountDone,
  network: isAccountDone,
  'late-group': ({ membership, state }) => membership !== undefined && state === 'confirmed',
  undo: ({ undone }) => undone !== undefined,
};

/** Whether a step was done since it began (ISO 8601): what is to go wrong in it has, and is over. */
export function isStepDone(
  step: TourStep,
  {
    requests,
    since,
    troubles,
  }: {
    readonly requests: readonly RequestView[];
    readonly since: string;
    readonly troubles: readonly TroubleName[];
  },
): boolean {
  const isShown = shows[step];
  const trouble = troubleOf[step];
  const isOver = trouble === undefined || trouble === 'late-group' || !troubles.includes(trouble);
  return isOver && requests.some((one) => one.updatedAt >= since && isShown?.(one) === true);
}
