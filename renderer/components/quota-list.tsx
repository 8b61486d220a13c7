import type { QuotaKey, QuotaTargets } from '../../shared/domain/quota.ts';
import { quotaAmount } from './quota-amount.ts';
import { Say, useText } from '../text/text.tsx';

/** Quotas in one line: how much of what. */
export function QuotaList({ quotas }: { quotas: QuotaTargets }) {
  const text = useText();
  // Object.keys forgets that these are keys of the quotas.
  const keys = Object.keys(quotas) as QuotaKey[];
  return (
    <ul className="quota-list">
      {keys.map((key) => (
        <li key={key}>
          <Say
            k="quota-of"
            fill={[text.say(`quota-${key}`), quotaAmount(key, quotas[key] ?? 0, text)]}
          />
        </li>
      ))}
    </ul>
  );
}
