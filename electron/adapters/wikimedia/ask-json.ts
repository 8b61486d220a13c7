import type { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import { BadBody, plainBody, readJson } from '../node/read-body.ts';

/** A person waits for the answer, whole; milliseconds. */
const PATIENCE_MS = 10_000;
/** Every answer is some hundred bytes. */
const LONGEST_REPLY = 256 * 1024;

interface Question {
  readonly url: URL;
  readonly init?: RequestInit;
  /** Statuses that are answers; everything else is none. */
  readonly answers?: readonly number[];
}

const unreachable = (words: string, cause?: unknown): AppError =>
  new AppError('wikimedia-unreachable', words, { cause });

async function ask({ url, init }: Question): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      // Wikimedia's servers refuse clients that do not say what they are (foundation policy on user agents).
      headers: {
        accept: 'application/json',
        'user-agent': 'Lanyard (hackathon desk)',
        ...plainBody,
        ...init?.headers,
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
  } catch (cause) {
    // Neither the URL nor the cause's words are told: a proof's code may stand in them.
    throw unreachable(`${url.host} does not answer`, cause);
  }
}

async function bodyOf(response: Response, host: string): Promise<unknown> {
  try {
    return await readJson(response, LONGEST_REPLY);
  } catch (cause) {
    const why = cause instanceof BadBody ? cause.message : 'breaks off';
    throw unreachable(`${host} answers ${response.status} and ${why}`, cause);
  }
}

/** Asks a wiki; what it answers is checked by the schema. Throws `wikimedia-unreachable` for everything that is no answer to the question. */
export async function askJson<T>(question: Question, schema: z.ZodType<T>): Promise<T> {
  const { url, answers = [200] } = question;
  const response = await ask(question);
  if (!answers.includes(response.status)) {
    throw unreachable(`${url.host} answers ${response.status}`);
  }
  const parsed = schema.safeParse(await bodyOf(response, url.host));
  if (parsed.success) return parsed.data;
  throw unreachable(`${url.host} answers something else than was asked for`, parsed.error);
}
