import { accountFacts } from '../../electron/core/kinds/account/facts.ts';
import { undoFacts } from '../../electron/core/kinds/account/undo-facts.ts';
import { keysFacts } from '../../electron/core/kinds/keys/facts.ts';
import { linkFacts } from '../../electron/core/kinds/link/facts.ts';
import type { PersonEntry } from '../../electron/core/ports/directory.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { sameName } from '../../shared/names/same-name.ts';
import { fingerprintOf } from './ask.ts';
import type { Ending } from './ending.ts';
import type { Verdict } from './run-result.ts';
import { twice } from './twice.ts';

type Requests = readonly StoredRequest[];
type Found = Pick<Verdict, 'lost' | 'doubled'>;

/** Of everything that may have been written to somebody's entry: which keys were to come, and which to go, by their fingerprints. */
function keysWanted(requests: Requests, uid: string): { come: string[]; go: string[] } {
  const about = requests.filter(({ facts }) => sameName(String(facts['shellName']), uid));
  const come = about.flatMap(({ kind, facts, attempted }) => {
    if (kind === 'account' && attempted.length > 0) return accountFacts.parse(facts).sshKey ?? [];
    const isSent = kind === 'ssh-keys' && attempted.includes('add-key');
    return (isSent ? keysFacts.parse(facts).add?.line : undefined) ?? [];
  });
  const go = about.flatMap(({ kind, facts }) => {
    if (kind === 'ssh-keys') return keysFacts.parse(facts).remove;
    const { sshKey, agreed } = kind === 'undo-account' ? undoFacts.parse(facts) : {};
    return sshKey !== undefined && agreed?.includes('key') ? [fingerprintOf(sshKey)] : [];
  });
  return { come: come.map(fingerprintOf), go };
}

function judgeKeys({ uid, sshPublicKeys }: PersonEntry, { residents }: Ending, requests: Requests) {
  const old = residents.find(({ shellName }) => sameName(shellName, uid))?.keys ?? [];
  const standing = old.map(fingerprintOf);
  const held = sshPublicKeys.map(fingerprintOf);
  const { come, go } = keysWanted(requests, uid);
  return {
    lost: standing
      .filter((key) => !held.includes(key) && !go.includes(key))
      .map((key) => `key ${key} of ${uid}`),
    doubled: [
      ...twice(held).map((key) => `key ${key} of ${uid}`),
      ...held
        .filter((key) => !standing.includes(key) && !come.includes(key))
        .map((key) => `nobody asked for key ${key} of ${uid}`),
    ],
  };
}

function judgeLinks({ residents, links }: Ending, requests: Requests): Found {
  const old = residents.flatMap(({ shellName, wikimedia }) =>
    wikimedia ? [{ shellName, id: wikimedia.id }] : [],
  );
  const asked = requests
    .filter(
      ({ kind, attempted }) => kind === 'link-wikimedia' && attempted.includes('link-account'),
    )
    .map(({ facts }) => linkFacts.parse(facts))
    .map(({ shellName, wikimedia: { id } }) => ({ shellName, id }));
  type Link = (typeof old)[number];
  const isAmong = ({ shellName, id }: Link, all: readonly Link[]): boolean =>
    all.some((one) => sameName(one.shellName, shellName) && one.id === id);
  const inWords = ({ shellName, id }: Link): string => `link of ${shellName} to ${id}`;
  return {
    // Of old: whoever asks here has only their own undone.
    lost: old.filter((one) => !isAmong(one, links)).map(inWords),
    doubled: [
      ...twice(links.map(({ id }) => id)).map((id) => `link to ${id}`),
      ...links
        .filter((one) => !isAmong(one, [...old, ...asked]))
        .map((one) => `nobody asked for ${inWords(one)}`),
    ],
  };
}

/** Whatever of people's entries, their keys and their links is gone without anybody having wanted it to go, stands twice, or was not asked for. */
export function judgePeople(ending: Ending, requests: Requests): Found {
  const { people, residents } = ending;
  const isThere = (name: string): boolean => people.some(({ uid }) => sameName(uid, name));
  const found = [
    ...people.map((entry) => judgeKeys(entry, ending, requests)),
    judgeLinks(ending, requests),
  ];
  return {
    lost: [
      ...residents
        .filter(({ shellName }) => !isThere(shellName))
        .map(({ shellName }) => `the account of ${shellName}`),
      ...found.flatMap(({ lost }) => lost),
    ],
    doubled: found.flatMap(({ doubled }) => doubled),
  };
}
