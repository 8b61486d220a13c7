import { useEffect, useState } from 'react';
import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import type { FieldMessage } from '../../components/form/field.tsx';
import { Island } from '../../components/island.tsx';
import { nameRuleKey } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';

/** The words change once a minute. */
const LOOK_MS = 10_000;

/**
 * How long a time (ISO 8601) lies back, counted up by itself. Its role is a timer, which is not read out at every change (WAI-ARIA 1.2:
 * aria-live is off).
 */
export function Ago({ since }: { since: string }) {
  const [now, setNow] = useState(() => new Date());
  const { ago } = useText();
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span role="timer">{ago(since, now)}</span>;
}

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
