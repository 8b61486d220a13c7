import { comparableName, sameName } from '../../shared/names/same-name.ts';
import { isOf, mayHaveMade, type Asked, type Ending } from './ending.ts';
import { twice } from './twice.ts';

/**
 * slapd lets two adds of one username through when both come at the same moment. Nobody but a person can say whose it is, so whoever
 * wrote it second and sees it must have told a person.
 */
const isTold = (username: string | number, asked: readonly Asked[]): boolean =>
  asked.some(
    ({ request, facts }) =>
      comparableName(facts.username) === username && request.problem?.code === 'name-taken',
  );

/** Whatever stands in the directory twice, or without anybody having asked for it. */
export function judgeDirectory({ people, residents }: Ending, asked: readonly Asked[]): string[] {
  const isWanted = (entry: Ending['people'][number]): boolean =>
    residents.some(({ shellName }) => sameName(entry.uid, shellName)) ||
    asked.some((one) => isOf(entry, one) && mayHaveMade(one));
  const usernames = twice(people.flatMap(({ cns }) => cns.map(comparableName)));
  return [
    ...people.filter((entry) => !isWanted(entry)).map(({ uid }) => `nobody asked for ${uid}`),
    ...twice(people.flatMap(({ uidNumber }) => uidNumber ?? [])).map((n) => `number ${n}`),
    ...usernames.filter((cn) => !isTold(cn, asked)).map((cn) => `username ${cn}`),
    ...twice(people.map(({ uid }) => comparableName(uid))).map((uid) => `shell name ${uid}`),
  ];
}
