/** What becomes of a request. */
export type HttpFault =
  /** Answered by the proxy; the server never sees it. A body that is no string goes as JSON. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Reset before the server has seen it, or once the server has answered. */
  | { readonly kind: 'cut-before' | 'cut-after' }
  /** Nothing ever comes, and the connection stays open; the server has never seen it, or has done it. */
  | { readonly kind: 'hang' | 'swallow' }
  /** Done twice, the second time right behind the first, whose answer is the one that comes. */
  | { readonly kind: 'double' }
  /** Done at once, answered this much later. */
  | { readonly kind: 'delay'; readonly ms: number };

/** Which requests are meant; whatever is left out may be anything. */
export interface RequestMatch {
  readonly method?: string;
  /** Path with query. */
  readonly path?: RegExp;
}

export interface FaultAim extends RequestMatch {
  /** How often the fault strikes; 1 unless told. */
  readonly times?: number;
  /** How many of the requests meant pass before it strikes; none unless told. */
  readonly after?: number;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
}

export const isMeant = ({ method, path }: RequestMatch, seen: SeenRequest): boolean =>
  (method ?? seen.method) === seen.method && (path?.test(seen.path) ?? true);

/** The faults that are switched on, in this order. */
export interface FaultPlan {
  add(fault: HttpFault, aim?: FaultAim): void;
  clear(): void;
  /** The fault meant for this request, which is used up by it. */
  take(seen: SeenRequest): HttpFault | undefined;
}

export function createFaultPlan(): FaultPlan {
  const aimed: { fault: HttpFault; aim: FaultAim; left: number; passing: number }[] = [];
  return {
    add(fault, aim = {}) {
      aimed.push({ fault, aim, left: aim.times ?? 1, passing: aim.after ?? 0 });
    },
    clear() {
      aimed.length = 0;
    },
    take(seen) {
      const next = aimed.find(({ aim, left }) => left > 0 && isMeant(aim, seen));
      if (next === undefined) return undefined;
      if (next.passing > 0) {
        next.passing -= 1;
        return undefined;
      }
      next.left -= 1;
      return next.fault;
    },
  };
}
