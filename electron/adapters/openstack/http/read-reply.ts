import type { z } from 'zod';
import { AppError } from '../../../core/base/errors.ts';
import type { Asked } from './asked.ts';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused below as everything else that is not what was agreed; the parser would quote the text.
    return undefined;
  }
}

/** Ten thousand role assignments hold about as many values. */
const MOST_VALUES = 200_000;

/** Whether a schema can be asked about it in time: each value that is wrong makes it a problem of its own. */
function isBounded(body: unknown): boolean {
  let left = MOST_VALUES;
  const open: unknown[] = [body];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inner: readonly unknown[] = Object.values(value);
    left -= inner.length;
    if (left < 0) return false;
    for (const one of inner) open.push(one);
  }
  return true;
}

/** A reply's body as its schema has it. Throws `cloud-refused`, which names the place that is wrong and quotes nothing of it. */
export function readReply<T>(text: string, schema: z.ZodType<T>, { what, service }: Asked): T {
  const body = parse(text);
  const read = schema.safeParse(isBounded(body) ? body : undefined);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join('.') ?? '';
  const words = `the reply is not what was agreed${place === '' ? '' : ` (${place})`}`;
  throw new AppError('cloud-refused', `The cloud (${service}) could not ${what}: ${words}`, {
    params: [words, what, service],
  });
}
