import type { FieldProblem, Result } from '../../../shared/result.ts';
import { problemsByField } from '../../forms/card-form.ts';
import type { Draft } from '../../forms/draft.ts';
import { createDepartures } from '../leaving.ts';

interface Options {
  readonly get: () => Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly clear: () => void;
}

type Send = <T>(
  found: readonly FieldProblem[],
  question: () => Promise<Result<T>>,
) => Promise<T | undefined>;

/** Sends a card once at a time, unless something was `found`; what is wrong with it, here or there, goes to its field. */
export function createDraftSending({ get, set, clear }: Options): {
  readonly send: Send;
  /** Sends it to be filed: then it is not to be sent again, also where the desk was locked meanwhile. */
  readonly file: Send;
  /** What is answered from now on to what was sent before comes too late. */
  leave(): void;
} {
  const departures = createDepartures();
  const send: Send = async (found, question) => {
    set({ problems: problemsByField(found), problem: undefined });
    if (found.length > 0 || get().sending) return undefined;
    const isLate = departures.begin();
    set({ sending: true });
    const answer = await question();
    if (isLate()) return undefined;
    set({ sending: false });
    if (answer.ok) return answer.value;
    set({ problems: problemsByField(answer.error.fields), problem: answer.error });
    return undefined;
  };
  const file: Send = (found, question) =>
    send(found, async () => {
      const answer = await question();
      if (answer.ok) clear();
      return answer;
    });
  return { send, file, leave: departures.leave };
}
