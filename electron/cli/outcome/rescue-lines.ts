import type { Rescue } from '../../../shared/storage/storage.ts';
import { say } from '../base/words.ts';

function left({ rescued, lost }: Rescue): string {
  if (lost === undefined) return say('rescue-unknown', rescued);
  return lost === 0 ? say('rescue-none-lost', rescued) : say('rescue-lost', rescued, lost);
}

/** What was damaged on this machine and became of it, in as many lines as it takes; none where nothing was. */
export const rescueLines = (rescues: readonly Rescue[]): string[] =>
  rescues.length === 0
    ? []
    : [
        say('rescue-title'),
        ...rescues.map((rescue) => `${left(rescue)} ${say('rescue-kept', rescue.keptAs)}`),
        say('cli-rescue-seen'),
      ];
