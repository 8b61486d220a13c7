import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import { Ago } from './ago.tsx';
import type { FieldMessage } from '../../components/form/field.tsx';
import { Island } from '../../components/island.tsx';
import { nameRuleKey } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';

/** What a name check found, in words that claim no more than was asked. */
export function verdictMessage(verdict: NameVerdict): FieldMessage {
  switch (verdict.is) {
    case 'free':
      return { tone: 'success', words: <Say k="verdict-free" /> };
    case 'free-as-of':
      return {
        tone: 'plain',
        words: <Say k="verdict-free-as-of" fill={[<Ago since={verdict.asked} />]} />,
      };
    case 'taken-as-of':
      return {
        tone: 'warning',
        words: <Say k="verdict-taken-as-of" fill={[<Ago since={verdict.asked} />]} />,
      };
    case 'wanted-here':
      return {
        tone: 'warning',
        words: <Say k="verdict-wanted-here" fill={[<Island mono>{verdict.holder}</Island>]} />,
      };
    case 'taken':
      return {
        tone: 'error',
        words: (
          <Say
            k={`name-rule-taken-${verdict.by}`}
            fill={[<Island mono>{verdict.holder}</Island>]}
          />
        ),
      };
    case 'not-allowed':
      return {
        tone: 'error',
        words: <Say k={nameRuleKey(verdict.broken.rule)} fill={verdict.broken.params} />,
      };
    case 'could-not-ask':
      return { tone: 'warning', words: <Say k="verdict-could-not-ask" /> };
  }
}
