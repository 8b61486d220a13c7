import { z } from 'zod';

/** What is looked at before an event, in the order in which it is told. */
export const checkNames = [
  ...(['directory', 'directory-login', 'cloud', 'cloud-login', 'rights', 'approvals'] as const),
  ...(['clock', 'keychain', 'disk', 'names'] as const),
  ...(['network', 'certificates', 'dates', 'transfer', 'participants'] as const),
] as const;
/** One of `checkNames`. */
export type CheckName = (typeof checkNames)[number];

/** What the checks are about. */
export const checkGroups = ['systems', 'computer', 'event'] as const;
/** One of `checkGroups`. */
export type CheckGroup = (typeof checkGroups)[number];

/** What each check is about. */
export const groupOfCheck: Readonly<Record<CheckName, CheckGroup>> = {
  directory: 'systems',
  'directory-login': 'systems',
  cloud: 'systems',
  'cloud-login': 'systems',
  rights: 'systems',
  approvals: 'systems',
  clock: 'computer',
  keychain: 'computer',
  disk: 'computer',
  names: 'computer',
  network: 'event',
  certificates: 'event',
  dates: 'event',
  transfer: 'event',
  participants: 'event',
};

/**
 * What was found, by check. `good`: nothing is to be done. `to-do`: one thing is, and the words say which. `unknown`: nobody could be asked, or it
 * is nothing that this desk needs.
 */
export const findings = {
  directory: { answers: 'good', away: 'to-do' },
  'directory-login': { there: 'good', missing: 'to-do' },
  cloud: { answers: 'good', away: 'to-do', 'not-asked': 'unknown' },
  'cloud-login': { there: 'good', missing: 'to-do', 'not-asked': 'unknown' },
  rights: { known: 'good', 'no-project': 'to-do', 'not-asked': 'unknown' },
  approvals: { here: 'good', elsewhere: 'good', nowhere: 'to-do', 'not-asked': 'unknown' },
  clock: { right: 'good', wrong: 'to-do', 'not-asked': 'unknown' },
  keychain: { keychain: 'good', passphrase: 'good', 'this-run': 'to-do', closed: 'to-do' },
  disk: { enough: 'good', little: 'to-do', 'not-asked': 'unknown' },
  names: { remembered: 'good', 'too-many': 'unknown', none: 'to-do' },
  network: { open: 'good', closed: 'to-do', portal: 'to-do', nothing: 'unknown' },
  certificates: { hold: 'good', ending: 'to-do', 'not-asked': 'unknown' },
  dates: { ahead: 'good', now: 'good', over: 'to-do', missing: 'to-do' },
  transfer: { ready: 'good', 'no-key': 'unknown' },
  participants: { read: 'good', none: 'unknown' },
} as const satisfies Readonly<Record<CheckName, Readonly<Record<string, CheckState>>>>;

/** Whether something is to be done. */
export type CheckState = 'good' | 'to-do' | 'unknown';

/** What a check of this name may find. */
export type Finding<N extends CheckName = CheckName> = N extends CheckName
  ? Extract<keyof (typeof findings)[N], string>
  : never;

/** One line of the checklist. `params` fill the sentence `check-<name>-<found>`. */
export const checkLine = z.object({
  name: z.enum(checkNames),
  found: z.string(),
  state: z.enum(['good', 'to-do', 'unknown']),
  params: z.array(z.union([z.string(), z.number()])),
});
/** One line of the checklist. */
export type CheckLine = z.infer<typeof checkLine>;

/** A line, its state by `findings`. */
export function lineOf<N extends CheckName>(
  name: N,
  found: Finding<N>,
  ...params: readonly (string | number)[]
): CheckLine {
  const states: Readonly<Record<string, CheckState>> = findings[name];
  return { name, found, state: states[found] ?? 'unknown', params: [...params] };
}
