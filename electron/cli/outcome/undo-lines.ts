import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import type { UndoPart, UndoStay } from '../../../shared/requests/undo.ts';
import { say } from '../base/words.ts';

type Removal = Pick<UndoPlan, 'shellName' | 'keyFingerprint' | 'name' | 'zones'>;

/** One thing that an undo removes: a line for it, and one for each DNS zone that goes with it. */
export function removedLines(
  part: UndoPart,
  { shellName, keyFingerprint = '', name = '', zones = [] }: Removal,
): string[] {
  const names: Partial<Record<UndoPart, string>> = { account: shellName, key: keyFingerprint };
  return [
    say(`undo-removes-${part}`, names[part] ?? name),
    ...(part === 'project' ? zones.map((zone) => say('removal-zone', zone)) : []),
  ];
}

/** What an undo leaves as it is, a line each with the reason. */
export const stayLines = (stays: readonly UndoStay[]): string[] =>
  stays.map(({ why, params }) => say(`undo-stays-${why}`, ...params));
