import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import { type FieldMessage, refusal } from '../../components/form/field.tsx';
import type { CardField } from '../../forms/card-form.ts';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';
import { Ago, verdictMessage } from '../card/verdict-message.tsx';

/** Rules whose words on the card are for a helper, or say who has something. */
const ownWords: Readonly<Record<string, MessageKey>> = {
  'taken-person': 'newcomer-name-taken',
  'taken-tool': 'newcomer-name-taken',
  'password-empty': 'newcomer-password-empty',
  'consent-terms': 'newcomer-agree-terms',
  'consent-public-email': 'newcomer-agree-email',
};

/** What is wrong with a field, said to the newcomer. */
export function useOwnMessage(field: CardField): FieldMessage | undefined {
  const problem = useStore('draft', (state) => state.problems[field]);
  const own = problem && ownWords[problem.rule];
  return own === undefined ? refusal(problem) : { tone: 'error', words: <Say k={own} /> };
}

/** What a check found of a name. It never says who has it. */
export function ownVerdict(verdict: NameVerdict): FieldMessage {
  switch (verdict.is) {
    case 'taken':
      return { tone: 'error', words: <Say k="newcomer-name-taken" /> };
    case 'wanted-here':
      return { tone: 'warning', words: <Say k="newcomer-name-wanted" /> };
    case 'taken-as-of':
      return {
        tone: 'warning',
        words: <Say k="newcomer-name-taken-as-of" fill={[<Ago since={verdict.asked} />]} />,
      };
    case 'free':
    case 'free-as-of':
    case 'not-allowed':
    case 'could-not-ask':
      return verdictMessage(verdict);
  }
}
