import { z } from 'zod';
import type { WikimediaAccount } from '../../../shared/requests/link.ts';
import { AppError } from '../../core/base/errors.ts';
import { askJson } from './ask-json.ts';

/** Extension:CentralAuth, `ApiQueryGlobalUserInfo`; a name that cannot be one is an error of the API. */
const reply = z.union([
  z.object({
    query: z.object({
      globaluserinfo: z.object({
        id: z.int().positive(),
        name: z.string().min(1),
        registration: z.iso.datetime().optional(),
        locked: z.boolean().default(false),
      }),
    }),
  }),
  z.object({ query: z.object({ globaluserinfo: z.object({ missing: z.literal(true) }) }) }),
  z.object({ error: z.object({ code: z.enum(['invaliduser', 'baduser']) }) }),
]);

/**
 * Looks a Wikimedia account up by its name through the public API (`action=query&meta=globaluserinfo`, no login). Throws
 * `wikimedia-unknown` where nobody has the name, or it is hidden; `wikimedia-unreachable`.
 */
export async function lookUpUser(apiUrl: string, name: string): Promise<WikimediaAccount> {
  const url = new URL(apiUrl);
  const asked = { action: 'query', meta: 'globaluserinfo', guiuser: name };
  url.search = new URLSearchParams({ ...asked, format: 'json', formatversion: '2' }).toString();
  const answer = await askJson({ url }, reply);
  const user = 'query' in answer ? answer.query.globaluserinfo : undefined;
  if (!user || 'missing' in user) {
    throw new AppError('wikimedia-unknown', 'No Wikimedia account has this name', {
      params: [name],
    });
  }
  const { registration, ...account } = user;
  return registration === undefined ? account : { ...account, registered: registration };
}
