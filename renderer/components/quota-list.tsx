import type { QuotaKey, QuotaTargets } from '../../shared/domain/quota.ts';
import { Say, useText } from '../text/text.tsx';
import type { Text } from '../text/create-text.ts';

const MB_PER_GB = 1024;

/** A quota's number in the unit of its name (`quota-<key>`): memory is kept in MB and told in GB. */
export function quotaAmount(
  key: QuotaKey,
  amount: number,
  { say, amount: written }: Pick<Text, 'say' | 'amount'>,
): string {
  if (amount < 0) return say('quota-unlimited');
  return written(key === 'ramMb' ? amount / MB_PER_GB : amount);
}

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
