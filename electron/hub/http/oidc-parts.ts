import { answer } from '../../adapters/http/answer.ts';
import { AppError } from '../../core/base/errors.ts';
import type { HubEvent } from '../hub-events.ts';
import { noSuchPage } from './pages.ts';
import type { EventExchange, Hub, ServePart } from './hub.ts';

/** So many sign-ins may one address begin in so many seconds: each is remembered until it is over. */
const MOST_FLOWS = 300;
const WINDOW = 600;

/** Sends the browser to the identity provider. */
const begin: ServePart = async (hub, event, exchange) => {
  const { request, response } = exchange;
  const elsewhere = hub.elsewhere.get(event.id);
  if (request.method !== 'GET' || !elsewhere) return noSuchPage(exchange);
  const key = `flows ${event.id} ${hub.addressOf(request)}`;
  if (!(await hub.limits.take({ key, most: MOST_FLOWS, seconds: WINDOW }))) {
    return back(event, response, 'too-often');
  }
  try {
    const { url, flow } = await elsewhere.begin();
    const id = await hub.sessions.beginFlow(flow);
    const headers = { Location: url, 'Set-Cookie': hub.guard.flowCookie(event.id, id) };
    answer(response, { status: 303, headers });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    hub.log.error('provider-away', error, { event: event.id });
    back(event, response, 'away');
  }
};

/**
 * Takes somebody in who comes back. The answer is a page that goes on by itself: after a redirect from another site the browser would not bring the new cookie,
 * which is for our own pages alone (SameSite=Strict).
 */
const end: ServePart = async (hub, event, exchange) => {
  const { request, response, url } = exchange;
  const elsewhere = hub.elsewhere.get(event.id);
  if (request.method !== 'GET' || !elsewhere) return noSuchPage(exchange);
  const flow = await hub.sessions.endFlow(hub.guard.flowOf(request, event.id), event.id);
  response.appendHeader('Set-Cookie', hub.guard.noFlowCookie(event.id));
  if (!flow) return back(event, response, 'again');
  try {
    const person = await elsewhere.end(url.search, flow);
    if (!person) return back(event, response, 'refused');
    await take(hub, event, { exchange, person });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    hub.log.error('provider-away', error, { event: event.id });
    back(event, response, 'away');
  }
};

type Person = Parameters<Hub['entries']['ofPerson']>[1];

async function take(
  hub: Hub,
  event: HubEvent,
  { exchange, person }: { readonly exchange: EventExchange; readonly person: Person },
): Promise<void> {
  const { request, response } = exchange;
  const oldId = hub.guard.sessionOf(request, event.id);
  const at = { event, oldId, address: hub.addressOf(request) };
  const entered = await hub.entries.ofPerson(at, person);
  const outcome = entered.ok ? 'entered' : entered.error.code;
  hub.metrics.entry({ event: event.id, by: 'oidc', outcome });
  if (!entered.ok) return back(event, response, 'not-of-event');
  response.appendHeader('Set-Cookie', hub.guard.cookie(event.id, entered.value));
  back(event, response);
}

/** A page that goes to the event's own; `why` is for that to say. */
function back({ id }: HubEvent, response: EventExchange['response'], why?: string): void {
  const to = `/e/${id}/${why === undefined ? '' : `#/signed-in/${why}`}`;
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${to}"><title>Lanyard</title><a href="${to}">Lanyard</a></html>`;
  answer(response, { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body });
}

/** The two ends of a sign-in at the identity provider. */
export const oidcParts = { oidc: begin, 'oidc/callback': end };
