/** Hears one event of the stream: its name, and its data as it came. */
export type Heard = (name: string, data: string) => void;

/**
 * Reads a stream of server-sent events (HTML Living Standard 9.2.6) until it ends, as EventSource does; that one could not send a header
 * of ours. Ends without a word where the stream does, and throws what the stream throws.
 */
export async function readEvents(body: ReadableStream<Uint8Array>, heard: Heard): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of chunksOf(body)) {
    text += decoder.decode(bytes, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) hear(block, heard);
  }
}

/** A browser's stream is not everywhere one that `for await` takes. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Our host writes each field on a line of its own, with one blank behind the colon. Comments and other fields tell nothing. */
function hear(block: string, heard: Heard): void {
  const lines = block.split('\n');
  const field = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const name = field('event');
  if (name !== undefined) heard(name, field('data') ?? '');
}
