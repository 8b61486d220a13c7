import { sameName } from '../../shared/names/same-name.ts';
import { sameKey } from '../../shared/keys/ssh-key.ts';
import { isContested } from './wants.ts';
import { isOf, mayHaveMade, type Asked, type Ending } from './ending.ts';

type Problems = Pick<Record<'lost' | 'untrue', string[]>, 'lost' | 'untrue'>;

const isSame = (one: Asked, other: Asked): boolean =>
  sameName(one.facts.shellName, other.facts.shellName);

/**
 * The number that a request tells was true when it looked. Since then another request for the same entry may have given it up: one
 * that made the entry while this one found it, or its twin, where two desks sent one card at the same moment.
 */
const isItsNumber = (one: Asked, others: readonly Asked[]): boolean =>
  one.facts.uidNumber === one.entry?.uidNumber ||
  others.some((other) => other.facts.givenUp.some((number) => number === one.facts.uidNumber));

/** Who made an entry: a resident's nobody here, anybody else's one of those who asked for it. */
function isItsOrigin({ facts }: Asked, others: readonly Asked[], { residents }: Ending): boolean {
  const isResident = residents.some(({ shellName }) => sameName(shellName, facts.shellName));
  if (isResident) return facts.origin === 'there-before';
  return facts.origin === 'made' || others.some(mayHaveMade);
}

async function passwordWorks({ entry, passwords }: Asked, { accepts }: Ending): Promise<boolean> {
  const tried = passwords.map((password) => accepts(entry?.uid ?? '', password));
  return (await Promise.all(tried)).includes(true);
}

/** Whoever has the password may have taken it out since. */
const hasItsKey = ({ request, entry, facts: { sshKey } }: Asked, { requests }: Ending): boolean =>
  sshKey === undefined ||
  (entry?.sshPublicKeys.some((key) => sameKey(key, sshKey)) ?? false) ||
  isContested(request, requests);

const says = (isTrue: boolean, problem: string): string[] => (isTrue ? [] : [problem]);

/** What a confirmed request claims and the directory does not show. */
export async function judgeConfirmed(
  one: Asked,
  all: readonly Asked[],
  ending: Ending,
): Promise<Problems> {
  if (!one.entry || !isOf(one.entry, one)) return { lost: ['no such entry'], untrue: [] };
  const others = all.filter((other) => other !== one && isSame(one, other));
  const { passwordProven, origin } = one.facts;
  const isPasswordTrue =
    (!passwordProven && origin !== 'made') || (await passwordWorks(one, ending));
  return {
    lost: says(hasItsKey(one, ending), 'the key is not there'),
    untrue: [
      ...says(isItsNumber(one, others), 'another number'),
      ...says(isItsOrigin(one, others, ending), `not ${origin}`),
      ...says(isPasswordTrue, 'the password does not work'),
    ],
  };
}
