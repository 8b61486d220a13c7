import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';

/**
 * Fills a new folder by a call that may take long, once for all: it is filled under another name, and has its own only when it is whole.
 * Two processes may do so at once; the later one throws its own away.
 */
export async function makeOnce(
  folder: string,
  fill: (draft: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.${randomUUID()}`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const removeDraft = () => rmSync(draft, { recursive: true, force: true });
  process.once('exit', removeDraft);
  try {
    await fill(draft);
    publish(draft, folder);
  } finally {
    removeDraft();
    process.removeListener('exit', removeDraft);
  }
}

/** A folder cannot be renamed onto one that has files, so exactly one draft gets the name. */
function publish(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
