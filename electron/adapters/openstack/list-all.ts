import { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import type { Call, Session } from './session/session.ts';

interface Listing<T> extends Pick<
  Call<unknown>,
  'service' | 'what' | 'path' | 'query' | 'headers'
> {
  /** The key of the list in the reply. */
  readonly key: string;
  readonly item: z.ZodType<T>;
}

interface PageParts {
  readonly items: unknown;
  readonly beside?: unknown;
  readonly within?: unknown;
}

/** Nova, Cinder, Neutron and Trove say beside the list whether more follow, Designate in `links`. */
const pageOf = <T>({ key, item }: Pick<Listing<T>, 'key' | 'item'>) =>
  z
    .record(z.string(), z.unknown())
    .transform((body): PageParts => ({
      items: body[key],
      beside: body[`${key}_links`],
      within: body['links'],
    }))
    .pipe(
      z.object({
        items: z.array(item),
        beside: z.array(z.object({ rel: z.string() })).default([]),
        within: z.object({ next: z.string().nullish() }).default({}),
      }),
    )
    .transform(({ items, beside, within }) => ({
      items,
      hasMore: beside.some(({ rel }) => rel === 'next') || Boolean(within.next),
    }));

/**
 * Every item of a list, page by page. The services' own links to the next page are not followed, since a token goes only where the
 * catalogue says: each page is asked for by the last id of the one before it. Throws `cloud-refused` where the pages go round.
 */
export async function listAll<T extends { readonly id: string }>(
  session: Pick<Session, 'call'>,
  { key, item, ...ask }: Listing<T>,
): Promise<readonly T[]> {
  const found = new Map<string, T>();
  for (let marker: string | undefined; ;) {
    const query = { ...ask.query, ...(marker === undefined ? {} : { marker }) };
    const reply = pageOf({ key, item });
    const page = await session.call({ ...ask, method: 'GET', query, reply });
    const { size } = found;
    for (const one of page.items) found.set(one.id, one);
    marker = page.items.at(-1)?.id;
    if (!page.hasMore || marker === undefined) return [...found.values()];
    if (found.size === size) throw endless(ask);
  }
}

const endless = ({ what, service }: Pick<Call<unknown>, 'what' | 'service'>): AppError =>
  new AppError('cloud-refused', `The cloud (${service}) could not ${what}: its pages go round`, {
    params: ['the pages of the list go round', what, service],
  });
