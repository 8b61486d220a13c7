import { type After, afterTimeout } from './stores/later.ts';

const PAUSE_MS = 1000;

/** What `load` loads, asked for again and again for as long as it fails: a part of the page does not come while its host starts anew. */
export async function untilThere<T>(
  load: () => Promise<T>,
  after: After = afterTimeout,
): Promise<T> {
  for (;;) {
    const loaded = await load().then(
      (value) => ({ value }),
      () => undefined,
    );
    if (loaded) return loaded.value;
    await new Promise<void>((resolve) => after(PAUSE_MS, resolve));
  }
}
