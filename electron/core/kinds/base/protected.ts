import type { Profile, ProtectedThings } from '../../../../shared/domain/profile.ts';
import { fitsPattern } from '../../../../shared/names/name-pattern.ts';
import {
  comparableProject,
  type ProjectName,
  sameProject,
} from '../../../../shared/names/project-name.ts';
import { comparableName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../base/errors.ts';
import type { Kind, Kinds } from './define-kind.ts';
import { type Blocked, blocked, type Step } from './step.ts';
import type { Touched } from './touched.ts';

/** What is protected: by the profile, or because it writes. */
type ProtectedThing = Blocked<'protected' | 'protected-writer'>;

/** What no desk changes at this event. */
export interface Protection {
  /** Why a request may not touch these; undefined where it may. */
  whyNot(touched: readonly Touched[]): ProtectedThing | undefined;
  /** Throws `protected` [name, where the profile says so] or `protected-writer` [name] where it may not. */
  refuse(touched: readonly Touched[]): void;
}

interface Options {
  readonly profile: Pick<Profile, 'directory' | 'protected' | 'cloud'>;
  /** The DN that writes now; empty where nobody is signed in. */
  readonly writer: () => string;
}

interface Rule {
  /** Where the profile says so; left out for whoever writes. */
  readonly where?: string;
  fits(touched: Touched): boolean;
}

const lists: Readonly<Record<Touched['what'], keyof ProtectedThings>> = {
  person: 'people',
  tool: 'tools',
  project: 'projects',
  role: 'roles',
};

/** For comparing only: a DN without its escapes, case and the spaces around its parts (RFC 4514). */
const comparableDn = (dn: string): string =>
  comparableName(
    dn.replaceAll(/\\([\da-f]{2})|\\(.)/giu, (_, pair?: string, character = '') =>
      pair === undefined ? String(character) : String.fromCharCode(Number.parseInt(pair, 16)),
    ),
  ).replaceAll(/\s*([,=+])\s*/gu, '$1');

/** The DNs at which requests would write to something of this name. */
function dnsOf({ what, names: [name = ''], dn }: Touched, { people, tools }: Profile['directory']) {
  const found = dn === undefined ? [] : [dn];
  if (what === 'person') return [...found, `uid=${name},${people.base}`];
  if (what !== 'tool' || !tools) return found;
  const account = tools.prefix + name;
  return [`cn=${account},${tools.groups}`, `uid=${account},${tools.people}`];
}

/** The group of the directory that is a tool's, or that the cloud's hook writes for a project. */
function groupOf({ what, names: [name = ''] }: Touched, { groups, tools }: Profile['directory']) {
  if (what === 'tool') return tools && tools.prefix + name;
  return what === 'project' ? groups && groups.projectPrefix + name : undefined;
}

/** Names of projects are compared more loosely than others: whatever the cloud might take for a protected one is taken for it. */
const fits = (pattern: string, name: string, what: Touched['what']): boolean =>
  what === 'project'
    ? fitsPattern(comparableProject(pattern), comparableProject(name))
    : fitsPattern(pattern, name);

/** Projects that the event itself lives on may change, and are never removed from a desk. */
function keptProjects({ cloud }: Options['profile']): readonly Rule[] {
  const kept = { 'toolforge.project': cloud?.toolforge?.project, projectName: cloud?.projectName };
  const isKept = ({ what, names, isRemoved }: Touched, name: ProjectName | undefined): boolean =>
    name !== undefined &&
    what === 'project' &&
    isRemoved === true &&
    names.some((one) => sameProject(one, name));
  return Object.entries(kept).map(([key, name]) => ({
    where: `cloud.${key}`,
    fits: (touched) => isKept(touched, name),
  }));
}

function rulesOf({ profile, writer }: Options): readonly Rule[] {
  const { directory, protected: things } = profile;
  const named = Object.values(lists).map((list): Rule => ({
    where: `protected.${list}`,
    fits: ({ what, names }) =>
      lists[what] === list &&
      things[list].some((pattern) => names.some((name) => fits(pattern, name, what))),
  }));
  const inGroup = (touched: Touched): boolean => {
    const group = groupOf(touched, directory);
    return group !== undefined && things.groups.some((one) => fits(one, group, touched.what));
  };
  const writes = (touched: Touched): boolean => {
    const writers = [directory.bindDn ?? '', writer()].filter((dn) => dn !== '').map(comparableDn);
    return dnsOf(touched, directory).some((dn) => writers.includes(comparableDn(dn)));
  };
  return [
    ...named,
    { where: 'protected.groups', fits: inGroup },
    { fits: writes },
    ...keptProjects(profile),
  ];
}

const protectedBy = ({ where }: Rule, { names: [name = ''] }: Touched): ProtectedThing =>
  where === undefined ? blocked('protected-writer', name) : blocked('protected', name, where);

/** What the profile protects, and always whoever writes to the directory: their entry is no newcomer's. */
export function createProtection(options: Options): Protection {
  const rules = rulesOf(options);
  const whyNot: Protection['whyNot'] = (touched) => {
    for (const one of touched) {
      const rule = rules.find((each) => each.fits(one));
      if (rule) return protectedBy(rule, one);
    }
    return undefined;
  };
  return {
    whyNot,
    refuse(touched) {
      const why = whyNot(touched);
      if (why) throw refused(why);
    },
  };
}

/** The same as a failure. */
const refused = ({ code, params }: ProtectedThing): AppError =>
  new AppError(code, params.join(' is protected by '), { params });

/**
 * The step, which a request comes through only while nothing is protected that it names and nothing that was found. Each step asks for all of
 * it, before it chooses or looks and again right before its write: a request that may not end is not begun, from wherever it came.
 */
function guardedStep<F>(
  step: Step<F>,
  protection: Protection,
  touches: (facts: F) => readonly Touched[],
): Step<F> {
  const { prepare } = step;
  return {
    ...step,
    ...(prepare && {
      async prepare(facts: F) {
        protection.refuse(touches(facts));
        return prepare(facts);
      },
    }),
    async observe(facts, run) {
      const why = protection.whyNot(touches(facts));
      if (why) return why;
      const seen = await step.observe(facts, run);
      if (seen.is === 'blocked') return seen;
      const { learned, found = [] } = seen;
      return protection.whyNot([...found, ...touches({ ...facts, ...learned })]) ?? seen;
    },
  };
}

/** The kind, none of whose requests touches what is protected. */
function guarded(kind: Kind, protection: Protection): Kind {
  const touches: Kind['touches'] = (facts) => kind.touches(facts);
  return {
    ...kind,
    steps: kind.steps.map((step) => guardedStep(step, protection, touches)),
    refuseProtected(facts) {
      const { data } = kind.facts.safeParse(facts);
      if (data) protection.refuse(touches(data));
    },
  };
}

/** The same of every kind. */
export function guardedKinds(kinds: Kinds, protection: Protection): Kinds {
  const all = Object.entries(kinds).map(([name, kind]) => [name, guarded(kind, protection)]);
  // Object.fromEntries forgets that its keys were all kinds.
  return Object.fromEntries(all) as Kinds;
}
