import { readHttpAddress } from '../../../shared/domain/addresses.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { VenueView } from '../../../shared/checklist/venue.ts';
import type { Handlers } from '../base/dispatch.ts';
import { known } from '../base/known.ts';
import type { Venue } from '../ports/connection/venue.ts';
import type { Clock, ServerTime } from '../ports/system.ts';
import { placesOf } from './places.ts';

interface Options {
  readonly profile: Profile;
  /** Practice has no network: nothing is connected to. */
  readonly practice: boolean;
  readonly venue: Venue;
  readonly serverTime: ServerTime;
  readonly clock: Clock;
}

/** By how many whole minutes this computer's clock is off, by what servers say; undefined where none said anything. */
export async function minutesOff({
  serverTime,
  clock,
}: Pick<Options, 'serverTime' | 'clock'>): Promise<number | undefined> {
  // An earlier answer would not do: what carries it on may have stood still while the computer slept.
  const said = await serverTime.ask();
  return said === undefined
    ? undefined
    : Math.round(Math.abs(clock.now().getTime() - said) / 60_000);
}

/** A host of the event that answers pages, where a login page of the venue would be put in between; undefined where none is on the usual port. */
function pageHost({ accounts, wikimediaAccount, cloud }: Profile): string | undefined {
  const urls = [wikimediaAccount?.apiUrl, accounts.nameCheckUrl, cloud?.authUrl];
  const usual = urls.flatMap((url = '') => readHttpAddress(url) ?? []);
  return usual.find(({ port }) => port === 443)?.host;
}

/** What the network lets through; nothing of it in practice. */
export async function checkVenue(options: Omit<Options, 'serverTime' | 'clock'>) {
  const { profile, practice, venue } = options;
  if (practice) return { places: [], portal: undefined };
  const host = pageHost(profile);
  const [portal, ...places] = await Promise.all([
    host === undefined ? undefined : venue.portalBefore(host),
    ...placesOf(profile).map(async (place) => ({
      host: place.host,
      port: place.port,
      ...(await venue.reach(place)),
    })),
  ]);
  return { places, portal };
}

async function check(options: Options): Promise<VenueView> {
  const { practice, venue, clock } = options;
  const [{ places, portal }, off] = await Promise.all([
    checkVenue(options),
    practice ? undefined : minutesOff(options),
  ]);
  const proxy = practice ? undefined : venue.proxyVariable();
  const at = clock.now().toISOString();
  return { at, places, ...known({ portal, proxy, minutesOff: off }) };
}

/** The method about the network of a venue. */
export const networkHandlers = (options: Options) =>
  ({
    'network.check': { needs: 'ask', run: () => check(options) },
  }) satisfies Partial<Handlers>;
