import {
  isNameLost,
  type NameConflict,
  type RequestView,
} from '../../../shared/requests/request.ts';
import { sortOf } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Desk, Outcome } from '../base/command.ts';
import { exitOfState } from '../base/exit-codes.ts';
import { requestLines } from './request-lines.ts';
import { verdictLines } from './verdict-words.ts';
import { say } from '../base/words.ts';

/** Who has the names, which of the agreed ones are free, and how to go on. */
function conflictLines({ id, holders, agreed, offered }: NameConflict): string[] {
  return [
    ...(holders.length === 0 ? [say('conflict-gone')] : []),
    ...holders.map(({ username, shellName, since }) =>
      since === undefined
        ? say('cli-conflict-holder', username, shellName)
        : say('cli-conflict-holder-since', username, shellName, since),
    ),
    ...agreed.map(({ username, shellName, free }) =>
      say(free ? 'cli-conflict-agreed' : 'cli-conflict-lost', username, shellName),
    ),
    ...offered.map(({ username, shellName }) => say('cli-conflict-offered', username, shellName)),
    say('cli-conflict-rename', id),
  ];
}

const outcomeOf = (request: RequestView): Outcome => ({
  value: request,
  lines: requestLines(request),
  exit: exitOfState(request.state),
});

/** What this machine remembers of the names of a card that nothing was sent of while the network is away. */
async function rememberedLines(desk: Pick<Desk, 'call'>, request: RequestView): Promise<string[]> {
  const { id, username, shellName, problem, editable } = request;
  if (editable !== true || !problem || sortOf(problem.code) !== 'network') return [];
  const known = await desk.call('names.recall', { username, shellName, request: id });
  const isKnown = known.ok && Object.values(known.value).some(({ is }) => is !== 'could-not-ask');
  return isKnown ? verdictLines(known.value).map((line) => `  ${line}`) : [];
}

/**
 * A request as the outcome of a command, or what kept it from being one. Where its names were lost, the directory is asked who has
 * them now; while it cannot be asked, the request alone is told. A card that waits for the network tells what is remembered of its
 * names.
 */
export async function requestOutcome(
  desk: Pick<Desk, 'call'>,
  answer: Result<RequestView>,
): Promise<Result<Outcome>> {
  if (!answer.ok) return answer;
  const { id, state, problem } = answer.value;
  const outcome = outcomeOf(answer.value);
  if (state === 'waiting') {
    const remembered = await rememberedLines(desk, answer.value);
    return ok({ ...outcome, lines: [...outcome.lines, ...remembered] });
  }
  if (state !== 'needs-you' || !isNameLost(problem)) return ok(outcome);
  const conflict = await desk.call('requests.conflict', { id });
  if (!conflict.ok) return ok(outcome);
  return ok({
    ...outcome,
    value: { ...answer.value, conflict: conflict.value },
    lines: [...outcome.lines, ...conflictLines(conflict.value).map((line) => `  ${line}`)],
  });
}
