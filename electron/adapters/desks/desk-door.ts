import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { isMethod } from '../../../shared/contract/index.ts';
import { largestInput } from '../../../shared/contract/size-limits.ts';
import { sortOf } from '../../../shared/errors.ts';
import { LARGEST_CARD } from '../../../shared/desks/handed-in.ts';
import { isForwarded, ways } from '../../../shared/desks/ways.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { AppError, toWire } from '../../core/base/errors.ts';
import type { AskingDesk, DeskRegister } from '../../core/ports/desks/desk-register.ts';
import type { Log, NewId } from '../../core/ports/system.ts';
import { answer, answerLimited, answerResult, type Exchange } from '../http/answer.ts';
import {
  claimedSigner,
  isFresh,
  isSignedBy,
  keyId,
  publicKeyOf,
  type Signed,
  type SignedBy,
} from './signature.ts';

/** Bytes of a desk that asks to be let in. */
const LARGEST_ASK = 1000;
/** As UTF-8 a letter may take three bytes. */
const LARGEST_BODY = 3 * LARGEST_CARD;

/** A request at the door, and how those are counted there who ask to be let in. */
export interface AtDoor {
  /** As it came in, without a query. */
  readonly path: string;
  /** What follows `desks/` in it. */
  readonly rest: string;
  /**
   * Counts one that asks, once it was judged; those that no key signed apart, for anybody can send them and they must stop nobody else. Answers why it is not looked at; undefined
   * where there is room. Throws `AppError('storage-failed')`.
   */
  readonly refusalOfAsking: (by: 'signed' | 'unsigned') => Promise<Result<never> | undefined>;
}

interface Options {
  readonly desks: DeskRegister;
  /** The core as this desk has it, by its id. */
  readonly dispatchFor: (
    desk: string,
  ) => (method: string, input: unknown) => Promise<Result<unknown>>;
  readonly log: Log;
  readonly newId: NewId;
}

/** What came in, read and not believed yet. */
interface Incoming extends Signed, AtDoor {
  readonly headers: IncomingMessage['headers'];
}

const asking = z.strictObject({
  name: z.string().trim().min(1).max(60),
  publicKey: z.base64().length(44),
});

interface Answer {
  readonly status: number;
  readonly result: Result<unknown>;
}

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const request = new RegExp(`^requests/(?<id>${uuid})(?:/(?<digest>[\\da-f]{64}))?$`, 'u');

type Listing = 'desks.names' | 'desks.others';
/** What desks ask for in pages, by its path. */
const pages: ReadonlyMap<string, Listing> = new Map([
  ['names', 'desks.names'],
  ['others', 'desks.others'],
]);

/** 200 for what was done, 404 and 409 where that is all there is to say, 503 for what passes by itself, else 422; the result says why. */
function statusOf(result: Result<unknown>): number {
  if (result.ok) return 200;
  const { code } = result.error;
  if (code === 'not-found') return 404;
  if (code === 'asked-otherwise' || code === 'hub-has-card') return 409;
  return code === 'storage-failed' || sortOf(code) === 'network' ? 503 : 422;
}

const answered = (result: Result<unknown>): Answer => ({ status: statusOf(result), result });
const noSuch: Answer = { status: 404, result: fail('unknown-method', 'There is nothing here') };

/** The body, at most so many bytes; undefined where it is larger. */
async function bodyOf(message: IncomingMessage, most: number): Promise<string | undefined> {
  if (Number(message.headers['content-length'] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  const stream: AsyncIterable<Buffer> = message.iterator({ destroyOnReturn: false });
  for await (const bytes of stream) {
    size += bytes.length;
    if (size > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function mostOf(rest: string): number {
  if (rest === 'ask') return LARGEST_ASK;
  return rest.startsWith('rpc/') ? largestInput(rest.slice('rpc/'.length)) : LARGEST_BODY;
}

/**
 * The door of a hub for the desks of one event, at `desks/` below it: a request counts where the key of an enrolled desk signed all of it about now, by the one
 * clock that all processes of the hub have: a desk that signs by what one of them told may meet another. What is heard and sent once more does what it did: a card
 * under its id, or a look; calls that change something are taken once.
 */
export function createDeskDoor({ desks, dispatchFor, log, newId }: Options) {
  type Verdict = SignedBy | 'unsigned' | 'unknown-desk' | 'clock';

  /** Whoever cannot sign is told nothing of the clock. */
  const judge = async (incoming: Incoming, own?: Uint8Array): Promise<Verdict> => {
    const by = claimedSigner(incoming.headers);
    if (!by) return 'unsigned';
    const raw = own ?? (await desks.keyOf(by.key));
    const key = raw && keyId(raw) === by.key ? publicKeyOf(raw) : undefined;
    if (!key) return 'unknown-desk';
    if (!isSignedBy(incoming, incoming.headers, { by, key })) return 'unsigned';
    return isFresh(by, await desks.now()) ? by : 'clock';
  };

  /** What is asked of a request is asked of the one that answers for it. */
  const ofRequest = async (input: unknown): Promise<unknown> => {
    const { data } = z.looseObject({ id: z.uuid() }).safeParse(input);
    const row = data && (await desks.handedIn(data.id));
    return row?.request === undefined ? input : { ...data, id: row.request };
  };

  const call = async ({ rest, body }: Incoming, { key, nonce }: SignedBy): Promise<Answer> => {
    const method = rest.slice('rpc/'.length);
    if (!isMethod(method) || !isForwarded(method)) return noSuch;
    const given = parseJson(body);
    const isByRequest = ways[method] !== 'hub' && ways[method] !== 'hub-or-memory';
    const input = isByRequest ? await ofRequest(given) : given;
    if (!(await desks.isFirst(nonce))) {
      return answered(fail('not-allowed', 'This call was taken before', { params: [method] }));
    }
    return { status: 200, result: await dispatchFor(key)(method, input) };
  };

  const ofRequests = async ({ method, rest, body }: Incoming, by: SignedBy): Promise<Answer> => {
    const { id, digest } = request.exec(rest)?.groups ?? {};
    if (id === undefined) return noSuch;
    const dispatch = dispatchFor(by.key);
    if (method === 'PUT' && digest === undefined) {
      return answered(await dispatch('desks.handIn', { id, card: body }));
    }
    if (method !== 'GET' || digest === undefined) return noSuch;
    return answered(await dispatch('desks.look', { id, digest }));
  };

  const pageOf = async (method: Listing, { body }: Incoming, by: SignedBy): Promise<Answer> =>
    answered(await dispatchFor(by.key)(method, parseJson(body)));

  const take = (incoming: Incoming, by: SignedBy): Answer | Promise<Answer> => {
    const { method, rest } = incoming;
    if (rest === 'me' && method === 'GET') return answered(ok({ id: by.key }));
    const listing = method === 'POST' ? pages.get(rest) : undefined;
    if (listing) return pageOf(listing, incoming, by);
    if (rest.startsWith('rpc/') && method === 'POST') return call(incoming, by);
    return ofRequests(incoming, by);
  };

  /** A stranger, who signed with the key that it brings, so that nobody asks for another; else what is wrong. */
  const strangerOf = async (incoming: Incoming): Promise<AskingDesk | Answer | Verdict> => {
    const { data } = asking.safeParse(parseJson(incoming.body));
    if (!data || incoming.method !== 'POST') return noSuch;
    const publicKey = Buffer.from(data.publicKey, 'base64');
    const by = await judge(incoming, publicKey);
    return typeof by === 'string' ? by : { id: by.key, publicKey, name: data.name };
  };

  const letAsk = async (incoming: Incoming): Promise<Answer | Verdict> => {
    const stranger = await strangerOf(incoming);
    // Signed by a desk whose clock is wrong: it comes again at once.
    if (stranger === 'clock') return stranger;
    const isSigned = typeof stranger === 'object' && 'publicKey' in stranger;
    const refusal = await incoming.refusalOfAsking(isSigned ? 'signed' : 'unsigned');
    if (refusal) return { status: 429, result: refusal };
    if (!isSigned) return stranger;
    const code = await desks.ask(stranger);
    if (code) return answered(ok(code));
    return { status: 429, result: fail('hub-busy', 'Too many desks ask to be let in') };
  };

  const serve = async (incoming: Incoming): Promise<Answer | Verdict> => {
    if (incoming.rest === 'ask') return letAsk(incoming);
    const by = await judge(incoming);
    return typeof by === 'string' ? by : take(incoming, by);
  };

  return {
    /** Answers one request. Throws nothing. */
    async serve({ request: message, response }: Exchange, at: AtDoor) {
      try {
        const { method = '', headers } = message;
        const body = await bodyOf(message, mostOf(at.rest));
        if (body === undefined) {
          return answerResult(response, 413, fail('invalid-input', 'The body is too large'));
        }
        const told = await serve({ ...at, method, body, headers });
        if (typeof told === 'object' && 'status' in told) {
          return answerLimited(response, told.status, told.result);
        }
        answer(response, {
          status: 401,
          headers: { 'Content-Type': 'application/json; charset=utf-8' },
          body: JSON.stringify(
            told === 'clock'
              ? { why: told, now: (await desks.now()).toISOString() }
              : { why: told },
          ),
        });
      } catch (error) {
        const logId = newId();
        if (!(error instanceof AppError)) log.error('desk-call-failed', error, { logId });
        answerResult(response, 503, toWire(error, logId));
      }
    },
  };
}

/** The door of a hub for desks. */
export type DeskDoor = ReturnType<typeof createDeskDoor>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
