import type { Profile } from '../../../shared/domain/profile.ts';
import type { WikimediaAccounts } from '../../core/ports/wikimedia-accounts.ts';
import { proveByOAuth } from './oauth-proof.ts';
import { lookUpUser } from './user-info.ts';

/** The wikis of the profile. Nobody can prove anything where it names no OAuth client. */
export function createWikimediaAccounts({
  apiUrl,
  oauthUrl,
  clientId,
}: NonNullable<Profile['wikimediaAccount']>): WikimediaAccounts {
  const client =
    oauthUrl === undefined || clientId === undefined ? undefined : { oauthUrl, clientId };
  return {
    lookUp: (name) => lookUpUser(apiUrl, name),
    prove: client && (() => proveByOAuth(client)),
  };
}
