import type { QuotaKey } from '../../shared/domain/quota.ts';
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
