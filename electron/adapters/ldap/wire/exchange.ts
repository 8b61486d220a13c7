import { Elements, Malformed, types } from './elements.ts';
import { REFERRAL_CODE, replies, type Outcome, type Reply } from './reply.ts';

/** What ends each request (RFC 4511 4.2 to 4.12), by identifier bytes. Nobody answers to an unbind or an abandon. */
const ends: ReadonlyMap<number, number> = new Map([
  [0x60, replies.bind],
  [0x63, replies.searchDone],
  [0x66, replies.modify],
  [0x68, replies.add],
  [0x4a, replies.remove],
  [0x6c, replies.rename],
  [0x6e, replies.compare],
  [0x77, replies.extended],
]);

const UNSOLICITED = 0;
const NOTICE_OF_DISCONNECTION = '1.3.6.1.4.1.1466.20036';
const SUCCESS = 0;

interface Asked {
  readonly end: number;
  /** How much came in answer so far, in bytes. */
  size: number;
  elsewhere: readonly string[];
}

/** What becomes of a reply: it goes on as it is, another end goes on in its place, nothing does, or the server takes its leave. */
export type Fate =
  | { readonly is: 'as-it-is' }
  | { readonly is: 'sent-on'; readonly uris: readonly string[] }
  | { readonly is: 'ignored' }
  | { readonly is: 'disconnecting'; readonly outcome: Outcome };

/** Holds each reply of one connection against what was asked on it. */
export class Exchange {
  readonly #asked = new Map<number, Asked>();
  readonly #most: number;

  /** `most` is how many bytes may come in answer to one request. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Takes note of a request that is about to be sent, as whole as it was written. */
  ask(request: Uint8Array): void {
    const fields = new Elements(new Elements(request).take(types.sequence, 'a message'));
    const id = fields.takeNumber(types.integer, 'messageID');
    const end = ends.get(fields.next ?? 0);
    if (end !== undefined) this.#asked.set(id, { end, size: 0, elsewhere: [] });
  }

  /** Throws `Malformed` where nobody asked for this reply, or it is the answer to something else. */
  answer(reply: Reply, size: number): Fate {
    if (reply.id === UNSOLICITED) return this.#notified(reply);
    const asked = this.#asked.get(reply.id);
    if (!asked) throw new Malformed('an answer that nobody asked for');
    asked.size += size;
    if (asked.size > this.#most) throw new Malformed('an answer without an end');
    if (reply.outcome) return this.#ended(reply, reply.outcome, asked);
    if (asked.end !== replies.searchDone) throw new Malformed('an answer to something else');
    // One place is enough to say so; a server could name them without end.
    if (asked.elsewhere.length === 0) asked.elsewhere = reply.elsewhere ?? [];
    return { is: 'as-it-is' };
  }

  #ended({ id, operation }: Reply, { code, referral }: Outcome, asked: Asked): Fate {
    if (operation !== asked.end) throw new Malformed('an answer to something else');
    this.#asked.delete(id);
    if (code === REFERRAL_CODE) return { is: 'sent-on', uris: referral };
    // Whoever was not found here may stand there: no name is free by half an answer.
    const isHalf = code === SUCCESS && asked.elsewhere.length > 0;
    return isHalf ? { is: 'sent-on', uris: asked.elsewhere } : { is: 'as-it-is' };
  }

  /** Unsolicited notifications (RFC 4511 4.4): one is known, and the others may be ignored. */
  #notified({ operation, outcome }: Reply): Fate {
    if (operation !== replies.extended || !outcome) throw new Malformed('an answer to nothing');
    const isNotice = outcome.name === NOTICE_OF_DISCONNECTION;
    return isNotice ? { is: 'disconnecting', outcome } : { is: 'ignored' };
  }
}
