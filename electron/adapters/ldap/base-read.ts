import type { Client, Entry, SearchOptions } from 'ldapts';
import { isResult, resultCodes } from './connection/errors.ts';

/** The entries of a search, none where its base does not stand. */
export async function unlessGone(search: ReturnType<Client['search']>): Promise<Entry[]> {
  try {
    return (await search).searchEntries;
  } catch (error) {
    if (isResult(error, resultCodes.noSuchObject)) return [];
    throw error;
  }
}

/** The entry at this DN; undefined where none stands there, or where it does not match the filter that is asked for. */
export async function readAt(
  client: Client,
  dn: string,
  options: Omit<SearchOptions, 'scope'>,
): Promise<Entry | undefined> {
  const [entry] = await unlessGone(client.search(dn, { ...options, scope: 'base' }));
  return entry;
}
