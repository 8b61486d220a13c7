import {
  AndFilter,
  EqualityFilter,
  GreaterThanEqualsFilter,
  OrFilter,
  SubstringFilter,
  type Filter,
} from 'ldapts';
import type { Look } from '../../core/ports/directory.ts';
import { spellings } from '../../../shared/names/find-by-words.ts';
import { comparableName } from '../../../shared/names/same-name.ts';

/**
 * Filters are built as objects and written to the wire as such: a value is never part of a filter's text, so nothing
 * in it can end or widen the filter.
 */
const is = (attribute: string, value: string): Filter => new EqualityFilter({ attribute, value });

/** Only posixAccount has an index that every person's entry shares (older entries lack other classes, docs/facts.md 1). */
const account = is('objectClass', 'posixAccount');

export function lookFilter({ names = [], mail, mails = [], uidNumber }: Look): Filter {
  const byName = names.flatMap((name) => [is('uid', name), is('cn', name)]);
  const addresses = mail === undefined ? mails : [mail, ...mails];
  const byMail = addresses.map((address) => is('mail', address));
  const byNumber = uidNumber === undefined ? [] : [is('uidNumber', String(uidNumber))];
  return new OrFilter({ filters: [...byName, ...byMail, ...byNumber] });
}

/** The values that these lines are, byte for byte: `sshPublicKey` has no other comparison. */
export const keyFilter = (lines: readonly string[]): Filter =>
  new AndFilter({
    filters: [
      account,
      new OrFilter({ filters: [...new Set(lines)].map((line) => is('sshPublicKey', line)) }),
    ],
  });

/** `uid` is asked for whole: it has no substring index (docs/facts.md 3), and one branch without an index makes a server read everybody. */
const byWord = (word: string): Filter =>
  new OrFilter({
    filters: [
      is('uid', word),
      ...spellings(word).map((any) => new SubstringFilter({ attribute: 'cn', any: [any] })),
      new SubstringFilter({ attribute: 'mail', any: [word] }),
    ],
  });

/** People whose names and address hold each word, in any order and with or without accents. More words than these narrow nothing down any more. */
export const searchFilter = (text: string): Filter =>
  new AndFilter({ filters: [account, ...comparableName(text).split(' ').slice(0, 6).map(byWord)] });

export const numbersFromFilter = (from: number): Filter =>
  new AndFilter({
    filters: [
      account,
      new GreaterThanEqualsFilter({ attribute: 'uidNumber', value: String(from) }),
    ],
  });
