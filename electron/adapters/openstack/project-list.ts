import { z } from 'zod';
import type { CloudProject } from '../../core/ports/cloud.ts';
import type { Session } from './session/session.ts';

/** A project as Keystone writes it. */
export const project = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: z.string().nullish(),
  domain_id: z.string().nullish(),
  enabled: z.boolean(),
  tags: z.array(z.string()).default([]),
});
/** A project as Keystone writes it. */
export type KeystoneProject = z.infer<typeof project>;

/** A project as the core has it, without what only Keystone needs. */
export const projectOf = ({
  description,
  domain_id: _,
  ...rest
}: KeystoneProject): CloudProject => ({
  ...rest,
  description: description ?? '',
});

/** Keystone cuts a list off at its `list_limit` and says so; newer ones link to a next page. */
const page = z.object({
  projects: z.array(project),
  truncated: z.boolean().default(false),
  links: z.object({ next: z.string().nullish() }).default({}),
});

/** So many pages are read: more projects than any screen shows. */
const MOST_PAGES = 50;

/** What a list was found to hold, and whether that is all of it. */
interface Listed {
  readonly projects: readonly KeystoneProject[];
  readonly isWhole: boolean;
}

interface Place {
  /** Of the Identity API: `/projects` or `/auth/projects`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * The projects of a list, page by page as `listAll` reads those of other services: each page by the last id of the one before, never by its link. Where
 * Keystone keeps some of them to itself, or its pages go round, what there is is not the whole. Throws what the session throws.
 */
export async function listKeystoneProjects(
  session: Pick<Session, 'call'>,
  { path, query }: Place,
): Promise<Listed> {
  const found = new Map<string, KeystoneProject>();
  const ask = { service: 'identity', what: 'list the projects', method: 'GET', path } as const;
  let marker: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const further = marker === undefined ? {} : { marker };
    const next = await session.call({ ...ask, query: { ...query, ...further }, reply: page });
    const { size } = found;
    for (const one of next.projects) found.set(one.id, one);
    if (!next.links.next) return { projects: [...found.values()], isWhole: !next.truncated };
    marker = next.projects.at(-1)?.id;
    if (found.size === size) break;
  }
  return { projects: [...found.values()], isWhole: false };
}
