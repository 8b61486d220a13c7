import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { deskCode, fingerprintOf, namesPage, othersPage } from '../../../shared/desks/desks.ts';
import { type ErrorCode } from '../../../shared/errors.ts';
import { heldAtHub } from '../../../shared/desks/handed-in.ts';
import { type Result, wireError } from '../../../shared/result.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Hub } from '../../core/ports/desks/hub.ts';
import type { Clock } from '../../core/ports/system.ts';
import { isTlsFailure } from '../node/tls-failure.ts';
import {
  createHttp,
  type HttpReply,
  HttpTimeout,
  type Method,
  ReplyTooLong,
} from '../openstack/http/http.ts';
import type { DeskKey } from './desk-key.ts';
import { signRequest } from './signature.ts';

/** To connect, and for a whole call: a person may be waiting, and a hub asks other systems. In milliseconds. */
const TIMEOUTS = { connectMs: 3000, requestMs: 20_000 };

interface Options {
  /** Of the event at the hub. */
  readonly url: string;
  /** CAs in PEM; those that Node ships with where left out. */
  readonly ca?: string | undefined;
  readonly key: () => Promise<DeskKey>;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeouts?: typeof TIMEOUTS;
}

interface Call {
  readonly method: Method;
  /** Below the hub's address. */
  readonly path: string;
  readonly body?: string;
}

const refusal = z.object({
  why: z.enum(['clock', 'unknown-desk', 'unsigned']),
  now: z.string().optional(),
});
/** A failure of a newer hub may have a code that this desk does not know. */
const failure = z.object({
  ok: z.literal(false),
  error: z.object({ ...wireError.shape, code: z.string(), message: z.string() }),
});

const nodeCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function codeOf(error: unknown): ErrorCode {
  if (error instanceof HttpTimeout || nodeCodeOf(error) === 'ETIMEDOUT') return 'hub-timeout';
  if (error instanceof ReplyTooLong) return 'hub-garbled';
  return isTlsFailure(nodeCodeOf(error)) ? 'hub-certificate' : 'hub-unreachable';
}

/** No answer: whether the call arrived, nobody knows. */
function silence(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const words = nodeCodeOf(error) || (error instanceof Error ? error.message : 'no answer');
  return new AppError(codeOf(error), `The hub does not answer: ${words}`, {
    params: [words],
    cause: error,
  });
}

const garbled = (status: number): AppError =>
  new AppError('hub-garbled', `The hub answers ${status} and nothing that can be read`, {
    params: [`HTTP ${status}`],
  });

function parse<T>({ status, text }: HttpReply, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw garbled(status);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A failed result as this desk knows its code; a result that is none is garbled. */
function failedOf(reply: HttpReply): Result<never> {
  const { error } = parse(reply, failure);
  const known = wireError.safeParse(error);
  if (known.success) return { ok: false, error: known.data };
  return { ok: false, error: { ...error, code: 'hub-refused', params: [error.message] } };
}

const resultOf = (reply: HttpReply): Result<unknown> => {
  const done = z
    .object({ ok: z.literal(true), value: z.unknown() })
    .safeParse(parseJson(reply.text));
  return done.success ? { ok: true, value: done.data.value } : failedOf(reply);
};

/** Of a list what this desk can read: a newer hub may know kinds and codes that it does not. */
const readable = <T>(schema: z.ZodType<T>) =>
  z.array(z.unknown()).transform((all) =>
    all.flatMap((one) => {
      const { data } = schema.safeParse(one);
      return data === undefined ? [] : [data];
    }),
  );
const readablePage = othersPage.extend({
  requests: readable(othersPage.shape.requests.element),
  cases: readable(othersPage.shape.cases.element),
});

/** What the hub says against a card: fields are told in its words, for this desk's own form let them pass. */
function refused({
  code,
  message,
  params,
  fields,
}: Extract<Result<never>, { ok: false }>['error']) {
  return code === 'invalid-input'
    ? new AppError('hub-refused', message, { params: [message], fields })
    : new AppError(code, message, { params, fields });
}

/** Statuses with which something between says that the hub takes nothing now; a proxy says 502 or 504 where nobody answers it. */
const BUSY = [429, 502, 503, 504];

/** A hub that counts says how long to wait; what stands before it says nothing that can be read. */
function busy({ status, text }: HttpReply): AppError {
  const { data } = z.object({ error: wireError }).safeParse(parseJson(text));
  if (data?.error.code === 'hub-too-often') return refused(data.error);
  return new AppError('hub-busy', `The hub answers ${status}`, { params: [`HTTP ${status}`] });
}

/**
 * A desk's hub over HTTP. Every call is signed with the desk's own key and by the hub's clock: where the hub says that the time is not right, the desk signs with the
 * difference from then on, and its own clock stays as it is. No redirect is followed; answers are bounded in size and time.
 */
export function createHub({ url, ca, key, clock, timeouts = TIMEOUTS }: Options): Hub {
  const base = new URL(url);
  const http = createHttp({ ca, timeouts });
  /** How far the hub's clock is ahead of ours, in milliseconds. */
  let ahead = 0;

  const send = async ({ method, path, body = '' }: Call): Promise<HttpReply> => {
    const { id, privateKey } = await key();
    const target = `${base.pathname.replace(/\/$/, '')}/desks/${path}`;
    const by = {
      key: id,
      created: Math.floor((clock.now().getTime() + ahead) / 1000),
      nonce: randomBytes(16).toString('base64url'),
    };
    const signed = signRequest({ method, path: target, body }, by, privateKey);
    const headers = {
      ...signed,
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    };
    const about = { method, url: new URL(target, base), headers };
    return http.send(body === '' ? about : { ...about, body });
  };

  /** Throws what says that nobody heard the call, or that the desk is unknown; every other answer is answered. */
  const ask = async (call: Call, isSecond = false): Promise<HttpReply> => {
    const reply = await send(call).catch((error: unknown) => {
      throw silence(error);
    });
    const { status } = reply;
    if (BUSY.includes(status)) throw busy(reply);
    if (status !== 401) return reply;
    const { why, now = '' } = parse(reply, refusal);
    const theirs = Date.parse(now);
    if (why !== 'clock') throw new AppError('desk-not-enrolled', 'The hub does not know this desk');
    if (isSecond || Number.isNaN(theirs)) throw garbled(status);
    ahead = theirs - clock.now().getTime();
    return ask(call, true);
  };

  /** The value of an answer; `undefined` for 404. Throws what the hub says against it. */
  const answered = async <T>(call: Call, schema: z.ZodType<T>): Promise<T | undefined> => {
    const reply = await ask(call);
    const result = resultOf(reply);
    if (result.ok) return parse(reply, z.object({ value: schema })).value;
    if (reply.status === 404 && result.error.code === 'not-found') return undefined;
    throw refused(result.error);
  };

  /** What the hub answers to every desk that asks. */
  const page = async <T>(path: string, asked: unknown, schema: z.ZodType<T>): Promise<T> => {
    const body = JSON.stringify(asked);
    const found = await answered({ method: 'POST', path, body }, schema);
    if (found !== undefined) return found;
    throw garbled(404);
  };

  return {
    look: (id, digest) => answered({ method: 'GET', path: `requests/${id}/${digest}` }, heldAtHub),
    async handIn(id, card) {
      await answered({ method: 'PUT', path: `requests/${id}`, body: card }, heldAtHub);
    },
    call: async (method, input) =>
      resultOf(await ask({ method: 'POST', path: `rpc/${method}`, body: JSON.stringify(input) })),
    names: (asked) => page('names', asked, namesPage),
    others: (asked) => page('others', asked, readablePage),
    async probe() {
      await answered({ method: 'GET', path: 'me' }, z.unknown());
    },
    fingerprint: async () => fingerprintOf((await key()).id),
    async askIn(name) {
      const { publicKey } = await key();
      const body = JSON.stringify({ name, publicKey: publicKey.toString('base64') });
      const code = await answered({ method: 'POST', path: 'ask', body }, deskCode);
      if (code) return code;
      throw garbled(404);
    },
    close() {
      http.close();
      return Promise.resolve();
    },
  };
}
