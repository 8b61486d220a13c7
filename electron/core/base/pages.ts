import type {
  RequestJournal,
  RequestOutline,
  RequestsAsked,
  StoredRequest,
} from '../ports/request-journal.ts';

/** How many requests are read at once by whoever looks through all of them. */
const PAGE = 500;

async function allOf<T extends RequestOutline>(
  page: (at: {
    readonly olderThan?: string | undefined;
    readonly limit: number;
  }) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let olderThan: string | undefined; ;) {
    const found = await page({ olderThan, limit: PAGE });
    all.push(...found);
    olderThan = found.at(-1)?.id;
    if (found.length < PAGE) return all;
  }
}

/** The requests that are asked for, newest first, read page by page. What is filed meanwhile is not among them. */
export const allRequests = (
  journal: Pick<RequestJournal, 'list'>,
  asked: RequestsAsked = {},
): Promise<readonly StoredRequest[]> => allOf((at) => journal.list({ ...asked, ...at }));

/** The same without what is sealed of them. */
export const allOutlines = (
  journal: Pick<RequestJournal, 'outline'>,
  asked: RequestsAsked = {},
): Promise<readonly RequestOutline[]> => allOf((at) => journal.outline({ ...asked, ...at }));
