import { z } from 'zod';
import { projectName } from '../names/project-name.ts';
import { shellName } from '../names/shell-name.ts';

/** What a check may find beside its own: nobody could be asked. Its only filling is the code of why. */
export const COULD_NOT_ASK = 'could-not-ask';

/** What a check says. `not-needed`: it is not so, and need not be. `waiting`: it comes about by itself. */
export const verdicts = ['fine', 'broken', 'waiting', COULD_NOT_ASK, 'not-needed'] as const;
/** One of `verdicts`. */
export type Verdict = (typeof verdicts)[number];

/** What is found, by check, in the order in which one needs the other. The sentence of each stands in i18n as `clinic-<check>-<found>`. */
export const clinicFindings = {
  account: { found: 'fine', missing: 'broken', tool: 'broken' },
  names: { own: 'fine', other: 'fine', typed: 'broken', shared: 'broken' },
  lock: { open: 'fine', 'for-good': 'broken', until: 'waiting', unknown: 'broken' },
  password: { 'not-tried': 'not-needed', works: 'fine', wrong: 'broken', paused: 'waiting' },
  entry: { whole: 'fine', classes: 'broken', lacks: 'broken', shell: 'broken' },
  number: { own: 'fine', missing: 'broken', twice: 'broken' },
  key: { there: 'fine', none: 'broken' },
  'key-form': { sound: 'fine', damaged: 'broken', trailing: 'broken', twice: 'broken' },
  'key-type': { accepted: 'fine', refused: 'broken', short: 'broken' },
  'key-owner': { own: 'fine', held: 'broken' },
  toolforge: { member: 'fine', none: 'not-needed', missing: 'broken' },
  'toolforge-group': { in: 'fine', missing: 'broken' },
  project: { found: 'fine', missing: 'broken', disabled: 'broken' },
  role: { member: 'fine', reader: 'fine', 'no-reader': 'broken', none: 'broken' },
  'project-group': { in: 'fine', missing: 'broken' },
  bastion: { held: 'fine', 'not-needed': 'not-needed', missing: 'broken' },
  'bastion-group': { in: 'fine', missing: 'broken' },
  tool: {
    ...({ whole: 'fine', none: 'not-needed', incomplete: 'broken', numbers: 'broken' } as const),
    ...({ 'number-twice': 'broken', sudo: 'broken', disabled: 'broken' } as const),
  },
  become: { ready: 'fine', 'no-tool': 'not-needed', outside: 'broken' },
  quota: { room: 'fine', full: 'broken' },
  instance: { running: 'fine', none: 'not-needed', building: 'waiting', error: 'broken' },
  port: { open: 'fine', closed: 'broken' },
  'floating-ip': { allowed: 'fine', none: 'broken' },
  'wanted-name': { free: 'fine', zone: 'broken', record: 'broken' },
  delay: { settled: 'fine', running: 'waiting' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Verdict>>>>;

/** One of the checks. */
export type ClinicCheck = keyof typeof clinicFindings;
/** All of them, in the order in which they are told. */
export const clinicChecks = Object.keys(clinicFindings) as [ClinicCheck, ...ClinicCheck[]]; // keys of a literal

/** What a check of this name may find. */
export type ClinicFinding<C extends ClinicCheck = ClinicCheck> = C extends ClinicCheck
  ? Extract<keyof (typeof clinicFindings)[C], string>
  : never;

/** What the checks are about, in the order in which one needs the other. */
export const clinicGroups = {
  account: ['account', 'names', 'lock', 'password', 'entry', 'number'],
  keys: ['key', 'key-form', 'key-type', 'key-owner'],
  toolforge: ['toolforge', 'toolforge-group'],
  projects: ['project', 'role', 'project-group', 'bastion', 'bastion-group'],
  tools: ['tool', 'become'],
  cloud: ['quota', 'instance', 'port', 'floating-ip', 'wanted-name'],
  delays: ['delay'],
} as const satisfies Readonly<Record<string, readonly ClinicCheck[]>>;

/** What a check is about. */
export type ClinicGroup = keyof typeof clinicGroups;

/** Who can do what no desk may. */
export const clinicHelpers = ['account-managers', 'toolforge-admins', 'cloud-admins'] as const;
/** One of them. */
export type ClinicHelper = (typeof clinicHelpers)[number];

/**
 * The one way to mend what a line tells. `membership`, `keys` and `tool` are requests like any other, filed by the form of that method; `text`
 * goes to people who have more rights; the rest is done by the newcomer, as `clinic-do-<check>-<found>` says.
 */
export const mend = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('membership'),
    shellName,
    project: projectName,
    as: z.enum(['member', 'viewer']),
    /** Whether the roles are held already, so that granting one again is the mend. */
    again: z.boolean(),
  }),
  /** Puts stored lines in order, named by `lineIdOf`: their owner types the account's password. */
  z.object({ is: z.literal('keys'), shellName, tidy: z.array(z.string()).min(1) }),
  z.object({ is: z.literal('tool'), name: z.string(), maintainer: shellName }),
  z.object({ is: z.literal('text'), to: z.enum(clinicHelpers), text: z.string() }),
  z.object({ is: z.literal('new-key'), shellName }),
  z.object({ is: z.literal('account') }),
  z.object({ is: z.literal('self') }),
]);
/** The one way to mend what a line tells. */
export type Mend = z.infer<typeof mend>;

/** One line of the clinic. `params` fill its sentence. */
export const clinicLine = z.object({
  check: z.enum(clinicChecks),
  found: z.string(),
  verdict: z.enum(verdicts),
  /** Which project, tool, key or quota, where there can be several. */
  about: z.string().optional(),
  params: z.array(z.union([z.string(), z.number()])),
  /** When it comes about by itself, ISO 8601 in UTC. */
  until: z.iso.datetime().optional(),
  /** A request of this desk that is under way and mends it. */
  request: z.uuid().optional(),
  mend: mend.optional(),
});
/** One line of the clinic. */
export type ClinicLine = z.infer<typeof clinicLine>;

interface More {
  readonly about?: string | undefined;
  readonly until?: string | undefined;
  readonly mend?: Mend | undefined;
}

type Told<C extends ClinicCheck> = [
  check: C,
  found: ClinicFinding<C>,
  params?: readonly (string | number)[],
  more?: More,
];

/** A line, its verdict by `clinicFindings`. */
export function clinicLineOf<C extends ClinicCheck>(
  ...[check, found, params = [], { about, until, mend: way } = {}]: Told<C>
): ClinicLine {
  const all: Readonly<Record<string, Verdict>> = clinicFindings[check];
  return {
    check,
    found,
    verdict: all[found] ?? COULD_NOT_ASK,
    params: [...params],
    ...(about === undefined ? {} : { about }),
    ...(until === undefined ? {} : { until }),
    ...(way === undefined ? {} : { mend: way }),
  };
}

/** A line of a check whom nobody answered, with the code of why. */
export const unaskedLine = (check: ClinicCheck, code: string, about?: string): ClinicLine => ({
  check,
  found: COULD_NOT_ASK,
  verdict: COULD_NOT_ASK,
  params: [code],
  ...(about === undefined ? {} : { about }),
});

/** How many lines have each verdict. */
export const countVerdicts = (lines: readonly ClinicLine[]): Readonly<Record<Verdict, number>> => {
  const counts = { fine: 0, broken: 0, waiting: 0, [COULD_NOT_ASK]: 0, 'not-needed': 0 };
  for (const { verdict } of lines) counts[verdict] += 1;
  return counts;
};
