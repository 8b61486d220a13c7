import { sortOf } from '../../../shared/errors.ts';
import type { AskedFact, FactKind, FactValues, HandIn } from '../../../shared/requests/describe.ts';
import { kinds } from '../../../shared/requests/kinds.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { requestNameKey, requestStateKey } from '../../../shared/requests/text-keys.ts';
import { failureLines, say } from '../base/words.ts';
import { stayLines } from './undo-lines.ts';
import { limitWords } from './project-lines.ts';

const asIs = (value: string): string => value;

/** The value of a fact on one line. */
const told: {
  readonly [I in FactKind]: (value: FactValues<string>[I]) => string;
} = {
  text: asIs,
  name: asIs,
  names: (value) => (value.length === 0 ? say('fact-none') : value.join(', ')),
  project: asIs,
  tool: asIs,
  number: String,
  email: asIs,
  key: (value) => (value === '' ? say('fact-no-key') : value),
  typed: asIs,
  phrases: (value) => value.map((phrase) => say(...phrase)).join('; '),
  size: ({ preset, quotas }) => [preset, ...Object.entries(quotas).map(limitWords)].join(', '),
  day: asIs,
  time: asIs,
  url: asIs,
};

function factLines<I extends FactKind>({ label, is, value }: AskedFact<string, I>): string[] {
  if (value === undefined) return [];
  const what = say(label);
  return [`${what}${what.endsWith('?') ? '' : ':'} ${told[is](value)}`];
}

/** Of what others decide about: where, and what to hand in there, as long as they have not. */
function handInLines({ state }: RequestView, { url, text, snippet }: HandIn): string[] {
  const isDecided = state === 'confirmed' || text === undefined;
  if (isDecided) return [];
  const parts = [url, text, snippet].filter((part) => part !== undefined);
  return parts.flatMap((part) => ['', ...part.split('\n')]);
}

/** What was asked for, and what to hand in where others decide about it. */
export function aboutLines(request: RequestView): string[] {
  const { asked, handIn } = kinds[request.kind];
  return [
    ...asked(request).flatMap((fact) => factLines(fact)),
    ...handInLines(request, handIn(request)),
  ];
}

/** One request in one line. */
export function requestLine(request: RequestView): string {
  const [key, ...params] = requestNameKey(request);
  const { id, shellName } = request;
  return [id, say(requestStateKey(request)), shellName, say(key, ...params)]
    .filter((part) => part !== '')
    .join('  ');
}

/** What an undo leaves, and what became of a request that was undone. */
function undoLines({ undo, undone }: RequestView): string[] {
  return [
    ...(undo ? [say('cli-undo-of', undo.of)] : []),
    ...stayLines(undo?.stays ?? []),
    ...(undone ? [say('cli-undone', undone.at, undone.by)] : []),
  ];
}

/** Why a request stands still, and what to do now; nothing where it could not be saved and goes on by itself. */
function problemLines({ state, problem }: RequestView): string[] {
  if (!problem) return [];
  const goesOn = state === 'waiting' && sortOf(problem.code) === 'broken';
  return failureLines(problem, { withHints: !goesOn });
}

/** One request with every step's true state and, where it stands still, why and what to do now. */
export function requestLines(request: RequestView): string[] {
  const { dismissedBecause, retryAt } = request;
  return [
    requestLine(request),
    ...request.steps.map(
      ({ id, state }) => `  ${say(`step-${id}`)}: ${say(`step-state-${state}`)}`,
    ),
    ...aboutLines(request).map((line) => `  ${line}`),
    ...undoLines(request).map((line) => `  ${line}`),
    ...problemLines(request).map((line) => `  ${line}`),
    ...(dismissedBecause === undefined ? [] : [`  ${dismissedBecause}`]),
    ...(retryAt === undefined ? [] : [`  ${say('cli-retry-at', retryAt)}`]),
  ];
}
