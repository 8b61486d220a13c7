import { z } from 'zod';
import {
  hubLink,
  hubView,
  type HubEntry,
  type HubLink,
  type HubView,
} from '../../shared/domain/hub-session.ts';
import { fail, ok, wireError, type Result, type WireError } from '../../shared/result.ts';
import type { ScreenBridge } from './screen-bridge.ts';

/** What this needs of a browser. */
export interface HubWeb {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Where the page of an event is: `/e/<event>/`. */
  readonly pathname: string;
}

/** How a browser comes in at a hub, and goes. */
export interface HubDoor {
  /** `/e/<event>`: where calls and events are. */
  readonly base: string;
  current(): Promise<Result<HubView>>;
  enter(entry: HubEntry): Promise<Result<unknown>>;
  leave(): Promise<Result<unknown>>;
  /** A private link to what this newcomer filed. */
  makeLink(): Promise<Result<HubLink>>;
}

const ofEvent = /^(\/e\/[a-z\d-]+)\/$/;
const envelope = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: wireError }),
]);

/** The door of the hub that served this page; undefined where no hub did. */
export function hubDoorAt({ fetch, pathname }: HubWeb): HubDoor | undefined {
  const base = ofEvent.exec(pathname)?.[1];
  if (base === undefined) return undefined;
  const ask = async <S extends z.ZodType>(
    path: string,
    schema: S,
    body?: unknown,
  ): Promise<Result<z.output<S>>> => {
    const headers = { 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    try {
      const response = await fetch(`${base}/${path}`, sent);
      const answer = envelope.safeParse(await response.json());
      if (!answer.success) return fail('internal', `The answer of ${path} was not understood`);
      if (!answer.data.ok) return answer.data;
      return ok(schema.parse(answer.data.value));
    } catch (error) {
      return fail('host-unreachable', String(error));
    }
  };
  const current = () => ask('session', hubView);
  return {
    base,
    current,
    async enter(entry) {
      const worked = entry.by === 'code' ? withStamp(entry, await current()) : ok(entry);
      const sent = await worked;
      return sent.ok ? ask('session', z.unknown(), sent.value) : sent;
    },
    leave: () => ask('session/end', z.unknown(), {}),
    makeLink: () => ask('session/link', hubLink, {}),
  };
}

/** A code together with the work that the hub asks for now, where it asks for any; or why nobody could be asked. */
async function withStamp(entry: HubEntry, view: Result<HubView>): Promise<Result<HubEntry>> {
  if (!view.ok) return view;
  const { event, work } = view.value;
  if (!work) return ok(entry);
  // By itself: few hubs ask for it.
  const { findStamp } = await import('./stamp.ts');
  const stamp = await findStamp({ ...work, event: event.id }, crypto.randomUUID());
  return ok({ ...entry, stamp });
}

/** What the address brings along to come in by, as a poster or a private link has it; undefined where it brings nothing. */
export function entryIn(hash: string): HubEntry | undefined {
  const [, secret] = /^#\/mine\/([\w-]+)$/.exec(hash) ?? [];
  if (secret !== undefined) return { by: 'link', secret };
  const [, code] = /^#\/join\/([^/]+)$/.exec(hash) ?? [];
  return code === undefined ? undefined : { by: 'code', code: decoded(code) };
}

/** An address may be typed by hand: a stray `%` stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** By what the hub says, with what fills the words. Whoever began too often waits for a window of ten minutes to pass. */
const whyNot = {
  away: ['hub-provider-away'],
  again: ['hub-session-over'],
  refused: ['hub-provider-refused'],
  'not-of-event': ['hub-not-of-event'],
  'too-often': ['hub-too-often', '10'],
} as const;
const isWhy = (text: string): text is keyof typeof whyNot => Object.hasOwn(whyNot, text);

/** Why nobody is in who came back from the identity provider, as the address says it; undefined where it says nothing. */
export function refusalIn(hash: string): WireError | undefined {
  const why = hash.replace('#/signed-in/', '');
  if (!isWhy(why)) return undefined;
  const [code, ...params] = whyNot[why];
  return { code, message: `The log-in was not taken: ${why}`, params, fields: [] };
}

/** For a page whose browser was not let in: nothing is asked and nothing heard. */
export const closedBridge: ScreenBridge = {
  call: (method) => Promise.resolve(fail('hub-session-over', `Nobody is signed in: ${method}`)),
  on: () => () => undefined,
  onContact: () => () => undefined,
};
