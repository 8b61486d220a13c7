import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { endOf, whileOpen } from '../../../../../electron/adapters/ldap/connection/while-open.ts';

const never = new Promise<string>(() => undefined);
const open = (): AbortSignal => new AbortController().signal;

describe('work over a stream', () => {
  it('answers, and leaves the stream open', async () => {
    const stream = new PassThrough();
    expect(await whileOpen(stream, open(), Promise.resolve('done'))).toBe('done');
    expect(stream.destroyed).toBe(false);
  });

  it('takes the stream with it when it fails', async () => {
    const stream = new PassThrough();
    const failing = Promise.reject(new Error('no bind'));
    await expect(whileOpen(stream, open(), failing)).rejects.toThrow('no bind');
    expect(stream.destroyed).toBe(true);
  });

  it('ends with the stream, and says what that died of', async () => {
    const stream = new PassThrough();
    const waiting = whileOpen(stream, open(), never);
    stream.destroy(new Error('ssh ended'));
    await expect(waiting).rejects.toThrow('ssh ended');
  });

  it('ends with a stream that was closed without a word', async () => {
    const stream = new PassThrough();
    const waiting = whileOpen(stream, open(), never);
    stream.destroy();
    await expect(waiting).rejects.toThrow('the connection was closed');
  });

  it('prefers what the stream died of to what its user saw of it', async () => {
    const stream = new PassThrough();
    const user = new Promise<never>((_resolve, reject) =>
      stream.once('error', () => reject(new Error('no answer'))),
    );
    const waiting = whileOpen(stream, open(), user);
    stream.destroy(new Error('ssh ended'));
    await expect(waiting).rejects.toThrow('ssh ended');
  });

  it.each(['during', 'before'])(
    'ends with the reason of a signal that comes %s it',
    async (when) => {
      const stream = new PassThrough();
      const controller = new AbortController();
      const reason = new Error('too late');
      if (when === 'before') controller.abort(reason);
      const waiting = whileOpen(stream, controller.signal, never);
      controller.abort(reason);
      await expect(waiting).rejects.toBe(reason);
      expect(stream.destroyed).toBe(true);
    },
  );

  it('is not touched by a signal that comes after it', async () => {
    const stream = new PassThrough();
    const controller = new AbortController();
    await whileOpen(stream, controller.signal, Promise.resolve());
    controller.abort(new Error('too late'));
    expect(stream.destroyed).toBe(false);
  });
});

it('the end of a stream that nobody waits for is no crash', async () => {
  const crashes: unknown[] = [];
  const note = (error: unknown): void => void crashes.push(error);
  process.on('unhandledRejection', note);
  const stream = new PassThrough();
  const end = endOf(stream);
  stream.destroy(new Error('gone'));
  await new Promise((resolve) => stream.once('close', resolve));
  await new Promise(setImmediate);
  process.off('unhandledRejection', note);
  expect(crashes).toEqual([]);
  await expect(end).rejects.toThrow('gone');
});
