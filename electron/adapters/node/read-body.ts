/** A reply of a web service that is none for us. Its words tell nothing of what was in it. */
export class BadBody extends Error {
  override readonly name = 'BadBody';
}

/** Asks a server not to compress: a few bytes can be made to hold gigabytes. */
export const plainBody = { 'accept-encoding': 'identity' } as const;

/**
 * The JSON in a reply of at most `most` bytes. Throws `BadBody` for more, for a compressed one, which was not asked for, and for what is no JSON;
 * whatever comes in between, such as the end of the caller's patience, is thrown as it is.
 */
export async function readJson(response: Response, most: number): Promise<unknown> {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    await response.body?.cancel();
    throw new BadBody('a compressed reply');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
  // Leaving the loop ends the connection.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) throw new BadBody('a reply without an end');
    chunks.push(chunk);
  }
  return parse(Buffer.concat(chunks).toString());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser would quote the text.
    throw new BadBody('no JSON');
  }
}
