import { undoFacts } from '../../electron/core/kinds/account/undo-facts.ts';
import { keysFacts } from '../../electron/core/kinds/keys/facts.ts';
import { linkFacts, unlinkFacts } from '../../electron/core/kinds/link/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { sameName } from '../../shared/names/same-name.ts';
import type { RequestKind } from '../../shared/requests/request.ts';
import { fingerprintOf } from './ask.ts';
import type { Ending } from './ending.ts';
import { isContested } from './wants.ts';
import { accountWent, hasGone } from './went.ts';

type Look = (request: StoredRequest, ending: Ending) => string[];

const says = (isTrue: boolean, problem: string): string[] => (isTrue ? [] : [problem]);

const keysOf = (shellName: string, { people }: Ending): string[] | undefined =>
  people.find(({ uid }) => sameName(uid, shellName))?.sshPublicKeys.map(fingerprintOf);

const isLinked = (shellName: string, id: number, { links }: Ending): boolean =>
  links.some((one) => sameName(one.shellName, shellName) && one.id === id);

const sshKeys: Look = (request, ending) => {
  const { shellName, add, remove } = keysFacts.parse(request.facts);
  if (isContested(request, ending.requests)) return [];
  const held = keysOf(shellName, ending);
  if (!held) return ['no such account'];
  return [
    ...says(add === undefined || held.includes(add.fingerprint), 'the key is not there'),
    ...says(!remove.some((key) => held.includes(key)), 'a key is still there'),
  ];
};

const link: Look = (request, ending) => {
  const { shellName, wikimedia } = linkFacts.parse(request.facts);
  const isTrue = isContested(request, ending.requests) || isLinked(shellName, wikimedia.id, ending);
  return says(isTrue, 'no link');
};

const unlink: Look = (request, ending) => {
  const { shellName, wikimedia } = unlinkFacts.parse(request.facts);
  const isTrue =
    isContested(request, ending.requests) || !isLinked(shellName, wikimedia.id, ending);
  return says(isTrue, 'still linked');
};

/** An account that somebody else asked for as well may have been made anew since. */
const isMadeAgain = (name: string, of: string, { requests }: Ending): boolean =>
  requests.some(
    ({ id, kind, facts, attempted }) =>
      kind === 'account' &&
      id !== of &&
      sameName(String(facts['shellName']), name) &&
      attempted.length > 0,
  );

const undoAccount: Look = ({ facts }, ending) => {
  const { of, shellName, agreed, sshKey } = undoFacts.parse(facts);
  const held = keysOf(shellName, ending);
  if (!held || isMadeAgain(shellName, of, ending)) return [];
  const hasKey = sshKey !== undefined && held.includes(fingerprintOf(sshKey));
  return [
    ...says(!agreed.includes('account'), 'the account is still there'),
    ...says(!agreed.includes('key') || !hasKey, 'the key is still there'),
  ];
};

/** What people change of their own entries, and the undo of an account; each look answers what was confirmed and is not so. */
export const ownLooks: { readonly [K in RequestKind]?: Look } = {
  'ssh-keys': sshKeys,
  'link-wikimedia': link,
  'unlink-wikimedia': unlink,
  'undo-account': undoAccount,
};

/** Another request about the same entry, or the same account of the wikis, which was true when this one looked. */
const sharers = (request: StoredRequest, { requests }: Ending): StoredRequest[] => {
  const idOf = ({ facts }: StoredRequest): unknown =>
    linkFacts.pick({ wikimedia: true }).safeParse(facts).data?.wikimedia.id;
  const { shellName } = request.facts;
  return requests.filter(
    (other) =>
      other !== request &&
      (other.facts['shellName'] === shellName ||
        (idOf(request) !== undefined && idOf(other) === idOf(request))),
  );
};

const standingLinks = ({ residents }: Ending) =>
  residents.flatMap(({ shellName, wikimedia }) => (wikimedia ? [{ shellName, ...wikimedia }] : []));

type Reason = (request: StoredRequest, ending: Ending) => boolean;

const reasons: Partial<Record<ErrorCode, Reason>> = {
  'account-missing': (request, ending) => hasGone(request, ending.requests),
  'account-blocked': ({ facts: { shellName } }, { people }) =>
    people.some(({ uid, blocked }) => uid === shellName && blocked),
  'wikimedia-linked-elsewhere': (request, ending) => {
    const { wikimedia, shellName } = linkFacts.parse(request.facts);
    const isOthers = ({ shellName: holder, id }: Ending['links'][number]): boolean =>
      id === wikimedia.id && holder !== shellName;
    return (
      [...ending.links, ...standingLinks(ending)].some(isOthers) || sharesLink(request, ending)
    );
  },
  'wikimedia-other-linked': (request, ending) => {
    const { wikimedia, shellName } = linkFacts.parse(request.facts);
    const isOther = ({ shellName: holder, id }: Ending['links'][number]): boolean =>
      holder === shellName && id !== wikimedia.id;
    return [...ending.links, ...standingLinks(ending)].some(isOther) || sharesLink(request, ending);
  },
  // Somebody has added something to it since.
  'undo-kept': ({ facts, ...request }, ending) =>
    ending.people.some(({ uid }) => uid === facts['shellName']) &&
    sharers({ facts, ...request }, ending).some(({ id }) => id !== facts['of']),
  'directory-refused': (request, { requests }) => isContested(request, requests),
};

/** A link to the same account, or of the same person, that may have been taken back since. */
const sharesLink: Reason = (request, ending) =>
  sharers(request, ending).some(
    ({ kind, attempted }) => kind === 'link-wikimedia' && attempted.includes('link-account'),
  );

/** Whether the reason that a person is told stands in the directory for everybody to see. */
export function isOwnReason(request: StoredRequest, ending: Ending): boolean {
  const { problem } = request;
  return (problem && reasons[problem.code]?.(request, ending)) ?? false;
}

/** The same of what an account's request is told, where that account was undone since. */
export const wentSince = (names: readonly string[], { requests }: Ending): boolean =>
  names.some((name) => accountWent(name, requests));
