import { ago } from '../../../shared/domain/ago.ts';
import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import { say } from '../base/words.ts';

/** A time as a person counts it, and as a script reads it. */
const since = (asked: string): string => `${ago('en', asked, new Date())} (${asked})`;

/** What can be said of one name, in one line. */
export function verdictWords(verdict: NameVerdict): string {
  switch (verdict.is) {
    case 'free':
      return say('verdict-free');
    case 'free-as-of':
      return say('verdict-free-as-of', since(verdict.asked));
    case 'taken-as-of':
      return say('verdict-taken-as-of', since(verdict.asked));
    case 'wanted-here':
      return say('verdict-wanted-here', verdict.holder);
    case 'could-not-ask':
      return say('verdict-could-not-ask');
    case 'taken':
      return say(`name-rule-taken-${verdict.by}`, verdict.holder);
    case 'not-allowed':
      return say(`name-rule-${verdict.broken.rule}`, ...verdict.broken.params);
  }
}

/** Both names, a line each. */
export const verdictLines = (names: {
  username: NameVerdict;
  shellName: NameVerdict;
}): string[] => [
  `${say('field-username')}: ${verdictWords(names.username)}`,
  `${say('field-shell-name')}: ${verdictWords(names.shellName)}`,
];
