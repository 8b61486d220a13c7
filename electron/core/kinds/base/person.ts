import { z } from 'zod';
import { shellName } from '../../../../shared/names/shell-name.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';

const person = z.object({ shellName, username: z.string() });
/** A person by both names; the developer username is empty until the directory was asked. */
export type PersonOf = z.infer<typeof person>;

/** Facts of a request that may be about the person of the request before it. */
export const followsPerson = {
  /** True where it is, so that other names of that person are other names here. */
  ofParent: z.boolean().optional(),
};

/** The person a request is about, as it knows them; undefined where it is about nobody. */
export function personOf({ facts }: Pick<StoredRequest, 'facts'>): PersonOf | undefined {
  const { data } = person.safeParse(facts);
  return data?.shellName === '' ? undefined : data;
}

/** The names that somebody has by now, as the confirmed request before this one says: they may have been renamed since this was filed. */
export const inheritedPerson = (
  { ofParent }: { readonly ofParent?: boolean | undefined },
  parent: Pick<StoredRequest, 'facts'>,
): PersonOf | undefined => (ofParent ? personOf(parent) : undefined);
