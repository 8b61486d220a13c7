import {
  bundleContent,
  type BundleContent,
  type BundledRequest,
  type BundleOrigin,
} from '../../../shared/bundle/bundle.ts';
import { AppError } from '../base/errors.ts';
import { accountFacts, typedOf } from '../kinds/account/facts.ts';
import type { StoredRequest } from '../ports/request-journal.ts';

/** Bytes of all requests of a content, at most: filled up and sealed, it is within a bundle's bounds. */
const MOST_BYTES = 65_000;

/** Bytes in UTF-8, at most: no UTF-16 unit beyond ASCII takes more than three. */
const bytesIn = (text: string): number =>
  text.length + 2 * (text.match(/[\u0080-\uffff]/g)?.length ?? 0);

type Filed = Pick<StoredRequest, 'id' | 'createdAt' | 'facts'>;

/** The same without the password's hash: only a desk's word is good for one. */
export function withoutHash({ facts, ...request }: BundledRequest): BundledRequest {
  const { passwordHash: _, ...typed } = facts;
  return { ...request, facts: typed };
}

/** A request as it travels: what was typed, not what was done. */
export const bundled = ({ id, createdAt, facts }: Filed): BundledRequest => ({
  id,
  createdAt,
  kind: 'account',
  facts: typedOf(accountFacts.parse(facts)),
});

/** The first of these requests, as many as one bundle takes. */
export function fitting<T extends Filed>(requests: readonly T[]): T[] {
  let bytes = 0;
  return requests.filter((request) => {
    bytes += bytesIn(JSON.stringify(bundled(request))) + 1;
    return bytes <= MOST_BYTES;
  });
}

/** The content of a transfer file as text, before it is encrypted. */
export const writeContent = (content: BundleContent): string => JSON.stringify(content);

/** Who sealed a bundle, given what it says of itself and whether that was proven. */
export const originOf = (said: BundleContent['from'], byDesk: boolean): BundleOrigin =>
  byDesk ? 'desk' : said === 'desk' ? 'unproven' : 'newcomer';

/** Reads what a bundle held. Whoever sealed it may be anybody, so what does not fit is damage, not a guess. */
export function readContent(text: string): BundleContent {
  const parsed = bundleContent.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw damaged();
}

/** What counts of the requests in it: of a stranger no password, who could seal one of their own as anybody's; of a desk nothing beside a card. */
export function countingIn({ requests }: BundleContent, byDesk: boolean): BundledRequest[] {
  if (!byDesk) return requests.map(withoutHash);
  if (requests.some(({ further }) => further !== undefined)) throw damaged();
  return requests;
}

const damaged = (): AppError =>
  new AppError('bundle-damaged', 'What the bundle holds has another shape');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
