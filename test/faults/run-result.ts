import { z } from 'zod';
import { faultKinds, hookKinds } from './fault-kinds.ts';
import { hubKinds } from './hub/hub-kinds.ts';

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
  /** Told to somebody whose business it is not. */
  shown: words,
});
export type Verdict = z.infer<typeof verdictSchema>;

export const noVerdict = (): Verdict => ({
  ...{ lost: [], doubled: [], stuck: [], untrue: [] },
  shown: [],
});

export const verdictKeys = ['lost', 'doubled', 'stuck', 'untrue', 'shown'] as const;

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
      kind: z.enum([...faultKinds, ...hubKinds]),
      site: z.string(),
      /** How many other calls of the desk were on their way to the cloud; left out where nobody knows. */
      besides: z.int().optional(),
    }),
  ),
  /** What the hook did to groups, in order. */
  hook: z.array(z.enum(hookKinds)),
  /** The kind of each request that was confirmed; `undo of` goes before that of one which undoes another of its own kind. */
  confirmed: words,
});
export type RunResult = z.infer<typeof runResultSchema>;

/** A run that came to no end. */
export const endless = (run: number, strikes: RunResult['strikes'], error: unknown): RunResult => ({
  ...{ run, strikes, hook: [], confirmed: [] },
  verdict: { ...noVerdict(), stuck: [error instanceof Error ? error.message : String(error)] },
});

/** How runs are played. */
export interface LaneOptions {
  /** Called with every run that has ended. */
  tell(result: RunResult): void;
  /** Ends it before all is played. */
  readonly signal?: AbortSignal | undefined;
}
