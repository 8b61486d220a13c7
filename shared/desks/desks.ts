import { z } from 'zod';
import { heldAtHub, LARGEST_CARD } from './handed-in.ts';
import { method } from '../contract/define.ts';
import { requestView } from '../requests/request.ts';
import { caseView } from '../shift/case.ts';

/** A desk as a hub knows it. Times are ISO 8601 in UTC. */
export const enrolledDesk = z.object({
  /** SHA-256 of its public key in base64url without padding (RFC 4648 5). People compare `fingerprintOf` it. */
  id: z.string(),
  /** As the people at it call it. */
  name: z.string(),
  /** Who let it in. */
  enrolledBy: z.string(),
  enrolledAt: z.iso.datetime(),
  /** When it called last; left out where it never did. */
  seenAt: z.iso.datetime().optional(),
});
/** A desk as a hub knows it. */
export type EnrolledDesk = z.output<typeof enrolledDesk>;

/** The id of a desk as people compare it: in the form of SSH, which has the other base64 (RFC 4648 4, no padding). */
export const fingerprintOf = (id: string): string =>
  `SHA256:${id.replaceAll('-', '+').replaceAll('_', '/')}`;

/** How many letters a code has by which somebody lets a desk in. */
export const CODE_LENGTH = 8;
/** Letters that nobody takes for another: those of Crockford's base 32. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code as it was typed, with what people take for its letters. */
const typedCode = z
  .string()
  .max(40)
  .transform((text) =>
    text.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1'),
  );

/** Of the desk itself: whether its hub knows it. */
export const deskAtHub = z.object({
  /** Left out where this event has no hub. */
  hub: z
    .object({
      url: z.string(),
      /** Of this desk's key, `SHA256:…`; whoever lets it in compares it. */
      fingerprint: z.string(),
      enrolled: z.enum(['yes', 'no', 'unknown']),
    })
    .optional(),
});
/** Of the desk itself: whether its hub knows it. */
export type DeskAtHub = z.output<typeof deskAtHub>;

/** The code of a desk that asks to be let in, and until when it is good. */
export const deskCode = z.object({ code: z.string(), until: z.iso.datetime() });
/** The code of a desk that asks to be let in. */
export type DeskCode = z.output<typeof deskCode>;

const id = z.uuid();

/** Longer than any name of a directory. */
const LONGEST_NAME = 1000;
/** Which page of them: one that follows another, or the first of everybody's or of those of entries that changed since (ISO 8601). */
const namesAsked = z.union([
  z.strictObject({ next: z.string().max(2 * LONGEST_NAME) }),
  z.strictObject({ changedSince: z.iso.datetime().optional() }),
]);
/** Which page of names is asked for. */
export type NamesAsked = z.output<typeof namesAsked>;
/** Names that a directory holds, a page of them; `next` is where the page after it begins. */
export const namesPage = z.object({
  names: z.array(z.string().max(LONGEST_NAME)).max(5000),
  changedAt: z.string().max(40).optional(),
  next: z
    .string()
    .max(2 * LONGEST_NAME)
    .optional(),
});
/** A page of names. */
export type NamesPage = z.output<typeof namesPage>;

/** How many requests one page tells at most of. */
export const OTHERS_LISTED = 100;
/** Cases at most for each request: a desk may have handed in several that one answers for. */
const CASES_EACH = 10;

/** What others filed at the hub, a page of it, and what helpers said of these cases and of this desk's own. */
export const othersPage = z.object({
  /** Each says where it was filed. */
  requests: z.array(requestView).max(OTHERS_LISTED),
  /** Those of the page that answer for what this desk handed in: they are no others' (any more). */
  own: z.array(z.uuid()).max(OTHERS_LISTED),
  /** By the ids that this desk knows the requests by. */
  cases: z.array(caseView).max(CASES_EACH * OTHERS_LISTED),
  /** Where to ask from the next time. */
  next: z.string().max(500),
  /** Whether there is more already. */
  more: z.boolean(),
  /** Whether everything was wiped at the hub meanwhile: what was told before is not there any more. */
  wiped: z.boolean(),
});
/** What others filed at the hub, a page of it. */
export type OthersPage = z.output<typeof othersPage>;

/** The methods about a desk and its hub: `desk.*` at the desk, `desks.*` at the hub. */
export const deskMethods = {
  /** Asks the hub whether it knows this desk; `unknown` while it is away. */
  'desk.current': method(z.strictObject({}), deskAtHub),
  /** Asks the hub for a code to be let in by. */
  'desk.askIn': method(z.strictObject({ name: z.string().trim().min(1).max(60) }), deskCode),
  /**
   * Takes what a desk hands in: the same card under the same id as often as it comes. Throws `asked-otherwise` for another one, `hub-has-card` where another request
   * is for the same card, and what filing it throws.
   */
  'desks.handIn': method(z.strictObject({ id, card: z.string().max(LARGEST_CARD) }), heldAtHub),
  /** How it stands; `digest` is that of the card (SHA-256, hexadecimal). Throws `not-found`. */
  'desks.look': method(
    z.strictObject({ id, digest: z.string().regex(/^[\da-f]{64}$/) }),
    heldAtHub,
  ),
  /** Everybody's names, or those of entries that changed since (ISO 8601), for the time when the hub is away. */
  'desks.names': method(namesAsked, namesPage),
  /**
   * What was not handed in by the desk that asks: where `from` is left out all that is not done and whatever was filed in the last three days, later what changed since.
   * Throws `invalid-input` where no page begins there.
   */
  'desks.others': method(
    z.strictObject({
      from: z.string().max(500).optional(),
      /** Where a desk that begins anew had heard everything before: what changed since is told after the rest, also of the desk's own. */
      heard: z.string().max(500).optional(),
    }),
    othersPage,
  ),
  'desks.list': method(z.strictObject({}), z.object({ desks: z.array(enrolledDesk).max(1000) })),
  /** Lets in the desk that shows this code. Throws `desk-code-unknown`. */
  'desks.enrol': method(z.strictObject({ code: typedCode }), enrolledDesk),
  /** From now on it is nobody. Throws `not-found`. */
  'desks.revoke': method(z.strictObject({ id: z.string().max(100) }), z.object({})),
};
