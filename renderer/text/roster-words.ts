import type { RosterWords } from '../../shared/roster/roster-words.ts';
import type { Text } from './create-text.ts';
import { fieldRuleKey } from './problem.ts';

/** The words of a roster in the language of the screen; `plain` for a file, where marks of direction would stay in the cells. */
export function rosterWords({ has, say, raw, time, list }: Text, plain = false): RosterWords {
  const tell: Text['say'] = plain ? (key, ...fillings) => raw(key, fillings) : say;
  return {
    say: tell,
    // A file is read on another day.
    time: plain ? (iso) => iso : time,
    rule: (problem) => tell(fieldRuleKey(problem, { has }), ...problem.params),
    list: (parts) => list(parts),
  };
}
