import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Done, Need } from '../../../shared/guides/guides.ts';
import { peopleAtDesk } from '../../../shared/requests/people-at-desk.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { CaseView } from '../../../shared/shift/case.ts';
import {
  chainSteps,
  type ChainStep,
  type WorkshopCheck,
  type WorkshopTask,
  type WorkshopView,
} from '../../../shared/workshop/workshop.ts';
import type { Handlers } from '../base/dispatch.ts';
import { AppError } from '../base/errors.ts';
import { known } from '../base/known.ts';
import type { GuideReader, Guides } from '../ports/guides/guides.ts';
import type { Clock, EventBus } from '../ports/system.ts';
import { checkPeople, type CheckPorts, type Pages } from './check.ts';

/** What the last check of this process saw, for all callers. Gone with a wipe: it is about people. */
export function createLastCheck(events: Pick<EventBus, 'on'>) {
  let last: WorkshopCheck | undefined;
  let wipes = 0;
  events.on('wipe.done', () => {
    last = undefined;
    wipes += 1;
  });
  return {
    current: (): WorkshopCheck | undefined => last,
    /** A check that was overtaken by a wipe is kept by nobody. */
    async keep(check: () => Promise<WorkshopCheck>): Promise<WorkshopCheck> {
      const before = wipes;
      const seen = await check();
      if (before === wipes) last = seen;
      return seen;
    },
  };
}

interface Options extends CheckPorts {
  readonly guides: Pick<GuideReader, 'workshop'>;
  readonly clock: Clock;
  readonly lastCheck: ReturnType<typeof createLastCheck>;
  /** All requests of this desk. */
  readonly requests: () => Promise<readonly RequestView[]>;
  /** Writes a tick into a person's case. */
  readonly tick: (asked: ParsedInput<'workshop.tick'>) => Promise<CaseView>;
}

/** What of the chain the event has at all. */
const offered = ({
  cloud,
  directory,
}: CheckPorts['profile']): Readonly<Record<ChainStep, boolean>> => ({
  'developer-account': true,
  'ssh-key': true,
  toolforge: cloud?.toolforge !== undefined,
  tool: directory.tools !== undefined,
  project: cloud?.projects !== undefined,
});

/** What the workshop's guides ask for; everything where the event names none. */
function chainOf({ guides }: Guides, profile: CheckPorts['profile']): ChainStep[] {
  const all = Object.values(guides);
  const wanted = new Set<Need | Done | undefined>(
    all.flatMap(({ needs, steps }) => [...needs, ...Object.values(steps).map(({ done }) => done)]),
  );
  const has = offered(profile);
  return chainSteps.filter((step) => has[step] && (all.length === 0 || wanted.has(step)));
}

/** The steps that are not seen in the chain: a page that answers, or what a trainer ticks. */
function tasksOf({ list, guides }: Guides, chain: readonly ChainStep[]): WorkshopTask[] {
  return list.guides.flatMap(({ id, name, steps }) =>
    steps.flatMap(({ id: step, text }): WorkshopTask[] => {
      const done = guides[id]?.steps[step]?.done;
      if (chain.some((one) => one === done)) return [];
      const seen = typeof done === 'object' ? 'seen' : 'said';
      return [{ id: `${id}/${step}`, guide: name, text, done: seen }];
    }),
  );
}

const pagesOf = ({ guides }: Guides): Pages =>
  new Map(
    Object.entries(guides).flatMap(([id, { steps }]) =>
      Object.entries(steps).flatMap(([step, { done }]) =>
        typeof done === 'object' ? [[`${id}/${step}`, done.answers] as const] : [],
      ),
    ),
  );

/** The steps of the event's workshop, and how everybody stands with those that can be seen. */
export function createWorkshop(options: Options) {
  const { profile, guides, clock, lastCheck, requests, tick } = options;

  const stepsIn = async (language: string) => {
    const read = await guides.workshop(language);
    const chain = chainOf(read, profile);
    return { chain, tasks: tasksOf(read, chain) };
  };

  return {
    async current({ language }: ParsedInput<'workshop.current'>): Promise<WorkshopView> {
      return { ...(await stepsIn(language)), ...known({ checked: lastCheck.current() }) };
    },
    check: (): Promise<WorkshopCheck> =>
      lastCheck.keep(async () => {
        const pages = pagesOf(await guides.workshop('en'));
        const people = peopleAtDesk(await requests()).filter(({ shellName }) => shellName !== '');
        const seen = await checkPeople(people, pages, options);
        return { asked: clock.now().toISOString(), people: seen };
      }),
    /** Throws `not-found` for what nobody ticks. */
    async tick(asked: ParsedInput<'workshop.tick'>): Promise<CaseView> {
      const { tasks } = await stepsIn('en');
      if (!tasks.some(({ id, done }) => id === asked.step && done === 'said')) {
        throw new AppError('not-found', `Nobody ticks ${asked.step}`, { params: [asked.step] });
      }
      return tick(asked);
    },
  };
}

/** The steps of the event's workshop. */
export type WorkshopService = ReturnType<typeof createWorkshop>;

/** The methods about it. While a newcomer has the screen none of them is answered (`kiosk/while-handed-over.ts`). */
export const workshopHandlers = (workshop: WorkshopService) =>
  ({
    'workshop.current': { needs: 'ask', run: (asked) => workshop.current(asked) },
    'workshop.check': { needs: 'ask', run: () => workshop.check() },
    'workshop.tick': { needs: 'submit', run: (asked) => workshop.tick(asked) },
  }) satisfies Partial<Handlers>;
