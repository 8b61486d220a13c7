import type { ParsedInput } from '../../../shared/contract/index.ts';
import {
  type ExpectedHere,
  type HolderVerdict,
  MOST_EXPECTED,
} from '../../../shared/contract/people.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import type { AccountFacts } from '../kinds/account/facts.ts';
import { holdsMail } from '../base/entry-names.ts';
import { normaliseNames } from '../names/name-pair.ts';
import type { ReservedNames } from '../names/reserved.ts';
import type { KeysService } from '../people/keys.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';
import type { EventBus } from '../ports/system.ts';
import { unlessAway } from '../systems/asking.ts';

/** How many answers about keys are remembered. */
const REMEMBERED = 500;

interface Options {
  readonly directory: Pick<Directory, 'look' | 'keyHolders'>;
  readonly reserved: Pick<ReservedNames, 'claimants' | 'expected'>;
  readonly keys: KeysService;
  readonly events: Pick<EventBus, 'on'>;
}

type Card = Pick<AccountFacts, 'shellName' | 'email' | 'keyFingerprint' | 'sharedBecause'>;

/** One address is one account's, one key one person's: says who else has them, and keeps a card from being filed unseen. */
export function createHolders({ directory, reserved, keys, events }: Options) {
  /** Shell names of who has a key in the directory, by its fingerprint, as they were told: nobody asks that twice. */
  const told = new Map<string, readonly string[]>();
  events.on('wipe.done', () => told.clear());

  const note = (fingerprint: string, names: readonly string[]): void => {
    told.delete(fingerprint);
    told.set(fingerprint, names);
    const oldest = told.keys().next();
    if (told.size > REMEMBERED && !oldest.done) told.delete(oldest.value);
  };

  const anotherOf = (names: readonly string[], own: string): string | undefined =>
    names.find((name) => !sameName(name, own));

  const verdict = (
    here: readonly string[],
    found: readonly string[] | undefined,
    own: string,
  ): HolderVerdict => {
    const [inDirectory, atDesk] = [anotherOf(found ?? [], own), anotherOf(here, own)];
    if (inDirectory !== undefined) return { is: 'held', by: inDirectory, where: 'directory' };
    if (atDesk !== undefined) return { is: 'held', by: atDesk, where: 'desk' };
    return { is: found ? 'nobody' : 'could-not-ask' };
  };

  const namesOf = (people: readonly PersonEntry[] | undefined): string[] | undefined =>
    people?.filter(({ kind }) => kind === 'person').map(({ uid }) => uid);

  const holdersOfAddress = async (mail: string) => {
    const found = await unlessAway(() => directory.look({ mail }));
    return namesOf(found?.filter((entry) => holdsMail(entry, mail)));
  };

  const holdersOfKey = async (line: string, fingerprint: string) => {
    const found = namesOf(await unlessAway(() => directory.keyHolders(line)));
    if (found) note(fingerprint, found);
    return found;
  };

  /** Nobody, where the card is for a request that is there. */
  const expectedHere = async (card: ParsedInput<'accounts.holders'>): Promise<ExpectedHere[]> => {
    if (card.request !== undefined) return [];
    const { username = '', shellName, email = '' } = card;
    const whose = await reserved.expected();
    return whose({ ...normaliseNames({ username, shellName }), email }).slice(0, MOST_EXPECTED);
  };

  return {
    /** Asks the directory, and this desk's own requests. */
    async about(typed: ParsedInput<'accounts.holders'>) {
      const { shellName, request } = typed;
      const email = typed.email?.trim();
      const key = keys.inspect(typed.sshKey ?? '');
      const here = await reserved.claimants(request);
      const expected = await expectedHere(typed);
      const [byMail, byKey] = await Promise.all([
        email ? holdersOfAddress(email) : undefined,
        key.ok ? holdersOfKey(key.line, key.fingerprint) : undefined,
      ]);
      return {
        ...(email ? { email: verdict(here.ofAddress(email), byMail, shellName) } : {}),
        ...(key.ok ? { sshKey: verdict(here.ofKey(key.fingerprint), byKey, shellName) } : {}),
        ...(expected.length > 0 ? { expected } : {}),
      };
    },

    /**
     * What keeps a card from being filed, without asking anybody: who has the address or the key in the directory is seen before the entry is
     * added, and who has the key may have been told at the card. Nothing does once a person said why it is right.
     */
    async problems(card: Card, request?: string): Promise<FieldProblem[]> {
      const { shellName, email, keyFingerprint, sharedBecause } = card;
      if (sharedBecause !== undefined) return [];
      const here = await reserved.claimants(request);
      const key = keyFingerprint ?? '';
      const found = [
        { field: 'email', rule: 'email-held', names: here.ofAddress(email) },
        {
          field: 'sshKey',
          rule: 'key-held',
          names: [...here.ofKey(key), ...(told.get(key) ?? [])],
        },
      ];
      return found.flatMap(({ field, rule, names }) => {
        const by = anotherOf(names, shellName);
        return by === undefined ? [] : [{ field, rule, params: [by] }];
      });
    },
  };
}

/** Says who else has an address or a key. */
export type HoldersService = ReturnType<typeof createHolders>;
