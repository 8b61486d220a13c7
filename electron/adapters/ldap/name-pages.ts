import {
  AndFilter,
  EqualityFilter,
  GreaterThanEqualsFilter,
  type Client,
  type Entry,
  type Filter,
  type SearchResult,
} from 'ldapts';
import { AppError } from '../../core/base/errors.ts';
import type { Directory, NamePage } from '../../core/ports/directory.ts';
import type { LdapConnection } from './connection/connection.ts';
import { readTime, values } from './values.ts';

/** Entries in one answer, about 80 kB: below every server's size limit, and soon over on a slow network. */
const PAGE = 500;

/** Two writable servers each count with their own clock, and a change may come over from the other a while later. */
const OVERLAP_MS = 10 * 60_000;

const accounts = new EqualityFilter({ attribute: 'objectClass', value: 'posixAccount' });

/** A time as slapd numbers changes: the time, a count, the server, a count (draft-chu-ldap-csn-00). The lowest one of it. */
function changeNumber(iso: string): string {
  const time = new Date(Date.parse(iso) - OVERLAP_MS).toISOString();
  return `${time.slice(0, 19).replace(/[-T:]/g, '')}.000000Z#000000#000#000000`;
}

/** `entryCSN` is indexed where replicas follow a server (docs/facts.md 3); the timestamps beside it are not. */
const changedSince = (iso: string): Filter =>
  new AndFilter({
    filters: [
      accounts,
      new GreaterThanEqualsFilter({ attribute: 'entryCSN', value: changeNumber(iso) }),
    ],
  });

const changeOf = (entry: Entry): string | undefined =>
  readTime(values(entry, 'entryCSN')[0]?.split('#')[0] ?? '');

function pageOf(entries: readonly Entry[], next: string | undefined): NamePage {
  return {
    names: entries.flatMap((entry) => [...values(entry, 'uid'), ...values(entry, 'cn')]),
    changedAt: entries
      .flatMap((entry) => changeOf(entry) ?? [])
      .toSorted()
      .at(-1),
    next,
  };
}

interface Reading {
  readonly client: Client;
  readonly pages: AsyncIterator<SearchResult>;
}

export interface NamePagesOptions {
  /** The base of everybody. */
  readonly tree: string;
  /** How long the server may take for a page, in seconds. */
  readonly timeLimit: number;
  readonly run: LdapConnection['run'];
}

/**
 * Reads names in pages (RFC 2696). A reading lives on one connection and ends with it: going on then throws
 * `directory-refused`, and it is begun anew.
 */
export function createNamePages({ tree, timeLimit, run }: NamePagesOptions): Directory['namePage'] {
  let reading: Reading | undefined;
  let serial = 0;

  const begin = (client: Client, since: string | undefined): Reading => ({
    client,
    pages: client.searchPaginated(tree, {
      scope: 'sub',
      filter: since === undefined ? accounts : changedSince(since),
      attributes: ['uid', 'cn', 'entryCSN'],
      paged: { pageSize: PAGE },
      timeLimit,
    }),
  });

  return async (from) => {
    const isNext = 'next' in from;
    if (!isNext) reading = undefined;
    const page = await run('read names', async (client) => {
      const now = isNext ? reading : begin(client, from.changedSince);
      if (!now || now.client !== client || (isNext && from.next !== String(serial)))
        return undefined;
      reading = now;
      return now.pages.next();
    });
    if (!page) {
      throw new AppError('directory-refused', 'The connection that names were read on is gone');
    }
    serial += 1;
    return page.done ? pageOf([], undefined) : pageOf(page.value.searchEntries, String(serial));
  };
}
