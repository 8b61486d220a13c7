import { createHash, randomUUID } from 'node:crypto';

export interface WikiUser {
  readonly id: number;
  readonly name: string;
  readonly locked?: boolean;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

interface Grant {
  readonly user: WikiUser;
  readonly redirectUri: string;
  readonly challenge: string;
}

interface Options {
  readonly clientId: string;
  readonly users: readonly WikiUser[];
  /** Access tokens that were given out. */
  readonly tokens: Map<string, WikiUser>;
}

/** The first thing that is wrong, in the order of the standard's checks. */
const firstWrong = (...checks: readonly (readonly [boolean, Reply])[]): Reply | undefined =>
  checks.find(([isRight]) => !isRight)?.[1];

const refuse = (error: string, status = 400): Reply => ({ status, body: { error } });

/** A redirect is the registered one where all but a loopback port agrees (RFC 8252 7.3). */
const isRegistered = (given: string, registered: string): boolean => {
  if (!URL.canParse(given)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(given);
  return `${protocol}//${hostname}${pathname}${search}${hash}` === registered;
};

const challengeOf = (verifier: string): string | undefined =>
  /^[\w.~-]{43,128}$/.test(verifier)
    ? createHash('sha256').update(verifier).digest('base64url')
    : undefined;

const reader =
  (fields: URLSearchParams) =>
  (name: string): string =>
    fields.get(name) ?? '';

/** As strict as Extension:OAuth with a public client, and as the standards ask: exact redirect, PKCE with S256, a code for one use. */
export function createOAuthServer({ clientId, users, tokens }: Options) {
  const grants = new Map<string, Grant>();

  const grant = (user: WikiUser, get: (name: string) => string): string => {
    const code = randomUUID();
    const challenge = get('code_challenge');
    grants.set(code, { user, redirectUri: get('redirect_uri'), challenge });
    return code;
  };

  const redeem = (get: (name: string) => string): Reply => {
    const held = grants.get(get('code'));
    grants.delete(get('code'));
    const isProven = held !== undefined && challengeOf(get('code_verifier')) === held.challenge;
    if (!isProven || held.redirectUri !== get('redirect_uri')) return refuse('invalid_grant');
    const token = randomUUID();
    tokens.set(token, held.user);
    const body = { token_type: 'Bearer', expires_in: 14_400, access_token: token };
    return { status: 200, body: { ...body, refresh_token: randomUUID() } };
  };

  return {
    /** The page where a person logs in and agrees; `who` is who does. */
    authorize(query: URLSearchParams, who: string): Reply {
      const get = reader(query);
      const back = get('redirect_uri');
      const user = users.find(({ name }) => name === who);
      const wrong = firstWrong(
        [get('client_id') === clientId, refuse('invalid_client', 401)],
        [isRegistered(back, 'http://127.0.0.1/wikimedia'), refuse('invalid_client', 401)],
        [get('response_type') === 'code', refuse('unsupported_response_type')],
        [get('code_challenge_method') === 'S256', refuse('invalid_request')],
        [/^[\w-]{43}$/.test(get('code_challenge')), refuse('invalid_request')],
        [user?.locked !== true, refuse('locked', 403)],
      );
      if (wrong) return wrong;
      const location = new URL(back);
      location.searchParams.set('state', get('state'));
      const [name, value] = user ? ['code', grant(user, get)] : ['error', 'access_denied'];
      location.searchParams.set(name, value);
      return { status: 302, headers: { location: location.href } };
    },

    accessToken(type: string | undefined, fields: URLSearchParams): Reply {
      const get = reader(fields);
      const isForm = type?.startsWith('application/x-www-form-urlencoded') === true;
      const wrong = firstWrong(
        [isForm, refuse('invalid_request')],
        [get('grant_type') === 'authorization_code', refuse('unsupported_grant_type')],
        [get('client_id') === clientId, refuse('invalid_client', 401)],
      );
      return wrong ?? redeem(get);
    },

    profile(authorization = ''): Reply {
      const user = tokens.get(authorization.replace(/^Bearer /, ''));
      if (!user) return { status: 401, body: { httpCode: 401 } };
      return { status: 200, body: { sub: user.id, username: user.name, blocked: false } };
    },
  };
}
