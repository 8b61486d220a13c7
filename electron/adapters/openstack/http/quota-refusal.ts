import type { TheirWords } from './their-words.ts';
import { keyOf } from './quota-names.ts';

export interface QuotaRefusal {
  readonly code: 'quota-exceeded' | 'quota-below-usage';
  /** [key, used, limit], or [key, wanted, used]; empty where the service does not tell. */
  readonly params: readonly string[];
}

/** Nova and Neutron, then Cinder. */
const belowUsage = [
  /Quota limit (?<wanted>-?\d+) for (?<name>\w+) must be greater than or equal to already used(?: and reserved)? (?<used>\d+)/,
  /Quota (?<name>\w+) limit must be equal or greater than existing resources\. Current usage is (?<used>\d+) and the requested limit is (?<wanted>-?\d+)/,
];
/** Nova and Cinder with figures, Neutron with a list, Designate with a plain name. */
const exceeded = [
  /Quota exceeded for (?<name>\w+)[^:]*: Requested [^,]+, but already used (?<used>\d+)[^\d]* of (?<limit>\d+)/i,
  /Quota exceeded for resources: \['(?<name>\w+)'/i,
  /Quota exceeded for (?<name>[\w ]+)\./i,
  /OverQuota|over_quota|quota (?:has been )?exceeded/i,
];

/** The named groups of the first pattern that fits; undefined where none does. */
function match(patterns: readonly RegExp[], text: string): ((group: string) => string) | undefined {
  const found = patterns.map((pattern) => pattern.exec(text)).find((groups) => groups !== null);
  return found ? (group) => found.groups?.[group] ?? '' : undefined;
}

const nameFrom = (text: string): string => text.toLowerCase().replaceAll(' ', '_');

/** What a refusal says of quotas; undefined where it is about something else. */
export function readQuotaRefusal(
  service: string,
  { type, message }: TheirWords,
): QuotaRefusal | undefined {
  const below = match(belowUsage, message);
  if (below) {
    const key = keyOf(service, nameFrom(below('name')));
    return { code: 'quota-below-usage', params: [key, below('wanted'), below('used')] };
  }
  const over = match(exceeded, `${type} ${message}`);
  if (!over) return undefined;
  const key = keyOf(service, nameFrom(over('name')));
  return { code: 'quota-exceeded', params: [key, over('used'), over('limit')] };
}
