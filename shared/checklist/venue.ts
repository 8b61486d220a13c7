import { z } from 'zod';
import type { CheckState } from './checklist.ts';

/** What was found at a place in the network, and whether something is to be done. The words stand in i18n as `venue-<found>`. */
export const placeFindings = {
  open: 'good',
  'no-address': 'to-do',
  refused: 'to-do',
  'timed-out': 'to-do',
  'no-route': 'to-do',
  /** It takes connections, but what answers is something else, or nothing. */
  'other-service': 'to-do',
  /** Its certificate is of somebody else: as if another stood in between. */
  certificate: 'to-do',
} as const satisfies Readonly<Record<string, CheckState>>;
const found = Object.keys(placeFindings) as [keyof typeof placeFindings]; // the keys of the literal above

const placeFound = z.object({
  found: z.enum(found),
  /** How long it took, in milliseconds. */
  ms: z.int().min(0),
  /** When the certificate that was shown there ends, ISO 8601 in UTC. */
  certificateEnds: z.iso.datetime().optional(),
});
/** What was found at one place. */
export type PlaceFound = z.infer<typeof placeFound>;

/** Everything that is looked at in the network of a venue. */
export const venueView = z.object({
  at: z.string(),
  places: z.array(placeFound.extend({ host: z.string(), port: z.int() })),
  /** Where the network sends people before they have logged in to it. */
  portal: z.string().max(255).optional(),
  /** The variable that names a proxy. */
  proxy: z.string().max(40).optional(),
  /** By how many minutes the clock of this computer is off; undefined where no server told the time. */
  minutesOff: z.int().min(0).optional(),
});
/** Everything that is looked at in the network of a venue. */
export type VenueView = z.infer<typeof venueView>;
