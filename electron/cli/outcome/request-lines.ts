import type { RequestView } from '../../../shared/requests/request.ts';
import { requestNameKey, requestStateKey } from '../../../shared/requests/text-keys.ts';
import { aboutLines } from './about-lines.ts';
import { failureLines, say } from '../base/words.ts';

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
    ...(undo?.stays ?? []).map(({ why, params }) => say(`undo-stays-${why}`, ...params)),
    ...(undone ? [say('cli-undone', undone.at, undone.by)] : []),
  ];
}

/** One request with every step's true state and, where it stands still, why and what to do now. */
export function requestLines(request: RequestView): string[] {
  const { uidNumber, keyFingerprint, problem, dismissedBecause, retryAt } = request;
  return [
    requestLine(request),
    ...request.steps.map(
      ({ id, state }) => `  ${say(`step-${id}`)}: ${say(`step-state-${state}`)}`,
    ),
    ...(uidNumber === undefined ? [] : [`  uidNumber ${uidNumber}`]),
    ...(keyFingerprint === undefined ? [] : [`  ${keyFingerprint}`]),
    ...aboutLines(request).map((line) => `  ${line}`),
    ...undoLines(request).map((line) => `  ${line}`),
    ...(problem ? failureLines(problem).map((line) => `  ${line}`) : []),
    ...(dismissedBecause === undefined ? [] : [`  ${dismissedBecause}`]),
    ...(retryAt === undefined ? [] : [`  ${say('cli-retry-at', retryAt)}`]),
  ];
}
