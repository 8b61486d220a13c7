import { z } from 'zod';
import type { Output } from '../../../shared/contract/index.ts';
import { largestInput } from '../../../shared/contract/size-limits.ts';
import { hubEntry, type HubView } from '../../../shared/domain/hub-session.ts';
import { STAMP_SECONDS } from '../../../shared/domain/hub-stamp.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { answer, answerLimited, answerResult, type Exchange } from '../../adapters/http/answer.ts';
import { readJson } from '../../adapters/http/read-json.ts';
import type { LiveSession } from '../../adapters/postgres/sessions/sessions.ts';
import type { HubEvent, Principal } from '../hub-events.ts';
import { mayStillBe } from '../people/roles.ts';
import { countedCall, refusalOf } from './call-limits.ts';
import { tooOften } from './counted.ts';
import type { Door } from './guard.ts';
import type { EventExchange, Hub, ServePart } from './hub.ts';
import { oidcParts } from './oidc-parts.ts';

/** In bytes, of a body at the door. */
const LARGEST_ENTRY = 4096;
/** In seconds. */
const HOUR = 3600;
const DAY = 86_400;

const doors = {
  rpc: 'own',
  events: 'own',
  session: 'own',
  'session/end': 'own',
  'session/link': 'own',
  oidc: 'page',
  'oidc/callback': 'return',
  desks: 'desk',
} as const satisfies Readonly<Record<string, Door>>;

/** The parts of an event that are no files. */
export type Part = keyof typeof doors;

const isPart = (text: string): text is Part => Object.hasOwn(doors, text);

/** Which part a path below an event leads to, and who may come there; undefined for a file. */
export function doorOf(rest: string): { readonly name: Part; readonly door: Door } | undefined {
  const path = rest.slice(1);
  const [first = ''] = path.split('/');
  const name = (first === 'rpc' || first === 'desks') && path !== first ? first : path;
  return isPart(name) ? { name, door: doors[name] } : undefined;
}

/** How a session is looked up. */
type Look<S> = (id: string, event: string) => Promise<S | undefined>;

/** Whose session it is; undefined for who is not in, or whom the hub's file names no more. */
async function sessionOf<S extends LiveSession>(
  { guard }: Hub,
  { id, config }: HubEvent,
  { request, look }: Pick<Exchange, 'request'> & { readonly look: Look<S> },
): Promise<(S & Principal) | undefined> {
  // What stands in the database was written by `begin`, which takes a role.
  const session = (await look(guard.sessionOf(request, id), id)) as (S & Principal) | undefined;
  return session && mayStillBe(session.role, session.who, config) ? session : undefined;
}

/** Whose session it is. Everybody else is answered here, and `undefined` says so. */
async function admit<S extends LiveSession>(
  hub: Hub,
  event: HubEvent,
  { request, response, look }: Exchange & { readonly look: Look<S> },
): Promise<(S & Principal) | undefined> {
  const session = await sessionOf(hub, event, { request, look });
  if (session) {
    hub.trust(request);
    return session;
  }
  answerResult(response, 401, fail('hub-session-over', 'Nobody is signed in here'));
  return undefined;
}

/** The body of a POST; everything else is answered here. */
async function posted<S extends z.ZodType>(
  { request, response }: Exchange,
  schema: S,
): Promise<z.output<S> | undefined> {
  if (!isMethod('POST', { request, response })) return undefined;
  const body = await readJson(request, LARGEST_ENTRY);
  if (!body.ok) {
    answerResult(response, body.status, fail('invalid-input', body.why));
    return undefined;
  }
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return parsed.data;
  answerResult(response, 400, fail('invalid-input', 'This is not what a page of the hub sends.'));
  return undefined;
}

function isMethod(method: 'GET' | 'POST', { request, response }: Exchange): boolean {
  if (request.method === method) return true;
  answer(response, { status: 405, headers: { Allow: method } });
  return false;
}

const nothing = z.strictObject({});

async function viewOf(
  { limits }: Hub,
  event: HubEvent,
  session: (LiveSession & Principal) | undefined,
): Promise<HubView> {
  const { id, name, practice, config } = event;
  const bits = config.proofOfWork;
  const isAsked = bits > 0 && session === undefined;
  const languages = [...event.languages];
  return {
    event: { id, name, languages, practice },
    signIn: config.signIn,
    ...(isAsked && { work: { bits, window: await limits.window(STAMP_SECONDS) } }),
    ...(session && { session: { role: session.role, name: session.name } }),
  };
}

async function tellSession(hub: Hub, event: HubEvent, exchange: EventExchange): Promise<void> {
  const { request, response } = exchange;
  if (request.method === 'POST') return enter(hub, event, exchange);
  if (!isMethod('GET', exchange)) return;
  const session = await sessionOf(hub, event, { request, look: hub.sessions.use });
  answerResult(response, 200, ok(await viewOf(hub, event, session)));
}

async function enter(hub: Hub, event: HubEvent, exchange: EventExchange): Promise<void> {
  const { request, response } = exchange;
  const entry = await posted(exchange, hubEntry);
  if (!entry) return;
  const oldId = hub.guard.sessionOf(request, event.id);
  const entered = await hub.entries.enter({ event, oldId, address: hub.addressOf(request) }, entry);
  const outcome = entered.ok ? 'entered' : entered.error.code;
  hub.metrics.entry({ event: event.id, by: entry.by, outcome });
  if (!entered.ok) return answerLimited(response, 403, entered);
  response.setHeader('Set-Cookie', hub.guard.cookie(event.id, entered.value));
  answerResult(response, 200, ok({}));
}

async function leave(hub: Hub, event: HubEvent, exchange: EventExchange): Promise<void> {
  const { request, response } = exchange;
  if (!(await posted(exchange, nothing))) return;
  const id = hub.guard.sessionOf(request, event.id);
  const session = await hub.sessions.use(id, event.id);
  await hub.sessions.end(id);
  if (session) hub.streams.end(session.ref);
  response.setHeader('Set-Cookie', hub.guard.noCookie(event.id));
  answerResult(response, 200, ok({}));
}

const newcomersOnly = fail('not-allowed', 'Only newcomers have such a link', { params: ['link'] });
const filedFirst = fail('not-allowed', 'There is nothing to come back to', { params: ['link'] });

/** Whether somebody has filed anything; fails where nobody can tell. A link to nothing would be for whoever should file it, in the name of who made the link. */
async function hasFiled(event: HubEvent, session: Principal): Promise<Result<boolean>> {
  const own = await event.callerApp(session).dispatch('requests.list', { limit: 1 });
  // dispatch has checked the value against this method's own output schema.
  return own.ok ? ok((own.value as Output<'requests.list'>).requests.length > 0) : own;
}

async function makeLink(hub: Hub, event: HubEvent, exchange: EventExchange): Promise<void> {
  const { response } = exchange;
  const session = await admit(hub, event, { ...exchange, look: hub.sessions.use });
  if (!session || !(await posted(exchange, nothing))) return;
  if (session.role !== 'newcomer') return answerResult(response, 403, newcomersOnly);
  const filed = await hasFiled(event, session);
  if (!filed.ok) return answerResult(response, 200, filed);
  if (!filed.value) return answerResult(response, 403, filedFirst);
  const { linkDays: days } = hub.config.sessions;
  const secret = await hub.sessions.makeLink(session, days * DAY);
  // Where no browser sends it to anybody (RFC 3986 3.5).
  const url = `${hub.config.origin}/e/${event.id}/#/mine/${secret}`;
  answerResult(response, 200, ok({ url, days }));
}

async function callMethod(hub: Hub, event: HubEvent, exchange: EventExchange): Promise<void> {
  const { request, response, url } = exchange;
  if (!isMethod('POST', exchange)) return;
  const session = await admit(hub, event, { ...exchange, look: hub.sessions.call });
  if (!session) return;
  const method = url.pathname.slice(url.pathname.indexOf('/rpc/') + '/rpc/'.length);
  const asked = { session, method, address: hub.addressOf(request) };
  const refusal = await refusalOf(hub.limits, asked);
  if (refusal) return answerLimited(response, 200, refusal);
  const body = await readJson(request, largestInput(method));
  if (!body.ok) return answerResult(response, body.status, fail('invalid-input', body.why));
  const call = () => event.callerApp(session).dispatch(method, body.value);
  const result = await countedCall(hub.limits, { ...asked, input: body.value }, call);
  answerLimited(response, 200, result);
}

async function openEvents(hub: Hub, event: HubEvent, exchange: EventExchange): Promise<void> {
  const { response } = exchange;
  if (!isMethod('GET', exchange)) return;
  const session = await admit(hub, event, { ...exchange, look: hub.sessions.use });
  if (!session) return;
  if (hub.isStopping() || !hub.streams.hasRoom(session.role)) {
    const away = fail('host-unreachable', 'This process opens no streams now');
    return answerResult(response, 503, away);
  }
  hub.streams.open(session, (tell) => event.listen(session, tell), response);
}

/**
 * Desks that ask to be let in from one address in an hour. A venue is one address, and whoever waits for somebody to let them in asks anew every quarter of an hour; still
 * one address leaves most of the 200 places of those who wait to others.
 */
const MOST_ASKING = 60;

/** A desk shows by its signature who it is; whoever asks to be let in is counted by where they are. */
async function serveDesk(hub: Hub, event: HubEvent, exchange: EventExchange): Promise<void> {
  const { request, url } = exchange;
  const rest = url.pathname.slice(`/e/${event.id}/desks/`.length);
  const place = `${event.id} ${hub.addressOf(request)}`;
  const refusalOfAsking = async (by: 'signed' | 'unsigned'): Promise<Result<never> | undefined> => {
    const limit = { key: `desks ${by} ${place}`, most: MOST_ASKING, seconds: HOUR };
    return (await hub.limits.take(limit)) ? undefined : tooOften(HOUR);
  };
  await event.desks.serve(exchange, { path: url.pathname, rest, refusalOfAsking });
}

/** What answers at each part of an event. */
export const parts: Readonly<Record<Part, ServePart>> = {
  rpc: callMethod,
  events: openEvents,
  session: tellSession,
  'session/end': leave,
  'session/link': makeLink,
  desks: serveDesk,
  ...oidcParts,
};
