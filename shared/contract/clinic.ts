import { z } from 'zod';
import { clinicLine } from '../clinic/clinic.ts';
import { personSummary } from '../domain/account.ts';
import { typedName, typedPassword } from '../requests/describe.ts';
import { method } from './define.ts';

/** How many people one name or address may mean before nobody is looked at. */
export const MOST_PATIENTS = 10;

/** What the clinic is asked about one person. */
export const clinicQuestion = z.strictObject({
  /** A shell name, a developer username, an address or the name of a Wikimedia account. */
  who: typedName,
  /** Whether `who` is what the person types to log in: then any other name of theirs is what is wrong. */
  isLogin: z.boolean().default(false),
  /** Whether the person needs Toolforge: only then is it a fault that they are not in it. */
  toolforge: z.boolean().default(false),
  /** The project in which something does not work; otherwise those that the person is in. */
  project: typedName.optional(),
  /** A TCP port that nobody reaches. */
  port: z.int().min(1).max(65_535).optional(),
  /** Whether the person wants a public address. */
  floatingIp: z.boolean().default(false),
  /** A name that the person wants for a zone or a web proxy. */
  name: typedName.optional(),
});
/** What the clinic is asked about one person, checked. */
export type ClinicQuestion = z.output<typeof clinicQuestion>;

/** What the clinic found. Without `who` nobody was found; with `several` more than one person may be meant, and nothing was looked at. */
export const clinicReport = z.object({
  who: z.object({ shellName: z.string(), username: z.string() }).optional(),
  several: z.array(personSummary).max(MOST_PATIENTS).optional(),
  lines: z.array(clinicLine),
  asked: z.iso.datetime(),
  /** How long it took, in milliseconds. */
  took: z.int().min(0),
});
/** What the clinic found. */
export type ClinicReport = z.infer<typeof clinicReport>;

/** The methods about why something does not work. */
export const clinicMethods = {
  /** Asks directory and cloud side by side; what does not answer is told so after some seconds. Changes nothing. */
  'clinic.look': method(clinicQuestion, clinicReport),
  /** Tries the account's password by a bind, a few times at most: servers lock accounts after wrong ones. Keeps it nowhere. */
  'clinic.tryPassword': method(
    z.strictObject({ shellName: typedName, password: typedPassword }),
    clinicLine,
  ),
};
