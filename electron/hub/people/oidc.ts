import * as oidc from 'openid-client';
import { z } from 'zod';
import type { Flow } from '../../adapters/postgres/sessions/sessions.ts';
import { AppError } from '../../core/base/errors.ts';
import type { EventConfig } from '../config/hub-config.ts';
import type { Person } from './roles.ts';

/** In seconds, for each question to the provider. */
const PATIENCE = 10;

const oneOrMany = z.union([z.string(), z.array(z.string())]);
const claims = z.object({
  preferred_username: oneOrMany.optional(),
  uid: oneOrMany.optional(),
  name: oneOrMany.optional(),
  cn: oneOrMany.optional(),
  groups: oneOrMany.optional(),
  memberOf: oneOrMany.optional(),
});
/** CAS puts everything into `attributes` unless it is told otherwise (`userProfileViewType`). */
const profile = claims.extend({ attributes: claims.optional() });

const list = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat();

/** The first of several, where anything was said. */
const first = (...said: (string | string[] | undefined)[]): string | undefined =>
  said.flatMap(list).find((text) => text !== '');

/** The one name that a claim says; undefined where it says several: which of them is theirs alone, only the directory knows. */
function onlyOne(said: string | string[] | undefined): string | undefined {
  const [name, ...others] = new Set(list(said).filter((text) => text !== ''));
  return others.length === 0 ? name : undefined;
}

/** Whom a provider's answer tells of, flat or nested; undefined where it names nobody, or more than one. */
export function personOf(answer: unknown): Person | undefined {
  const read = profile.safeParse(answer);
  if (!read.success) return undefined;
  const { attributes, ...flat } = read.data;
  const said = { ...flat, ...attributes };
  const uid = onlyOne(said.preferred_username ?? said.uid);
  if (uid === undefined) return undefined;
  return {
    uid,
    name: first(said.name, said.cn) ?? uid,
    groups: list(said.groups ?? said.memberOf),
  };
}

interface Options {
  readonly event: string;
  /** Where the provider sends browsers back to. */
  readonly callback: string;
  readonly provider: NonNullable<EventConfig['oidc']>;
  readonly secret: string;
}

const away = (cause: unknown): AppError =>
  new AppError('hub-provider-away', 'The identity provider did not answer as it should', { cause });

/**
 * Signs people in at an OpenID provider: authorization code with PKCE, state and nonce (OpenID Connect Core 3.1, RFC 7636), the person from its userinfo.
 * Nothing is asked before somebody signs in. Throws `hub-provider-away`.
 */
export function createOidcSignIn({ event, callback, provider, secret }: Options) {
  const { issuer, clientId, scope } = provider;
  let found: Promise<oidc.Configuration> | undefined;
  const discover = (): Promise<oidc.Configuration> => {
    found ??= oidc
      .discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretPost(secret), {
        timeout: PATIENCE,
      })
      .catch((error: unknown) => {
        found = undefined;
        throw away(error);
      });
    return found;
  };

  return {
    /** Where to send the browser, and what the hub has to remember of it. */
    async begin(): Promise<{ readonly url: string; readonly flow: Flow }> {
      const config = await discover();
      const flow = {
        event,
        verifier: oidc.randomPKCECodeVerifier(),
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
      };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      });
      return { url: url.href, flow };
    },

    /** Whom the provider sent back with this query; undefined where it sent nobody, or what it says does not fit the flow. */
    async end(query: string, { verifier, state, nonce }: Flow): Promise<Person | undefined> {
      const config = await discover();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(callback + query), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const subject = tokens.claims()?.sub;
        if (subject === undefined) return undefined;
        return personOf(await oidc.fetchUserInfo(config, tokens.access_token, subject));
      } catch (error) {
        if (isRefusal(error)) return undefined;
        throw away(error);
      }
    },
  };
}

/** What the provider, or the library in its place, said no to; everything else is a provider that is away. */
const isRefusal = (error: unknown): boolean =>
  error instanceof oidc.AuthorizationResponseError ||
  error instanceof oidc.ResponseBodyError ||
  (error instanceof oidc.ClientError && error.code !== 'OAUTH_TIMEOUT');

/** A sign-in at another place. */
export type SignInElsewhere = ReturnType<typeof createOidcSignIn>;
