import type { HubRole, ReadEntry } from '../../../shared/domain/hub-session.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { Limit, Limits } from '../../adapters/postgres/sessions/limits.ts';
import type { Lifetime, Sessions } from '../../adapters/postgres/sessions/sessions.ts';
import { AppError } from '../../core/base/errors.ts';
import { comparableCode } from '../config/hub-config.ts';
import type { HubEvent } from '../hub-events.ts';
import { type Person, roleOf } from '../people/roles.ts';
import { counted, tooOften } from './counted.ts';
import { isNewStamp } from './stamps.ts';

/** In seconds. A venue is one address: what is right is not counted for it. */
const WINDOW = 600;
const HOUR = 3600;
/**
 * From one address, of one account from one address, and of one account at all. The last is far more, so that nobody who only knows a helper's name keeps
 * them out from where they are.
 */
const MOST_WRONG = { code: 60, link: 60, password: 60, 'uid-here': 10, uid: 300 };
/** In characters; the directory is asked for no longer one. */
const LONGEST_UID = 255;
/**
 * New sessions by the code at one event in an hour, and of newcomers from one address. The largest hackathons have a thousand people in three days, and
 * may all be behind one address; still no address has more than a third of what there is.
 */
const MOST_NEWCOMERS = 3000;
const MOST_HERE = 1000;

interface Options {
  readonly sessions: Pick<Sessions, 'begin' | 'openLink'>;
  readonly limits: Limits;
  readonly last: Lifetime;
  readonly newId: () => string;
}

/** Where somebody tries to come in: at which event, from where, and with which session until now. */
export interface At {
  readonly event: HubEvent;
  readonly address: string;
  readonly oldId: string;
}

const wrongCode = fail('hub-code-wrong', 'This is not the code of the event');
const wrongStamp = fail('hub-stamp-wrong', 'The work that was asked for is missing, or was shown');
const wrongLink = fail('hub-link-over', 'This link leads nowhere any more');
const wrongPassword = fail('hub-sign-in-refused', 'Name or password is not right');
/** What a look found: how to come in, or what was wrong. */
type Look = Result<never> | (() => Promise<Result<string>>);
const isFound = (look: Look): look is () => Promise<Result<string>> => typeof look === 'function';
const noRole = fail('hub-not-of-event', 'Nobody has said that they work at this event');

/** Lets people in: newcomers by the event's code or their private link, whoever works here by a developer account. */
export function createEntries({ sessions, limits, last, newId }: Options) {
  /**
   * Looks first and counts only what was wrong: whoever guesses nothing at random guesses a secret of the hub, and a venue comes all at once. Once there were
   * too many, what is right is let in no more either, so that nobody learns which it was.
   */
  const looked = async (limit: Limit, look: () => Promise<Look>): Promise<Result<string>> => {
    const found = await look();
    if (!isFound(found)) return (await limits.take(limit)) ? found : tooOften(WINDOW);
    return (await limits.hasRoom(limit)) ? found() : tooOften(WINDOW);
  };
  const wrong = (what: keyof typeof MOST_WRONG, { event }: At, whose: string): Limit => ({
    key: `${what} ${event.id} ${whose}`,
    most: MOST_WRONG[what],
    seconds: WINDOW,
  });
  const begin = async (
    { event, oldId }: At,
    role: HubRole,
    { uid, name }: Omit<Person, 'groups'>,
  ) => ok(await sessions.begin({ event: event.id, role, who: uid, name }, last, oldId));

  /** Whether the address may bring one more newcomer, of those by the code or of those who come back. */
  const mayBring = ({ event, address }: At): Promise<boolean> =>
    limits.take({ key: `newcomers ${event.id} ${address}`, most: MOST_HERE, seconds: HOUR });
  const newcomer = async (at: At): Promise<Result<string>> => {
    const limit = { key: `newcomers ${at.event.id}`, most: MOST_NEWCOMERS, seconds: HOUR };
    if (!(await mayBring(at)) || !(await limits.take(limit))) return tooOften(HOUR);
    return begin(at, 'newcomer', { uid: `newcomer:${newId()}`, name: '' });
  };
  const returning = async (at: At, who: string): Promise<Result<string>> =>
    (await mayBring(at)) ? begin(at, 'returning', { uid: who, name: '' }) : tooOften(HOUR);

  /** Before anything else, so that each guess costs the work anew. */
  const hasWorked = async ({ id, config: { proofOfWork } }: HubEvent, stamp: string) =>
    proofOfWork === 0 || isNewStamp(limits, stamp, { event: id, bits: proofOfWork });

  const ways = {
    code: async (at: At, { code, website, stamp }: Entry<'code'>) => {
      if (!(await hasWorked(at.event, stamp))) return wrongStamp;
      return looked(wrong('code', at, at.address), () => {
        const typed = comparableCode(code);
        // What no person sees, no person fills: it is answered as a wrong code is.
        const isRight = website === '' && at.event.codes.some((known) => known === typed);
        return Promise.resolve(isRight ? () => newcomer(at) : wrongCode);
      });
    },
    link: (at: At, { secret }: Entry<'link'>) =>
      looked(wrong('link', at, at.address), async () => {
        const who = await sessions.openLink(secret, at.event.id);
        return who === undefined ? wrongLink : () => returning(at, who);
      }),
    password: (at: At, { uid, password }: Entry<'password'>) => {
      const account = comparableName(uid).slice(0, LONGEST_UID);
      const tries = [
        wrong('password', at, at.address),
        wrong('uid-here', at, `${at.address} ${account}`),
        wrong('uid', at, account),
      ];
      return counted(limits, tries, {
        async work() {
          const person = at.event.signIn && (await at.event.signIn(uid, password));
          return person ? ofPerson(at, person) : wrongPassword;
        },
        // Neither what was found right, nor what nobody could look at: that throws.
        isKept: (found) => !found.ok && found.error.code !== 'hub-too-often',
      });
    },
  };

  /** Somebody whose developer account it is; what they may do here is said by the event. */
  const ofPerson = async (at: At, person: Person): Promise<Result<string>> => {
    const role = roleOf(person, at.event.config);
    return role === undefined ? noRole : begin(at, role, person);
  };

  return {
    ofPerson,
    /** The id of a new session, or why there is none. Never throws what is expected. */
    async enter(at: At, entry: ReadEntry): Promise<Result<string>> {
      try {
        if (entry.by === 'code') return await ways.code(at, entry);
        if (entry.by === 'link') return await ways.link(at, entry);
        return await ways.password(at, entry);
      } catch (error) {
        if (error instanceof AppError) return fail(error.code, error.message, error);
        throw error;
      }
    },
  };
}

type Entry<By extends ReadEntry['by']> = Extract<ReadEntry, { by: By }>;

/** Lets people in at a hub. */
export type Entries = ReturnType<typeof createEntries>;
