import type { Clock } from '../../../core/ports/system.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { CloudAccess, Credentials } from './cloud-access.ts';
import type { Http, HttpReply } from '../http/http.ts';
import { readReply } from '../http/read-reply.ts';
import { refusalOf } from '../http/refusal.ts';
import type { KeystoneTime } from './keystone-time.ts';
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
  /** Of one cloud, for as long as it is talked with. */
  readonly time: KeystoneTime;
}

type Identity = Readonly<Record<string, unknown>>;

type UserCredentials = Extract<Credentials, { kind: 'user' }>;

function userIdentity({ user, password, passcode }: UserCredentials): Identity {
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

/** The credentials with the passcode of this time, where one is made. */
function withPasscode(credentials: Credentials, time: number): Credentials {
  if (credentials.kind !== 'user' || !credentials.nextPasscode) return credentials;
  return { ...credentials, passcode: credentials.passcode ?? credentials.nextPasscode(time) };
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

const RECEIPT = 'openstack-auth-receipt';

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
  const id = headerOf(reply, RECEIPT);
  if (reply.status !== 401 || id === undefined) return undefined;
  const { receipt, required_auth_methods: rules } = readReply(reply.text, receiptReply, asked);
  const missing = rules.map((rule) => rule.filter((method) => !receipt.methods.includes(method)));
  if (!missing.some((methods) => methods.length === 1 && methods[0] === 'totp')) return undefined;
  return { id, userId: receipt.user.id, validUntil: up + lifetimeOf(receipt) };
}

/** Sends them as they are. */
async function send(
  credentials: Credentials,
  receipt: Receipt | undefined,
  { access, http }: AuthenticationOptions,
): Promise<HttpReply> {
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
  return http.send(request).catch((error: unknown) => {
    throw transportFailure(error, asked);
  });
}

/**
 * Sends them with the passcode of now. Where that was refused and another one is due by Keystone's time, this machine's clock is off: that one is sent, and
 * where it is taken, its time counts from then on.
 */
async function sendInTime(
  credentials: Credentials,
  receipt: Receipt | undefined,
  options: AuthenticationOptions,
): Promise<HttpReply> {
  const { time } = options;
  const first = withPasscode(credentials, time.now());
  const reply = await send(first, receipt, options);
  const isRefused = reply.status === 401 && headerOf(reply, RECEIPT) === undefined;
  const theirs = isRefused ? time.otherThan(reply.headers.date) : undefined;
  const second = withPasscode(credentials, theirs ?? time.now());
  if (theirs === undefined || !isOtherPasscode(first, second)) return reply;
  const began = options.clock.up();
  const answer = await send(second, receipt, options);
  if (answer.status === 201) time.isAt(theirs + options.clock.up() - began);
  return answer;
}

const isOtherPasscode = (one: Credentials, other: Credentials): boolean =>
  one.kind === 'user' && other.kind === 'user' && one.passcode !== other.passcode;

/**
 * One `POST /v3/auth/tokens`, or two where a passcode was made by a clock that is off. A receipt comes back where the first factor was right and a passcode
 * is wanted. Throws `cloud-sign-in-refused`, and what every call throws.
 */
export async function authenticate(
  credentials: Credentials,
  receipt: Receipt | undefined,
  options: AuthenticationOptions,
): Promise<Authenticated> {
  const { clock } = options;
  const reply = await sendInTime(credentials, receipt, options);
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
