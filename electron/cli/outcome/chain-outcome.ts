import type { RequestView } from '../../../shared/requests/request.ts';
import { everyRequest } from '../../../shared/requests/every-page.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Desk, Outcome } from '../base/command.ts';
import { worst } from '../base/exit-codes.ts';
import { filedOutcome } from './filed-outcome.ts';

/** The requests that wait for this one, each before those that wait for it in turn; `requests` are the newest first. */
function chainAfter(id: string, requests: readonly RequestView[]): readonly RequestView[] {
  const next = requests.filter(({ after }) => after === id).toReversed();
  return next.flatMap((one) => [one, ...chainAfter(one.id, requests)]);
}

/** What became of each of these that were just filed, in their order. */
export async function outcomes(
  desk: Desk,
  filed: readonly RequestView[],
): Promise<Result<Outcome[]>> {
  const told: Outcome[] = [];
  for (const request of filed) {
    const outcome = await filedOutcome(desk, ok(request));
    if (!outcome.ok) return outcome;
    told.push(outcome.value);
  }
  return ok(told);
}

/** A card's own outcome together with that of everything else its person is to have: their lines, and the worst of their ends. */
export async function chainOutcome(
  desk: Desk,
  card: Pick<RequestView, 'id'>,
  outcome: Outcome,
): Promise<Result<Outcome>> {
  const listed = await everyRequest(desk.call);
  if (!listed.ok) return listed;
  const further = await outcomes(desk, chainAfter(card.id, listed.value));
  if (!further.ok) return further;
  return ok({
    value: Object.assign({}, outcome.value, { further: further.value.map(({ value }) => value) }),
    lines: [outcome, ...further.value].flatMap(({ lines }) => lines),
    exit: worst([outcome, ...further.value].map(({ exit }) => exit)),
  });
}
