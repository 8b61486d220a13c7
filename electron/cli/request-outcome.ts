import { isNameLost, type NameConflict, type RequestView } from '../../shared/domain/request.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk, Outcome } from './command.ts';
import { exitOfState } from './exit-codes.ts';
import { requestLines } from './request-lines.ts';
import { say } from './words.ts';

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

/**
 * A request as the outcome of a command, or what kept it from being one. Where its names were lost, the directory is asked who has
 * them now; while it cannot be asked, the request alone is told.
 */
export async function requestOutcome(
  desk: Pick<Desk, 'call'>,
  answer: Result<RequestView>,
): Promise<Result<Outcome>> {
  if (!answer.ok) return answer;
  const { id, state, problem } = answer.value;
  const outcome = outcomeOf(answer.value);
  if (state !== 'needs-you' || !isNameLost(problem)) return ok(outcome);
  const conflict = await desk.call('requests.conflict', { id });
  if (!conflict.ok) return ok(outcome);
  return ok({
    ...outcome,
    value: { ...answer.value, conflict: conflict.value },
    lines: [...outcome.lines, ...conflictLines(conflict.value).map((line) => `  ${line}`)],
  });
}
