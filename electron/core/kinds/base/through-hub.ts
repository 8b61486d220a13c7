import { z } from 'zod';
import {
  learnedAtHub,
  type HandedInKind,
  type HeldAtHub,
} from '../../../../shared/desks/handed-in.ts';
import type { Problem, RequestKind, RequestState } from '../../../../shared/requests/request.ts';
import { known } from '../../base/known.ts';
import type { Hub } from '../../ports/desks/hub.ts';
import type { RequestJournal } from '../../ports/request-journal.ts';
import type { Clock, Sha256 } from '../../ports/system.ts';
import type { Kind, Kinds } from './define-kind.ts';
import { blocked, type Observation, type Run, type Step } from './step.ts';

type AnyFacts = Record<string, unknown>;

/** What handing requests in needs of the world. */
export interface HubPorts {
  readonly hub: Pick<Hub, 'look' | 'handIn'>;
  readonly journal: Pick<RequestJournal, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly sha256: Sha256;
}

/**
 * What a request remembers of the hub: the digest of the card that was handed in. What was learned since, such as another name, makes no other card of
 * it.
 */
const atHub = z.object({ hub: z.object({ digest: z.string() }).optional() });

/** The digest of the card that the hub was given for these facts; one that no card has where it was given none. */
export const digestAtHub = (facts: AnyFacts): string =>
  atHub.parse(facts).hub?.digest ?? '0'.repeat(64);

/** Whether a request with these facts was handed in. */
export const wasHandedIn = (facts: AnyFacts): boolean => atHub.parse(facts).hub !== undefined;

/** Of the step that hands in: whether a request has been at the hub is told by whether it was tried. A journal value. */
export const HAND_IN = 'hand-in';

/** How soon it is looked again, in seconds: what a machine works on sooner than what a person decides. */
const pauses: Readonly<Partial<Record<RequestState, number>>> = {
  saved: 2,
  sending: 2,
  waiting: 5,
};
const LONG_PAUSE = 20;

/** SHA-256 of the text in UTF-8, in hexadecimal. JSON has no lone surrogates, which UTF-8 could not write. */
export function digestOfText(text: string, sha256: Sha256): string {
  const bytes = encodeURIComponent(text).replaceAll(/%(..)|(.)/gu, (_, hex?: string, plain = '') =>
    hex === undefined ? String(plain) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const digest = sha256(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isHandedInKind = (kind: RequestKind): kind is HandedInKind =>
  Object.hasOwn(learnedAtHub, kind);

/** What the hub says that such a request has learned there, as far as a desk takes its word. */
const learnedOf = (kind: RequestKind, { learned }: HeldAtHub): AnyFacts =>
  isHandedInKind(kind) ? known(learnedAtHub[kind].safeParse(learned).data ?? {}) : {};

/** Hands the request in, once, whatever becomes of the answer: the hub takes the same card under its id as often as it comes. */
function handIn(kind: Kind, { hub, journal, sha256 }: HubPorts): Step<AnyFacts> {
  const cardOf = async (facts: AnyFacts, { requestId }: Run): Promise<string | undefined> => {
    const request = await journal.get(requestId);
    const card = kind.handedIn(facts, request?.after);
    return card && JSON.stringify(card);
  };
  return {
    id: HAND_IN,
    system: 'hub',
    async observe(facts, run) {
      kind.refuseProtected(facts);
      const card = await cardOf(facts, run);
      if (card === undefined) return blocked('hub-only-asked');
      const fresh = digestOfText(card, sha256);
      const { digest } = atHub.parse(facts).hub ?? { digest: fresh };
      const held = await hub.look(run.requestId, digest);
      // Also where the hub has lost what it was given: then it is given what is asked for now.
      if (!held) return { is: 'missing', learned: { hub: { digest: fresh } } };
      // Another desk may have handed in the same.
      if (held.is === 'same') return { is: 'done', learned: { hub: { digest } } };
      return blocked('asked-otherwise', run.requestId);
    },
    async apply(facts, run) {
      await hub.handIn(run.requestId, (await cardOf(facts, run)) ?? '');
    },
  };
}

/** Without one it is not known why. */
const blockedBy = ({ code, params }: Problem = { code: 'hub-refused', params: [] }) =>
  blocked(code, ...params);

/** What a request that is held at the hub means for the one here. */
function standing(held: HeldAtHub, learned: AnyFacts, now: Date): Observation<AnyFacts> {
  const { state, problem, dismissedBecause = '' } = held;
  if (state === 'confirmed') return { is: 'done', learned };
  if (state === 'dismissed') return blocked('hub-dismissed', dismissedBecause);
  if (state === 'needs-you') return blockedBy(problem);
  const seconds = pauses[state] ?? LONG_PAUSE;
  const retryAt = new Date(now.getTime() + seconds * 1000).toISOString();
  return { is: 'pending', code: 'at-hub', params: [state], learned, retryAt };
}

/** Looks how the request stands at the hub until it has come to its end there. */
const awaitHub = (name: RequestKind, { hub, clock }: HubPorts): Step<AnyFacts> => ({
  id: 'at-hub',
  system: 'hub',
  async observe(facts, { requestId }) {
    const held = await hub.look(requestId, digestAtHub(facts));
    // Lost there a moment after it was seen: the next run hands it in again.
    if (!held) return { is: 'pending', code: 'at-hub', params: [] };
    if (held.is === 'other') return blocked('asked-otherwise', requestId);
    return standing(held, learnedOf(name, held), clock.now());
  },
});

function through(name: RequestKind, kind: Kind, ports: HubPorts): Kind {
  return {
    ...kind,
    facts: atHub.and(kind.facts),
    systems: ['hub'],
    steps: [handIn(kind, ports), awaitHub(name, ports)],
    startOver: (facts) => facts,
    tryAgain: (facts) => facts,
  };
}

/**
 * The kinds as a desk has them that works through a hub: what is asked for, told and undone is the same, and what is done is done at the hub. The
 * desk hands in, looks, and learns what the hub tells.
 */
export function kindsThroughHub(kinds: Kinds, ports: HubPorts): Kinds {
  const all = Object.entries(kinds).map(([name, kind]) => {
    // Object.entries loses the type of the keys.
    return [name, through(name as RequestKind, kind, ports)];
  });
  // Object.fromEntries forgets that its keys were all kinds.
  return Object.fromEntries(all) as Kinds;
}
