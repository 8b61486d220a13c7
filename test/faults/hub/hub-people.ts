import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Input, Method, Output } from '../../../shared/contract/index.ts';
import { hubLink, type HubEntry } from '../../../shared/domain/hub-session.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { Result } from '../../../shared/result.ts';
import { followEvents, type HubStream } from '../../electron/hub/hub-stream.ts';
import type { Desk } from '../desk.ts';
import { createClient, type Got, type HubClient } from './hub-client.ts';
import type { HubCard } from './hub-plan.ts';
import type { HubStage } from './hub-stage.ts';

/** Somebody in front of a browser of the hub, as the volunteers of the harness know a desk. */
export interface AtBrowser extends Desk {
  readonly client: HubClient;
  readonly stream: HubStream;
  /** What the stream told, in order. */
  readonly heard: readonly RequestView[];
  /** In whose name it files. */
  readonly who: string;
  close(): void;
}

const result = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.looseObject({ code: z.string() }) }),
]);

/** What is asked twice without harm. */
const reads: readonly Method[] = ['requests.list', 'requests.get', 'approvals.list'];

const readResult = ({ status, text }: Got): unknown =>
  status === 200 ? result.parse(JSON.parse(text)) : undefined;

const nameOf = z.object({ value: z.object({ who: z.string() }) });

/** What is wrong with the way somebody was let in; the run is wrong then. */
export class NotLetIn extends Error {}

/** Goes in, and stays in: a session that the hub answered is never lost. */
async function comeIn(client: HubClient, entry: HubEntry): Promise<string> {
  const { status, text } = await client.surely('POST', 'session', entry);
  if (status !== 200) throw new NotLetIn(`the door answers ${status} ${text}`);
  const { text: caller } = await client.surely('POST', 'rpc/caller.current', {});
  return nameOf.parse(JSON.parse(caller)).value.who;
}

/** Opens a browser, goes in and follows the events. */
export async function openBrowser(
  { cluster }: Pick<HubStage, 'cluster'>,
  event: string,
  { entry, mishap }: { readonly entry: HubEntry; readonly mishap?: HubCard['mishap'] },
): Promise<AtBrowser> {
  const client = createClient(cluster, event);
  const who = await comeIn(client, entry);
  const heard: RequestView[] = [];
  const stream = followEvents(client, (name, data) => {
    client.told.push(data);
    // The hub has checked what it tells against this event's schema.
    if (name === 'requests.changed') heard.push(JSON.parse(data) as RequestView);
  });
  // A page sends a card under the same id until somebody changes what is on it; here nobody does.
  const draft = randomUUID();
  let left = mishap;
  /** The first card goes as the plan says. */
  const send = async (path: string, card: object): Promise<Got | undefined> => {
    const body = { ...card, draft };
    const how = left;
    left = undefined;
    if (how === 'card-twice') {
      const sockets = cluster.hubs.slice(0, 2).map(({ socket }) => socket);
      const both = await Promise.all(
        sockets.map((socket) => client.ask('POST', path, { body, socket })),
      );
      return both.find((one) => one?.status === 200);
    }
    return client.ask('POST', path, { body, ...(how === undefined ? {} : { cut: how }) });
  };
  const ask = async (method: Method, input: object): Promise<unknown> => {
    const path = `rpc/${method}`;
    const got = reads.includes(method)
      ? await client.surely('POST', path, input)
      : await (method === 'requests.submit'
          ? send(path, input)
          : client.ask('POST', path, { body: input }));
    if (got?.status === 401) throw new NotLetIn(`${method}: ${got.text}`);
    return got && readResult(got);
  };
  return {
    ...{ client, stream, heard, who },
    sendsAgain: true,
    up: () => Promise.resolve(),
    call: async <M extends Method>(method: M, input: Input<M>) =>
      // The hub has checked the value against this method's own output schema.
      (await ask(method, input)) as Result<Output<M>> | undefined,
    logIn: () => undefined,
    close() {
      stream.stop();
      client.close();
    },
  };
}

/** A request as somebody finds it by their private link. */
export interface Found {
  readonly id: string;
  readonly state: string;
}

const linkOf = z.object({ value: hubLink });
const listOf = z.object({
  value: z.object({ requests: z.array(z.object({ id: z.string(), state: z.string() })) }),
});

/** Takes down a private link and comes back by it on another device; finds nothing where the hub makes no link, as there is nothing to come back to. */
export async function comeBack(
  { cluster }: Pick<HubStage, 'cluster'>,
  event: string,
  { client: first }: Pick<AtBrowser, 'client'>,
): Promise<{ readonly found: readonly Found[]; readonly told: readonly string[] }> {
  const made = await first.surely('POST', 'session/link', {});
  if (made.status === 403) return { found: [], told: [] };
  const { url } = linkOf.parse(JSON.parse(made.text)).value;
  const client = createClient(cluster, event);
  try {
    await comeIn(client, { by: 'link', secret: url.slice(url.lastIndexOf('/') + 1) });
    const { text } = await client.surely('POST', 'rpc/requests.list', {});
    return { found: listOf.parse(JSON.parse(text)).value.requests, told: client.told };
  } finally {
    client.close();
  }
}

const LOOK_MS = 500;

/** Approves what waits of a run, as it comes, until told; of two who do so at once one is told that it is decided. */
export async function approveAll(
  desk: AtBrowser,
  isOfRun: (request: RequestView) => boolean,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const list = await desk.call('approvals.list', { limit: 100 });
    const own = list?.ok ? list.value.requests.filter(isOfRun) : [];
    const accounts = own.filter(({ kind }) => kind === 'account');
    // What gives a right in the cloud is decided one by one.
    const others = own.filter((one) => !accounts.includes(one)).map((one) => [one]);
    for (const some of [accounts, ...others]) {
      const requests = some.map(({ id, revision }) => ({ id, revision }));
      if (requests.length === 0) continue;
      await desk.call('approvals.decide', { requests, decision: 'approve' });
    }
    await wait(LOOK_MS);
  }
}
