import type { Person } from '../../../shared/domain/account.ts';
import type { PersonOverview } from '../../../shared/contract/people.ts';
import { fillUrl, type Names } from '../../../shared/guides/fill.ts';
import {
  needs as allNeeds,
  readiness as order,
  type Done,
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

/** The services of an event, and what of them one person can begin with. */
export function createGuides(options: Options) {
  const { profile, guides: reader, pages, clock } = options;

  /** Whether a step is seen to be done; undefined where nobody could be asked. */
  const isDone = (done: Done, states: Readonly<Record<Need, NeedState>>, own: Names) => {
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

  return {
    /** Throws what reading them throws. */
    list: async (language: string): Promise<GuideList> => (await reader.read(language)).list,

    /** Throws `account-missing` where the directory has nobody of this shell name and nobody asked for the account either. */
    async forPerson(
      shellName: string,
      wanted: { readonly tool?: string | undefined; readonly project?: string | undefined },
    ): Promise<PersonGuides> {
      const [{ guides }, seen] = await Promise.all([reader.read('en'), look(shellName)]);
      const states = statesOf(seen, profile);
      const { overview, entry, open } = seen;
      const tools = names(
        overview?.tools ?? [],
        open.map(({ tool }) => tool?.name),
      );
      const projects = names(
        ownProjects(seen, profile),
        open.map(({ project }) => project?.name),
      );
      const own = known({
        shellName: overview?.shellName ?? shellName,
        username: entry?.username ?? open.find(({ username }) => username !== '')?.username,
        tool: chosen(tools, wanted.tool),
        project: chosen(projects, wanted.project),
      });
      const told = await Promise.all(
        Object.entries(guides).map(async ([id, { needs, steps }]) => {
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
        }),
      );
      const rank = (one: { readiness: Readiness }): number => order.indexOf(one.readiness);
      return {
        shellName: own.shellName ?? shellName,
        username: own.username ?? '',
        ...{ tools, projects },
        ...known({ tool: own.tool, project: own.project }),
        needs: Object.fromEntries(allNeeds.map((need) => [need, states[need]])) as typeof states, // all keys
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
