import { readFile } from 'node:fs/promises';
import { eventKeyBytes } from '../../../shared/domain/event-key.ts';
import { AppError } from '../../core/base/errors.ts';

interface Sources {
  readonly env: NodeJS.ProcessEnv;
  /** What `--event-key` named. */
  readonly file: string | undefined;
}

/**
 * The text of the event's private key: from the file that was named, else from `LANYARD_EVENT_KEY`; undefined where neither
 * is there. Throws `invalid-input` for a file that cannot be read or holds no such key, without a word of what it holds.
 */
export async function readEventKey({ env, file }: Sources): Promise<string | undefined> {
  if (file === undefined) return env['LANYARD_EVENT_KEY'];
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid-input', `The event key cannot be read: ${why}`, {
      fields: [{ field: 'event-key', rule: 'file-unreadable', params: [file, why] }],
    });
  });
  if (eventKeyBytes('private', text)) return text;
  throw new AppError('bundle-wrong-desk-key', `${file} holds no event key`);
}
