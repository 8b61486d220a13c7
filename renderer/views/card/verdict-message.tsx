import type { NameVerdict } from '../../../shared/domain/name-verdict.ts';
import type { FieldMessage } from '../../components/field.tsx';
import { Island } from '../../components/island.tsx';
import type { Text } from '../../text/create-text.ts';
import { nameRuleKey } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';

/** What a name check found, in words that claim no more than was asked. */
export function verdictMessage(verdict: NameVerdict, { time }: Text): FieldMessage {
  switch (verdict.is) {
    case 'free':
      return { tone: 'success', words: <Say k="verdict-free" /> };
    case 'free-as-of':
      return {
        tone: 'success',
        words: <Say k="verdict-free-as-of" fill={[time(verdict.asked)]} />,
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
