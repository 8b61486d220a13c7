import type { RequestView } from '../../shared/domain/request.ts';
import { requestStateKey } from '../../shared/text-keys.ts';
import { failureLines, say } from './words.ts';

/** One request in one line. */
export const requestLine = (request: RequestView): string =>
  `${request.id}  ${say(requestStateKey(request))}  ${request.shellName}  ${request.username}`;

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
    ...(problem ? failureLines(problem).map((line) => `  ${line}`) : []),
    ...(dismissedBecause === undefined ? [] : [`  ${dismissedBecause}`]),
    ...(retryAt === undefined ? [] : [`  ${say('cli-retry-at', retryAt)}`]),
  ];
}
