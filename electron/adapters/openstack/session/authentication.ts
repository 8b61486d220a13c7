import type { Clock } from '../../../core/ports/system.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { CloudAccess, Credentials } from './cloud-access.ts';
import type { Http, HttpReply } from '../http/http.ts';
import { readReply } from '../http/read-reply.ts';
import { refusalOf } from '../http/refusal.ts';
import { lifetimeOf, receiptReply, tokenReply, type Token } from './token.ts';
import { transportFailure } from '../http/transport-failure.ts';

/** That Keystone has seen the first factor and waits for the second. Worth as much as a password, and kept as carefully. */
export interface Receipt {
  readonly id: string;
  readonly userId: string;
  readonly validUntil: number;
}

export type Authenticated = { readonly token: Token } | { readonly receipt: Receipt };

export interface AuthenticationOptions {
  readonly access: CloudAccess;
  readonly http: Http;
  readonly clock: Clock;
}

type Identity = Readonly<Record<string, unknown>>;

function userIdentity({
  user,
  password,
  passcode: typed,
  nextPasscode,
}: Extract<Credentials, { kind: 'user' }>): Identity {
  const passcode = typed ?? nextPasscode?.();
  const factors = {
    ...(password === undefined ? {} : { password: { user: { ...user, password } } }),
    ...(passcode === undefined ? {} : { totp: { user: { ...user, passcode } } }),
  };
  return { methods: Object.keys(factors), ...factors };
}

function identityOf(credentials: Credentials): Identity {
  if (credentials.kind === 'user') return userIdentity(credentials);
  if (credentials.kind === 'token') {
    return { methods: ['token'], token: { id: credentials.token } };
  }
  const { of, secret } = credentials;
  return { methods: ['application_credential'], application_credential: { ...of, secret } };
}

/** Everything of the credentials that must not show anywhere. */
export function secretsOf(credentials: Credentials): readonly string[] {
  if (credentials.kind === 'application-credential') return [credentials.secret];
  if (credentials.kind === 'token') return [credentials.token];
  return [credentials.password ?? '', credentials.passcode ?? ''];
}

/** What is sent: with a receipt only the second factor, for the user that the receipt names. */
function authOf(
  credentials: Credentials,
  receipt: Receipt | undefined,
  { scope }: CloudAccess,
): unknown {
  const identity =
    receipt && credentials.kind === 'user'
      ? userIdentity({ ...credentials, user: { id: receipt.userId }, password: undefined })
      : identityOf(credentials);
  // An application credential has its project already, and Keystone refuses a second one.
  const hasScope = credentials.kind !== 'application-credential' && scope !== undefined;
  return { auth: { identity, ...(hasScope ? { scope } : {}) } };
}

const asked = { what: 'sign in', service: 'identity' } as const;

/** A token is renewed when it has lived nine tenths of its time. */
const RENEW_AFTER = 0.9;

const headerOf = (reply: HttpReply, name: string): string | undefined => {
  const value = reply.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function readToken(reply: HttpReply, up: number): Token {
  const id = headerOf(reply, 'x-subject-token');
  const { token: facts } = readReply(reply.text, tokenReply, asked);
  if (id === undefined) {
    const words = 'the reply brings no token';
    throw new AppError('cloud-refused', `The cloud (identity) could not sign in: ${words}`, {
      params: [words, asked.what, asked.service],
    });
  }
  return { id, facts, renewAt: up + lifetimeOf(facts) * RENEW_AFTER };
}

/** The receipt of a 401, where a passcode is all that is missing. */
function readReceipt(reply: HttpReply, up: number): Receipt | undefined {
  const id = headerOf(reply, 'openstack-auth-receipt');
  if (reply.status !== 401 || id === undefined) return undefined;
  const { receipt, required_auth_methods: rules } = readReply(reply.text, receiptReply, asked);
  const missing = rules.map((rule) => rule.filter((method) => !receipt.methods.includes(method)));
  if (!missing.some((methods) => methods.length === 1 && methods[0] === 'totp')) return undefined;
  return { id, userId: receipt.user.id, validUntil: up + lifetimeOf(receipt) };
}

/**
 * One `POST /v3/auth/tokens`. A receipt comes back where the first factor was right and a passcode is wanted. Throws
 * `cloud-sign-in-refused`, and what every call throws.
 */
export async function authenticate(
  credentials: Credentials,
  receipt: Receipt | undefined,
  { access, http, clock }: AuthenticationOptions,
): Promise<Authenticated> {
  const request = {
    method: 'POST',
    url: new URL(`${access.authUrl}/auth/tokens`),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(receipt ? { 'openstack-auth-receipt': receipt.id } : {}),
    },
    body: JSON.stringify(authOf(credentials, receipt, access)),
  } as const;
  const reply = await http.send(request).catch((error: unknown) => {
    throw transportFailure(error, asked);
  });
  const up = clock.up();
  if (reply.status === 201) return { token: readToken(reply, up) };
  const next = readReceipt(reply, up);
  if (next) return { receipt: next };
  const secrets = [...secretsOf(credentials), receipt?.id ?? ''];
  // A token that is gone cannot be found; Keystone says so in the words for pages.
  const isGone = credentials.kind === 'token' && reply.status === 404;
  throw refusalOf(isGone ? { ...reply, status: 401 } : reply, {
    ...asked,
    secrets,
    now: clock.now(),
  });
}
