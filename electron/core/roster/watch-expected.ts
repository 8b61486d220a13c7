import { sameShellName } from '../../../shared/names/shell-name.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { allRequests } from '../base/pages.ts';
import { AppError } from '../base/errors.ts';
import { createRounds, type RoundsPorts } from '../base/rounds.ts';
import type { ReservedNames } from '../names/reserved.ts';
import { accountOf } from '../kinds/account/facts.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { EventBus } from '../ports/system.ts';
import type { RequestsService } from '../requests/requests.ts';
import { lookUp, ownAccount } from './look-up.ts';

/** How often the directory is asked about everybody who is expected: other desks make accounts too. */
const LOOK_MS = 10 * 60_000;

interface Options extends RoundsPorts {
  readonly directory: Pick<Directory, 'look'>;
  readonly journal: Pick<RequestJournal, 'list'>;
  readonly requests: Pick<RequestsService, 'steer'>;
  readonly reserved: Pick<ReservedNames, 'expected'>;
  readonly events: Pick<EventBus, 'on'>;
}

/**
 * Closes the requests of people who are expected and have an account by now, whoever made it, by the rule by which a participant list would
 * not expect them: one address is one person's. Where several have it, or an account that is blocked, nobody is sure to be who is expected, and they stay
 * so. Only the process that owns the queue does.
 */
export function createWatchExpected(options: Options) {
  const { directory, journal, requests, reserved, events } = options;

  const close = (id: string, hasAccount: string): Promise<unknown> =>
    requests.steer(id, ({ state, facts }) => {
      // They sat down at this very moment.
      if (state !== 'expected') throw new AppError('request-not-open', `${id} is ${state}`);
      return { state: 'dismissed', facts: { ...facts, hasAccount } };
    });

  const look = async (): Promise<void> => {
    const expected = await allRequests(journal, { kinds: ['account'], states: ['expected'] });
    const people = expected.map((request) => ({
      id: request.id,
      email: accountOf(request).email,
    }));
    if (people.length === 0) return;
    const seen = await lookUp(directory, { names: [], mails: people.map(({ email }) => email) });
    for (const { id, email } of people) {
      const account = ownAccount(seen.peopleAt(email));
      if (account) await close(id, account.uid);
    }
  };

  /** An account was made here, by a card that was not started from the list. */
  const lookAtOne = async ({ shellName, email = '' }: RequestView): Promise<void> => {
    const whose = await reserved.expected();
    const rows = whose({ username: '', shellName: '', email });
    if (rows.length === 0) return;
    const seen = await lookUp(directory, { names: [], mails: [email] });
    const others = seen.peopleAt(email).filter(({ uid }) => !sameShellName(uid, shellName));
    if (!seen.isComplete || others.length > 0) return;
    for (const { id } of rows) await close(id, shellName);
  };

  // Whoever sits down at this moment, or is held by something else, is looked at again later.
  const rounds = createRounds({ ...options, everyMs: LOOK_MS, failed: 'expected-failed', look });
  events.on('connection.changed', ({ state }) => {
    if (state === 'online') rounds.thenLook();
  });
  events.on('requests.changed', (request) => {
    if (request.kind === 'account' && request.state === 'confirmed') {
      rounds.thenLook(() => lookAtOne(request));
    }
  });
  return rounds;
}
