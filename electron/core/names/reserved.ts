import { z } from 'zod';
import type { RequestView } from '../../../shared/requests/request.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import { AppError } from '../base/errors.ts';
import { holdsCard } from '../kinds/account/facts.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { EventBus } from '../ports/system.ts';
import { namesOf, type Names } from './name-pair.ts';

const namesOfFacts = z.object({ username: z.string(), shellName: z.string() });

interface Options {
  readonly journal: Pick<RequestJournal, 'list'>;
  readonly events: Pick<EventBus, 'on'>;
}

/** As `holdsCard` has it, of what everybody is told. */
const holdsNames = ({ kind, state, undone }: RequestView): boolean =>
  kind === 'account' && state !== 'dismissed' && undone?.removed.includes('account') !== true;

/**
 * Which names the requests of this desk want or have. The journal is read once, when this is first needed: 10,000 sealed rows take
 * most of a second. After that it follows what is told of each request.
 */
export function createReservedNames({ journal, events }: Options) {
  const byId = new Map<string, Names>();
  const byName = new Map<string, Set<string>>();
  /** Told of while the journal was read: what it says of them may be older. */
  let told = new Set<string>();
  let reading: Promise<void> | undefined;

  const drop = (id: string): void => {
    const names = byId.get(id);
    byId.delete(id);
    for (const name of names ? namesOf(names) : []) byName.get(comparableName(name))?.delete(id);
  };
  const put = (id: string, names: Names): void => {
    byId.set(id, names);
    for (const name of namesOf(names).map(comparableName)) {
      byName.set(name, (byName.get(name) ?? new Set()).add(id));
    }
  };
  const forget = (): void => {
    byId.clear();
    byName.clear();
    told = new Set();
    reading = undefined;
  };

  const read = async (): Promise<void> => {
    const since = told;
    const requests = await journal.list({ kinds: ['account'] });
    if (since !== told) return; // forgotten meanwhile
    for (const request of requests) {
      const { data } = namesOfFacts.safeParse(request.facts);
      if (data && holdsCard(request) && !told.has(request.id)) put(request.id, data);
    }
  };
  /** A journal that cannot be read now, such as a locked one, tells of no names. */
  const ready = async (): Promise<void> => {
    reading ??= read();
    try {
      await reading;
    } catch (error) {
      forget();
      if (!(error instanceof AppError)) throw error;
    }
  };

  events.on('requests.changed', (request) => {
    if (!reading) return;
    told.add(request.id);
    drop(request.id);
    if (holdsNames(request)) put(request.id, request);
  });
  for (const event of ['roster.filed', 'vault.changed', 'wipe.done'] as const) {
    events.on(event, forget);
  }

  return {
    /** Answers for a name the shell name of a request that wants it, other than `except`. */
    async holders(except?: string): Promise<(name: string) => string | undefined> {
      await ready();
      return (name) => {
        const ids = [...(byName.get(comparableName(name)) ?? [])];
        const id = ids.find((wanting) => wanting !== except);
        return id === undefined ? undefined : byId.get(id)?.shellName;
      };
    },
  };
}

/** The names that requests of this desk want or have. */
export type ReservedNames = ReturnType<typeof createReservedNames>;
