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

/** A reply's body as its schema has it. Throws `cloud-refused`, which names the place that is wrong and quotes nothing of it. */
export function readReply<T>(text: string, schema: z.ZodType<T>, { what, service }: Asked): T {
  const read = schema.safeParse(parse(text));
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join('.') ?? '';
  const words = `the reply is not what was agreed${place === '' ? '' : ` (${place})`}`;
  throw new AppError('cloud-refused', `The cloud (${service}) could not ${what}: ${words}`, {
    params: [words, what, service],
  });
}
