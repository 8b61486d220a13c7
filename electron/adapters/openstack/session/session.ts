import type { z } from 'zod';
import { AppError } from '../../../core/base/errors.ts';
import type { CloudCredentials } from '../../../core/ports/cloud.ts';
import type { Clock } from '../../../core/ports/system.ts';
import type { Asked, CloudService } from '../http/asked.ts';
import type { CloudAccess } from './cloud-access.ts';
import { endpointOf } from './endpoint.ts';
import type { Http, HttpReply, HttpRequest, Method } from '../http/http.ts';
import { readReply } from '../http/read-reply.ts';
import { refusalOf } from '../http/refusal.ts';
import type { Token } from './token.ts';
import { createTokens } from './tokens.ts';
import { transportFailure } from '../http/transport-failure.ts';

/** One call to a service, as its API reference has it. */
export interface Call<T> extends Asked {
  readonly method: Method;
  /** Below the service's endpoint, made with `path`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly reply: z.ZodType<T>;
}

export interface SessionOptions {
  readonly access: CloudAccess;
  readonly http: Http;
  readonly clock: Clock;
}

/** Calls to the services of one cloud, with a token that is kept good. Throws `AppError` as the port `Cloud` says. */
export interface Session {
  call<T>(call: Call<T>): Promise<T>;
  /** Whether the catalogue has the service, in this region and by this interface. */
  has(service: CloudService): Promise<boolean>;
  token(): Promise<Token>;
  signIn(credentials: CloudCredentials): Promise<void>;
  signOut(): void;
}

const missing = ({ service }: Asked): AppError =>
  new AppError('cloud-service-missing', `The catalogue has no ${service} service here`, {
    params: [service],
  });

function requestOf<T>(call: Call<T>, endpoint: URL, token: Token): HttpRequest {
  const url = new URL(endpoint);
  url.pathname += call.path;
  url.search = new URLSearchParams(call.query).toString();
  return {
    method: call.method,
    url,
    headers: {
      accept: 'application/json',
      ...call.headers,
      'x-auth-token': token.id,
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  };
}

/** A service that takes no token, however new. An application credential with access rules is answered so where they say no. */
function stillUnauthorized(refusal: AppError, { facts }: Token): AppError {
  const code = facts.application_credential ? 'cloud-no-rights' : 'cloud-sign-in-refused';
  const words = facts.application_credential
    ? 'the access rules of the application credential do not allow this'
    : 'the service does not take the token that was just made';
  return new AppError(code, `${refusal.message} (${words})`, {
    params: [words, ...refusal.params.slice(1)],
    cause: refusal.cause,
  });
}

export function createSession({ access, http, clock }: SessionOptions): Session {
  const tokens = createTokens({ access, http, clock });

  const send = async <T>(call: Call<T>, token: Token): Promise<HttpReply> => {
    const endpoint = endpointOf(token.facts, call.service, access);
    if (!endpoint) throw missing(call);
    try {
      return await http.send(requestOf(call, endpoint, token));
    } catch (error) {
      throw transportFailure(error, call);
    }
  };

  const finish = <T>(call: Call<T>, reply: HttpReply): T => {
    if (reply.status >= 200 && reply.status < 300) return readReply(reply.text, call.reply, call);
    const occasion = { what: call.what, service: call.service };
    throw refusalOf(reply, { ...occasion, secrets: tokens.secrets(), now: clock.now() });
  };

  return {
    async call(call) {
      const token = await tokens.current();
      const reply = await send(call, token);
      if (reply.status !== 401) return finish(call, reply);
      // It expired or was revoked; nothing was done for it, so that any call may be repeated.
      const renewed = await tokens.renewed(token);
      const second = await send(call, renewed);
      if (second.status !== 401) return finish(call, second);
      const occasion = { what: call.what, service: call.service, secrets: tokens.secrets() };
      throw stillUnauthorized(refusalOf(second, { ...occasion, now: clock.now() }), renewed);
    },
    has: async (service) =>
      endpointOf((await tokens.current()).facts, service, access) !== undefined,
    token: () => tokens.current(),
    signIn: (credentials) => tokens.signIn(credentials),
    signOut: () => tokens.signOut(),
  };
}
