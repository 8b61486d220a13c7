import type { Profile } from '../../shared/domain/profile.ts';

type Named = Pick<Profile, 'accounts' | 'cloud' | 'wikimediaAccount'>;

/** The hosts whose pages may open in the person's own browser: those that the event's profile itself names as pages. */
export function linkHosts({ accounts, cloud, wikimediaAccount }: Named): ReadonlySet<string> {
  const pages = [
    ...accounts.terms.map(({ url }) => url),
    cloud?.toolforge?.requestUrl,
    cloud?.projects?.requestUrl,
    wikimediaAccount?.oauthUrl,
    wikimediaAccount?.phabricatorUrl,
    wikimediaAccount?.limitRequestUrl,
  ];
  return new Set(pages.flatMap((page) => (page === undefined ? [] : [new URL(page).host])));
}
