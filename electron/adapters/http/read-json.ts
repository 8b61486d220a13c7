import type { IncomingMessage } from 'node:http';

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly why: string };

const bad = (status: 400 | 413 | 415, why: string): JsonBody => ({ ok: false, status, why });

/** The request's JSON body, at most `limit` bytes; what is beyond the limit is never kept. */
export async function readJson(request: IncomingMessage, limit: number): Promise<JsonBody> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json(?:$|;)/.test(type))
    return bad(415, 'The body must be application/json.');
  const text = await readText(request, limit);
  if (text === undefined) return bad(413, `The body is larger than ${limit} bytes.`);
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return bad(400, 'The body is not JSON.');
  }
}

async function readText(request: IncomingMessage, limit: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // The rest of a body that is too large is let go by, so that the refusal can be read.
  const stream: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const bytes of stream) {
    size += bytes.length;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
