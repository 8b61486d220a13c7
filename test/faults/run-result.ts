import { z } from 'zod';
import { faultKinds } from './fault-kinds.ts';

const words = z.array(z.string());

/** What must never be, each in the words of its run. Empty lists are what everybody hopes for. */
export const verdictSchema = z.object({
  /** Accepted, and in no journal; or confirmed, and not in the directory. */
  lost: words,
  /** A person, name or number that stands twice, or an entry nobody asked for. */
  doubled: words,
  /** Still open though nothing stands in the way. */
  stuck: words,
  /** Ended with words that are not what the directory shows. */
  untrue: words,
});
export type Verdict = z.infer<typeof verdictSchema>;

export const noVerdict = (): Verdict => ({ lost: [], doubled: [], stuck: [], untrue: [] });

export const verdictKeys = ['lost', 'doubled', 'stuck', 'untrue'] as const;

/** Whether a run ended as every run must. */
export const isClean = (verdict: Verdict): boolean =>
  verdictKeys.every((key) => verdict[key].length === 0);

/** What one run came to; it crosses between threads. */
export const runResultSchema = z.object({
  run: z.number(),
  verdict: verdictSchema,
  /** Every fault that struck, in order. */
  strikes: z.array(
    z.object({
      kind: z.enum(faultKinds),
      site: z.string(),
      /** How many other calls of the desk were on their way to the cloud; left out where nobody knows. */
      besides: z.int().optional(),
    }),
  ),
});
export type RunResult = z.infer<typeof runResultSchema>;

/** How runs are played. */
export interface LaneOptions {
  /** Called with every run that has ended. */
  tell(result: RunResult): void;
  /** Ends it before all is played. */
  readonly signal?: AbortSignal | undefined;
}
