import { z } from 'zod';
import type { QuotaTargets } from '../domain/quota.ts';

/** A name as a person types it. What it may be is the core's business, so that everything wrong is told at once. */
export const typedName = z.string().trim().min(1).max(255);

/** A password is only ever an input; no output schema has a place for one. */
export const typedPassword = z.string().max(1024);

/** Why it is right that somebody else has an address or a key already; without it what has them as well is refused. */
export const sharedBecause = z.string().trim().min(1, { error: 'reason-empty' }).max(500);

/** Of a form: the request that has to be confirmed first, where there is one. */
export const after = z.uuid().optional();

/** A sentence or a name of something: its i18n key, then what fills its places. */
export type Phrase<K extends string = string> = readonly [key: K, ...fill: string[]];

/** What a fact can be, with what its value is then: screens and terminal show each in its own way. */
export interface FactValues<K extends string> {
  /** Somebody's name elsewhere, in any script. */
  readonly text: string;
  /** A name that a system gives: left to right in every language. */
  readonly name: string;
  /** Several of these; an empty list is told as none. */
  readonly names: readonly string[];
  /** The name of a project, which has a page. */
  readonly project: string;
  /** The name of a tool, which has a page. */
  readonly tool: string;
  readonly number: number;
  readonly email: string;
  /** The fingerprint of an SSH key; an empty one is told as no key. */
  readonly key: string;
  /** What a person wrote, with its line breaks. */
  readonly typed: string;
  readonly phrases: readonly Phrase<K>[];
  /** A preset's name, and the quotas it stands for. */
  readonly size: { readonly preset: string; readonly quotas: QuotaTargets };
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
  /** The address of a page of somebody else. */
  readonly url: string;
}

/** What the value of a fact can be. */
export type FactKind = keyof FactValues<string>;

/** One fact of what was asked for. `label` is an i18n key. One without a value is told nowhere. */
export type AskedFact<K extends string = string, I extends FactKind = FactKind> = {
  readonly [Kind in I]: {
    readonly label: K;
    /** Left out on screens, which link to where it stands. */
    readonly only?: 'terminal';
    readonly is: Kind;
    readonly value: FactValues<K>[Kind] | undefined;
  };
}[I];

/** What a request is about beside its person, by name. */
export interface Concerns {
  readonly project?: string | undefined;
  readonly tool?: string | undefined;
}

/** What other people are handed who decide about a request. */
export interface HandIn {
  /** Where, as far as the event's profile says. */
  readonly url?: string | undefined;
  /** Left out where it is decided here. */
  readonly text?: string | undefined;
  /** What they can run, beside the text. */
  readonly snippet?: string | undefined;
}

type Shape = Readonly<Record<string, z.ZodType>>;
type ViewOf<V extends Shape> = z.output<z.ZodObject<V>>;

/** All that screens and terminal have to know of one kind of request. */
interface Description<V extends Shape, N extends string, L extends string, P extends string> {
  /** What requests of this kind tell that is theirs alone: their part of RequestView. */
  readonly view: V;
  /** What an undo of it can remove; nothing where it cannot be undone. Journal values: may be added, never renamed. */
  readonly undo: readonly P[];
  /** What it is in a few words, and for whom. */
  name(who: string, view: ViewOf<V>): Phrase<N>;
  /** What was asked for, in the order in which it is told. */
  asked(view: ViewOf<V>): readonly AskedFact<L>[];
  /** Left out where it is about no project and no tool that has a page. */
  concerns?(view: ViewOf<V>): Concerns;
  /** Left out where nobody else ever decides about it. */
  handIn?(view: ViewOf<V>): HandIn;
}

/** A request of any kind; its values were checked where it came in. */
type Told = Readonly<Record<string, unknown>>;

/** The same, to be asked of any request of this kind. One that does not tell its part has its person's name and nothing else. */
export interface DescribedKind<
  V extends Shape,
  N extends string,
  L extends string,
  P extends string,
> {
  readonly view: V;
  readonly undo: readonly P[];
  name(who: string, request: Told): Phrase<N | 'name-account'>;
  asked(request: Told): readonly AskedFact<L>[];
  concerns(request: Told): Concerns;
  handIn(request: Told): HandIn;
}

/** Everything that both sides know of a kind of request, said once. Its place is the table in kinds.ts. */
export function describeKind<
  const V extends Shape,
  const N extends string,
  const L extends string = never,
  const P extends string = never,
>(own: Description<V, N, L, P>): DescribedKind<V, N, L, P> {
  const needed = Object.entries(own.view)
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([key]) => key);
  const isTold = (request: Told): request is Told & ViewOf<V> =>
    needed.every((key) => request[key] !== undefined);
  return {
    view: own.view,
    undo: own.undo,
    name: (who, request) => (isTold(request) ? own.name(who, request) : ['name-account', who]),
    asked: (request) => (isTold(request) ? own.asked(request) : []),
    concerns: (request) => (isTold(request) ? (own.concerns?.(request) ?? {}) : {}),
    handIn: (request) => (isTold(request) ? (own.handIn?.(request) ?? {}) : {}),
  };
}
