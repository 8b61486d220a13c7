/** A domain, or whatever else has an id and a name of which either will do. */
export type DomainRef = { readonly id: string } | { readonly name: string };
export type UserRef =
  { readonly id: string } | { readonly name: string; readonly domain: DomainRef };

/** What a token is good for, in Keystone's own shape. */
export type Scope =
  | {
      readonly project:
        { readonly id: string } | { readonly name: string; readonly domain: DomainRef };
    }
  | { readonly domain: DomainRef }
  | { readonly system: { readonly all: true } };

/** What proves who somebody is. */
export type Credentials =
  | {
      readonly kind: 'application-credential';
      readonly of: { readonly id: string } | { readonly name: string; readonly user: UserRef };
      readonly secret: string;
    }
  | {
      readonly kind: 'user';
      readonly user: UserRef;
      readonly password: string | undefined;
      readonly passcode: string | undefined;
      /** Makes a passcode for each sign-in, where the second factor's secret is known: the one of this time, in milliseconds since 1970. */
      readonly nextPasscode?: (time: number) => string;
    }
  | { readonly kind: 'token'; readonly token: string };

/** Where a cloud is and how it is entered: clouds.yaml, `OS_*` and the profile, read and checked. */
export interface CloudAccess {
  /** Ends in `/v3`; https, or a loopback host. */
  readonly authUrl: string;
  readonly region: string | undefined;
  readonly interface: 'public' | 'internal' | 'admin';
  /** CAs in PEM instead of the system's. */
  readonly ca: string | undefined;
  /** Where helpers are looked for who sign in by name. */
  readonly userDomain: DomainRef;
  readonly scope: Scope | undefined;
  /** What there is to start with; without it somebody has to sign in. */
  readonly credentials: Credentials | undefined;
}
