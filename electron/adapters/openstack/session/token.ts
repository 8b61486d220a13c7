import { z } from 'zod';

const named = z.object({ id: z.string().min(1), name: z.string() });
const owned = named.extend({ domain: named });

const endpoint = z.object({
  interface: z.string(),
  region_id: z.string().nullish(),
  url: z.string(),
});

/** The reply to `POST /v3/auth/tokens` (Keystone's API reference, "Authentication and token management"). */
export const tokenReply = z.object({
  token: z.object({
    methods: z.array(z.string()),
    user: owned,
    project: owned.optional(),
    roles: z.array(named).default([]),
    catalog: z.array(z.object({ type: z.string(), endpoints: z.array(endpoint) })).default([]),
    issued_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    application_credential: z.object({ id: z.string() }).optional(),
  }),
});

/** What Keystone says with 401 where one factor was right and another is needed. */
export const receiptReply = z.object({
  receipt: z.object({
    user: z.object({ id: z.string() }),
    methods: z.array(z.string()),
    issued_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  }),
  required_auth_methods: z.array(z.array(z.string())),
});

export type TokenFacts = z.infer<typeof tokenReply>['token'];

/** A token, in memory only. */
export interface Token {
  readonly id: string;
  readonly facts: TokenFacts;
  /** By our clock's count (`Clock.up`), which nobody sets; some time before the token expires. */
  readonly renewAt: number;
}

interface Lifetime {
  readonly issued_at: string;
  readonly expires_at: string;
}

/** How long something lives that the server made just now, in milliseconds; so no clock needs to be right. */
export const lifetimeOf = ({ issued_at: from, expires_at: to }: Lifetime): number =>
  Date.parse(to) - Date.parse(from);
