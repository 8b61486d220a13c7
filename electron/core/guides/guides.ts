import type { Person } from '../../../shared/domain/account.ts';
import type { PersonOverview } from '../../../shared/contract/people.ts';
import { fillUrl, type Names } from '../../../shared/guides/fill.ts';
import {
  readiness as order,
  type Done,
  type Guide,
  type GuideList,
  type Need,
  type NeedState,
  type PersonGuides,
  type Readiness,
} from '../../../shared/guides/guides.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { GuideReader, PageProbe } from '../ports/guides/guides.ts';
import type { Clock } from '../ports/system.ts';
import { asksFor, ownProjects, readinessOf, type Seen, statesOf } from './states.ts';

interface Options {
  readonly profile: Pick<Profile, 'cloud'>;
  readonly guides: GuideReader;
  readonly pages: PageProbe;
  readonly clock: Clock;
  /** Everything somebody has; throws `account-missing`. */
  readonly overview: (shellName: string) => Promise<PersonOverview>;
  /** The entry of somebody, and undefined where it could not be had. */
  readonly entry: (shellName: string) => Promise<Person | undefined>;
  /** Requests about this person that have not come to their end. */
  readonly open: (shellName: string) => Promise<readonly RequestView[]>;
}

const names = (held: readonly string[], asked: readonly (string | undefined)[]): string[] => {
  const all = [...held, ...asked.filter((name) => name !== undefined)];
  return all.filter((name, at) => all.findIndex((other) => sameName(other, name)) === at);
};

const chosen = (all: readonly string[], wanted: string | undefined): string | undefined =>
  all.find((name) => wanted !== undefined && sameName(name, wanted)) ?? all[0];

const isHeld = (state: NeedState): boolean | undefined =>
  state === 'unknown' ? undefined : state === 'held';

type States = Readonly<Record<Need, NeedState>>;

/** Which tool and project texts are to be about. */
export interface Wanted {
  readonly tool?: string | undefined;
  readonly project?: string | undefined;
}

/** Those that are theirs, and those that were asked for. */
const placesOf = (seen: Seen, profile: Options['profile']) => ({
  tools: names(
    seen.overview?.tools ?? [],
    seen.open.map(({ tool }) => tool?.name),
  ),
  projects: names(
    ownProjects(seen, profile),
    seen.open.map(({ project }) => project?.name),
  ),
});

/** As the directory writes them; as they were asked for, where it does not know them. */
const nameOf = ({ overview, entry, open }: Seen, shellName: string) => ({
  shellName: overview?.shellName ?? shellName,
  username: entry?.username ?? open.find(({ username }) => username !== '')?.username ?? '',
});

/** The services of an event, and what of them one person can begin with. */
export function createGuides(options: Options) {
  const { profile, guides: reader, pages, clock } = options;

  /** Whether a step is seen to be done; undefined where nobody could be asked. */
  const isDone = (done: Done, states: States, own: Names) => {
    if (typeof done === 'string') return Promise.resolve(isHeld(states[done]));
    const url = fillUrl(done.answers, own);
    return url === undefined ? Promise.resolve(false) : pages.answers(url);
  };

  /** Somebody whose account is still to be made has requests, and nothing else yet. */
  const look = async (shellName: string): Promise<Seen> => {
    const open = await options.open(shellName);
    const missing = (error: unknown): undefined => {
      const isMissing = error instanceof AppError && error.code === 'account-missing';
      if (!isMissing || !asksFor(open, 'account')) throw error;
    };
    const [overview, entry] = await Promise.all([
      options.overview(shellName).catch(missing),
      options.entry(shellName),
    ]);
    return { overview, entry, open };
  };

  /** One guide for one person, each step that can be looked for being looked for now. */
  const forGuide = async (
    [id, { needs, steps }]: readonly [string, Guide],
    states: States,
    own: Names,
  ): Promise<PersonGuides['guides'][number]> => {
    const looked = await Promise.all(
      Object.entries(steps).flatMap(([step, { done }]) =>
        done === undefined ? [] : [isDone(done, states, own).then((is) => ({ step, is }))],
      ),
    );
    return {
      id,
      readiness: readinessOf(needs, states),
      lacks: needs.filter((need) => states[need] !== 'held'),
      done: looked.filter(({ is }) => is === true).map(({ step }) => step),
      unseen: looked.filter(({ is }) => is === undefined).map(({ step }) => step),
    };
  };

  return {
    /** Throws what reading them throws. */
    list: async (language: string): Promise<GuideList> => (await reader.read(language)).list,

    /** Throws `account-missing` where the directory has nobody of this shell name and nobody asked for the account either. */
    async forPerson(shellName: string, wanted: Wanted): Promise<PersonGuides> {
      const [{ guides }, seen] = await Promise.all([reader.read('en'), look(shellName)]);
      const needs = statesOf(seen, profile);
      const { tools, projects } = placesOf(seen, profile);
      const chosenNames = {
        tool: chosen(tools, wanted.tool),
        project: chosen(projects, wanted.project),
      };
      const { shellName: uid, username } = nameOf(seen, shellName);
      const own = {
        shellName: uid,
        username,
        tool: chosenNames.tool,
        project: chosenNames.project,
      };
      const told = await Promise.all(
        Object.entries(guides).map((guide) => forGuide(guide, needs, own)),
      );
      const rank = (one: { readonly readiness: Readiness }): number => order.indexOf(one.readiness);
      return {
        shellName: uid,
        username,
        tools,
        projects,
        ...known(chosenNames),
        needs,
        guides: told.toSorted((one, other) => rank(one) - rank(other)),
        asked: clock.now().toISOString(),
      };
    },
  };
}

/** The services of an event, and what of them one person can begin with. */
export type GuideService = ReturnType<typeof createGuides>;

/** The methods about guides. */
export const guideHandlers = (guides: GuideService) =>
  ({
    'guides.list': { needs: 'ask', run: ({ language }) => guides.list(language) },
    'guides.forPerson': {
      needs: 'ask',
      run: ({ shellName, ...wanted }) => guides.forPerson(shellName, wanted),
    },
  }) satisfies Partial<Handlers>;
