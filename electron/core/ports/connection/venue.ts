import type { PlaceFound } from '../../../../shared/checklist/venue.ts';

/** A place in the network that a desk or a newcomer connects to. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** What has to answer there; left out where nothing can be told by listening. */
  readonly speaks?: 'ssh' | 'tls';
  /** True where the profile brings the certificates of its issuers, which only its client reads. */
  readonly ownCa?: boolean;
}

/** The network that this computer is in. */
export interface Venue {
  /** Looks the name up, connects, and listens whether the right kind of server answers. Ends by itself after a few seconds; never throws. */
  reach(place: Place): Promise<PlaceFound>;
  /** Where the network sends whoever asks this host for a page without encryption; undefined where nowhere else. Never throws. */
  portalBefore(host: string): Promise<string | undefined>;
  /** The variable of the environment that names a proxy; Lanyard and ssh connect without it. */
  proxyVariable(): string | undefined;
}
