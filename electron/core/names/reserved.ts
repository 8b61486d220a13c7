import { z } from 'zod';
import type { RequestView } from '../../../shared/requests/request.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import { allRequests } from '../base/pages.ts';
import { AppError } from '../base/errors.ts';
import { holdsCard } from '../kinds/account/facts.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { EventBus } from '../ports/system.ts';
import { createExpectedIndex, type ExpectedIndex } from './expected.ts';
import { namesOf, type Names } from './name-pair.ts';

const wishesOfFacts = z.object({
  username: z.string(),
  shellName: z.string(),
  email: z.string().optional(),
  keyFingerprint: z.string().optional(),
});

/** What a request wants for its person alone: the names, and as far as it has them an address and a key. */
interface Wishes extends Names {
  readonly email?: string | undefined;
  readonly keyFingerprint?: string | undefined;
}

/** What an address or a key is looked for by. A line break stands in neither name nor address. */
const claims = {
  email: (address: string): string => `email\n${comparableName(address)}`,
  key: (fingerprint: string): string => `key\n${fingerprint}`,
};

/** Who is only expected has asked for nothing yet: their own card comes with the same address. */
const isExpected = ({ state }: Pick<RequestView, 'state'>): boolean => state === 'expected';

const wishesOf = ({ email, keyFingerprint, ...names }: Wishes): string[] => [
  ...namesOf(names).map(comparableName),
  ...(email === undefined ? [] : [claims.email(email)]),
  ...(keyFingerprint === undefined ? [] : [claims.key(keyFingerprint)]),
];

const withoutClaims = ({ username, shellName }: Wishes): Wishes => ({ username, shellName });

interface Options {
  readonly journal: Pick<RequestJournal, 'list'>;
  readonly events: Pick<EventBus, 'on'>;
}

/** As `holdsCard` has it, of what everybody is told. */
const holdsNames = ({ kind, state, undone }: RequestView): boolean =>
  kind === 'account' && state !== 'dismissed' && undone?.removed.includes('account') !== true;

/**
 * Which names, addresses and keys the requests of this desk want or have. The journal is read once, when this is first needed: 10,000 sealed rows take
 * most of a second. After that it follows what is told of each request.
 */
export function createReservedNames({ journal, events }: Options) {
  const byId = new Map<string, Wishes>();
  const byWish = new Map<string, Set<string>>();
  const expected = createExpectedIndex();
  /** Told of while the journal was read: what it says of them may be older. */
  let told = new Set<string>();
  let reading: Promise<void> | undefined;

  const drop = (id: string): void => {
    const wishes = byId.get(id);
    byId.delete(id);
    expected.drop(id);
    for (const wish of wishes ? wishesOf(wishes) : []) byWish.get(wish)?.delete(id);
  };
  const put = (request: Pick<RequestView, 'id' | 'state'>, wanted: Wishes): void => {
    const { id } = request;
    const { email = '' } = wanted;
    const wishes = isExpected(request) ? withoutClaims(wanted) : wanted;
    if (isExpected(request)) expected.put({ id, ...withoutClaims(wanted), email });
    byId.set(id, wishes);
    for (const wish of wishesOf(wishes)) {
      byWish.set(wish, (byWish.get(wish) ?? new Set()).add(id));
    }
  };
  const forget = (): void => {
    byId.clear();
    byWish.clear();
    expected.clear();
    told = new Set();
    reading = undefined;
  };

  const read = async (): Promise<void> => {
    const since = told;
    const requests = await allRequests(journal, { kinds: ['account'] });
    if (since !== told) return; // forgotten meanwhile
    for (const request of requests) {
      const { data } = wishesOfFacts.safeParse(request.facts);
      if (data && holdsCard(request) && !told.has(request.id)) put(request, data);
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
    if (holdsNames(request)) put(request, request);
  });
  for (const event of ['roster.filed', 'vault.changed', 'wipe.done'] as const) {
    events.on(event, forget);
  }

  /** Shell names of the requests other than `except` that want this. */
  const wantedBy = (wish: string, except: string | undefined): string[] =>
    [...(byWish.get(wish) ?? [])]
      .filter((id) => id !== except)
      .flatMap((id) => byId.get(id)?.shellName ?? []);

  return {
    /** Answers for a name the shell name of a request that wants it, other than `except`. */
    async holders(except?: string): Promise<(name: string) => string | undefined> {
      await ready();
      return (name) => wantedBy(comparableName(name), except)[0];
    },

    /** Answers for an address or a key's fingerprint the shell names of requests that have it, other than `except`. */
    async claimants(except?: string) {
      await ready();
      return {
        ofAddress: (address: string): string[] => wantedBy(claims.email(address), except),
        ofKey: (fingerprint: string): string[] => wantedBy(claims.key(fingerprint), except),
      };
    },

    /** Answers for a card who of those who are expected here it may be of. */
    async expected(): Promise<ExpectedIndex['whose']> {
      await ready();
      return expected.whose;
    },
  };
}

/** The names, addresses and keys that requests of this desk want or have. */
export type ReservedNames = ReturnType<typeof createReservedNames>;
