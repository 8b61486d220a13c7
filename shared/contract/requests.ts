import { z } from 'zod';
import { consent } from '../domain/account.ts';
import { requestView } from '../domain/request.ts';
import { method } from './define.ts';

const id = z.uuid();
/** A password is only ever an input; no output schema has a place for one. */
const password = z.string().max(1024);

/**
 * A card as it was typed. Its rules are the core's business, so that everything wrong with it is told at once; the limits here
 * only keep out what no person types.
 */
export const accountForm = z.strictObject({
  username: z.string().max(1000),
  shellName: z.string().max(1000),
  email: z.string().max(1000),
  sshKey: z.string().max(65_536).optional(),
  password,
  consent,
  /** The request of the roster that this card is for; it then becomes this card's request. */
  expected: id.optional(),
});
export type AccountForm = z.input<typeof accountForm>;

export const requestMethods = {
  'requests.submit': method(accountForm, requestView),
  'requests.list': method(
    z.strictObject({}),
    z.object({ requests: z.array(requestView), pending: z.number().int() }),
  ),
  'requests.get': method(z.strictObject({ id }), requestView),
  'requests.retry': method(z.strictObject({ id, password: password.optional() }), requestView),
  'requests.dismiss': method(
    z.strictObject({ id, reason: z.string().trim().min(1, { error: 'reason-empty' }).max(500) }),
    requestView,
  ),
  /** Tries everything that waits, now. Answers when each has been tried once. */
  'requests.sync': method(z.strictObject({}), z.object({ requests: z.array(requestView) })),
};

export const requestEvents = { 'requests.changed': requestView };
