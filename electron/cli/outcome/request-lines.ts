import type { RequestView } from '../../../shared/requests/request.ts';
import { requestNameKey, requestStateKey } from '../../../shared/requests/text-keys.ts';
import { failureLines, say } from '../base/words.ts';

/** Of what others decide about: where, and what to hand in there, as long as they have not. */
function handInLines(
  { state }: RequestView,
  texts: {
    requestUrl?: string | undefined;
    requestText?: string | undefined;
    snippet?: string | undefined;
  },
): string[] {
  const { requestUrl, requestText, snippet } = texts;
  const isDecided = state === 'confirmed' || requestText === undefined;
  if (isDecided) return [];
  const parts = [requestUrl, requestText, snippet].filter((part) => part !== undefined);
  return parts.flatMap((part) => ['', ...part.split('\n')]);
}

function membershipLines(request: RequestView): string[] {
  const { membership } = request;
  if (!membership) return [];
  const { project, roles, before } = membership;
  const told = (held: readonly string[]) =>
    held.length === 0 ? say('fact-none') : held.join(', ');
  return [
    `${project}: ${told(roles)}`,
    ...(before === undefined ? [] : [say('cli-roles-before', told(before))]),
    ...handInLines(request, membership),
  ];
}

function projectLines(request: RequestView): string[] {
  const { project } = request;
  if (!project) return [];
  const { projectId, ends, reviewUrl } = project;
  return [
    ...(projectId === undefined ? [] : [`${say('fact-project-id')}: ${projectId}`]),
    `${say('fact-ends')}: ${ends}`,
    ...(reviewUrl === undefined ? [] : [say('cli-review-at', reviewUrl)]),
    ...handInLines(request, project),
  ];
}

/** What a request tells that only requests of its kind can tell; an account's own is told with every request. */
export function aboutLines(request: RequestView): string[] {
  const { link, tool } = request;
  return [
    ...(link ? [`${link.wikimedia.name} (${link.wikimedia.id})`] : []),
    ...(tool?.gidNumber === undefined ? [] : [`gidNumber ${tool.gidNumber}`]),
    ...membershipLines(request),
    ...projectLines(request),
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
