import type { Duplex } from 'node:stream';

/**
 * Rejects with why the stream ended, whether anybody waits for it or not. The listener also keeps an error that comes
 * between two owners of a stream from ending the process.
 */
export function endOf(stream: Duplex): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  stream.on('error', reject);
  stream.once('close', () => reject(stream.errored ?? new Error('the connection was closed')));
  promise.catch(() => undefined);
  return promise;
}

/**
 * Answers what `work` answers. Rejects, and ends the stream, where the work fails, the stream ends or the signal comes
 * before that, with the signal's reason.
 */
export async function whileOpen<T>(
  stream: Duplex,
  signal: AbortSignal,
  work: Promise<T>,
): Promise<T> {
  const abort = (): void => {
    const reason: unknown = signal.reason;
    stream.destroy(reason instanceof Error ? reason : new Error(String(reason)));
  };
  const end = endOf(stream);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, end]);
  } catch (error) {
    // What the stream itself died of says more than what its users saw of that.
    const cause: unknown = stream.errored ?? error;
    stream.destroy();
    throw cause;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
