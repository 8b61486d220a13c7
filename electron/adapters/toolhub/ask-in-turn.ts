import { AppError } from '../../core/base/errors.ts';
import type { Clock } from '../../core/ports/system.ts';
import { BadBody, plainBody, readJson } from '../node/read-body.ts';

/** How politely a server is asked. Tests are in more of a hurry. */
export interface Turns {
  readonly clock: Clock;
  /** A person waits for the answer, whole; milliseconds. */
  readonly patienceMs?: number;
  /** Between two questions. */
  readonly pauseMs?: number;
}

const PATIENCE_MS = 8000;
const PAUSE_MS = 200;
/** A page of ten tools with its facets is some 100 kB. */
const LONGEST_REPLY = 2 * 1024 * 1024;
/** How long a server is left alone: after 429 where it does not say, after failures in a row, and at most. */
const BUSY_MS = 30_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** From so many failures in a row the pauses grow no more. */
const MOST_DOUBLED = 6;

const unreachable = (words: string, cause?: unknown): AppError =>
  new AppError('toolhub-unreachable', words, { cause });

/** How long `Retry-After` (RFC 9110 10.2.3) asks to wait, in seconds or until a date; undefined where it says nothing that can be read. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim())
    ? Number(header) * 1000
    : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS) : undefined;
}

/** What a server answered: JSON, or why there is none. */
type Answer =
  | { readonly json: unknown }
  | { readonly failed: AppError; readonly again: boolean; readonly waitMs?: number | undefined };

/** What a status other than 200 says of asking again. */
function refusalOf({ status, headers }: Response, { host }: URL, clock: Clock): Answer {
  const waitMs = retryAfterMs(headers.get('retry-after'), clock.now());
  const said = `${host} answers ${status}`;
  if (status === 429) {
    const failed = new AppError('toolhub-busy', said);
    return { failed, again: false, waitMs: waitMs ?? BUSY_MS };
  }
  return { failed: unreachable(said), again: status >= 500 && waitMs === undefined, waitMs };
}

async function askOnce(url: URL, { clock, patienceMs = PATIENCE_MS }: Turns): Promise<Answer> {
  try {
    const response = await fetch(url, {
      // Wikimedia's servers refuse clients that do not say what they are (foundation policy on user agents).
      headers: {
        accept: 'application/json',
        'user-agent': 'Lanyard (hackathon desk)',
        ...plainBody,
      },
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    });
    if (response.status === 200) return { json: await readJson(response, LONGEST_REPLY) };
    await response.body?.cancel();
    return refusalOf(response, url, clock);
  } catch (cause) {
    const why = cause instanceof BadBody ? `answers ${cause.message}` : 'does not answer';
    return { failed: unreachable(`${url.host} ${why}`, cause), again: false };
  }
}

/**
 * Asks one server by GET, one question at a time and not too soon after the one before. A failure of the server is tried once more; after that, and
 * where the server asks for it (429, `Retry-After`), it is left alone for a while: whoever asks meanwhile is told `toolhub-busy` at once.
 *
 * @returns what answers the JSON; throws `toolhub-unreachable`, `toolhub-busy`
 */
export function createAskInTurn(turns: Turns): (url: URL) => Promise<unknown> {
  const { clock, pauseMs = PAUSE_MS } = turns;
  let last: Promise<unknown> = Promise.resolve();
  let askedAt = -Infinity;
  let leftAloneUntil = -Infinity;
  let failures = 0;

  const pause = (ms: number): Promise<void> =>
    ms > 0 ? new Promise((resolve) => void clock.after(ms, resolve)) : Promise.resolve();

  const askAtPace = async (url: URL): Promise<Answer> => {
    await pause(askedAt + pauseMs - clock.up());
    askedAt = clock.up();
    return askOnce(url, turns);
  };

  const note = ({ waitMs }: { readonly waitMs?: number | undefined }): void => {
    failures += 1;
    const grown = FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, MOST_DOUBLED);
    leftAloneUntil = clock.up() + (waitMs ?? grown);
  };

  const inTurn = async (url: URL): Promise<unknown> => {
    if (clock.up() < leftAloneUntil) {
      throw new AppError('toolhub-busy', `${url.host} is left alone for now`);
    }
    const first = await askAtPace(url);
    const answer = 'failed' in first && first.again ? await askAtPace(url) : first;
    if ('failed' in answer) {
      note(answer);
      throw answer.failed;
    }
    failures = 0;
    return answer.json;
  };

  return (url) => {
    const own = last.then(() => inTurn(url));
    last = own.catch(() => undefined);
    return own;
  };
}
