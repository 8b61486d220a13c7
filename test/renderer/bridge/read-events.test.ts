import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents } from '../../../renderer/bridge/read-events.ts';

/** What is heard of these bytes, in pieces of this size. */
async function hear(text: string, size: number): Promise<[string, string][]> {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let from = 0; from < bytes.length; from += size)
        controller.enqueue(bytes.slice(from, from + size));
      controller.close();
    },
  });
  const heard: [string, string][] = [];
  await readEvents(body, (name, data) => void heard.push([name, data]));
  return heard;
}

describe('a stream of events', () => {
  it('tells each event once it is complete, wherever the network cuts it', async () => {
    const name = fc.constantFrom('requests.changed', 'vault.changed');
    const event = fc.tuple(name, fc.json());
    await fc.assert(
      fc.asyncProperty(fc.array(event), fc.integer({ min: 1, max: 40 }), async (events, size) => {
        const text = events.map(([event, data]) => `event: ${event}\ndata: ${data}\n\n`).join('');
        expect(await hear(`retry: 1000\n\n${text}`, size)).toEqual(events);
      }),
    );
  });

  it('says nothing of comments, of what has no name and of what is not complete', async () => {
    const text = ': still here\n\ndata: 1\n\nevent: a\ndata: å\n\nevent: b\ndata: 2\n';
    expect(await hear(text, 1)).toEqual([['a', 'å']]);
  });

  it('throws what the stream throws', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('cut off')),
    });
    await expect(readEvents(body, () => undefined)).rejects.toThrow('cut off');
  });
});
