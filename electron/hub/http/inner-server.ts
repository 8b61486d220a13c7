import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { serverOptions } from '../../adapters/http/connections.ts';
import type { Listen } from '../config/hub-config.ts';
import { listenAt } from './listen.ts';
import type { Metrics } from './metrics.ts';

interface Options {
  readonly listen: Listen;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Why this process should not be asked now; undefined where it should. */
  readonly whyNot: () => Promise<string | undefined>;
}

const say = (response: ServerResponse, status: number, body: unknown): void =>
  void response
    .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));

/**
 * What looks after a process and is not for browsers: `/healthz` while it lives, `/readyz` while it can work, `/metrics` for Prometheus. It listens where no
 * reverse proxy leads.
 */
export async function startInnerServer({ listen, metrics, whyNot }: Options) {
  const pages: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/healthz': async (response) => say(response, 200, { is: 'alive' }),
    async '/readyz'(response) {
      const why = await whyNot();
      say(response, why === undefined ? 200 : 503, why === undefined ? { is: 'ready' } : { why });
    },
    async '/metrics'(response) {
      const text = await metrics.text();
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text);
    },
  };
  const server = createServer(serverOptions, ({ method, url = '' }, response) => {
    const page = method === 'GET' ? pages[url] : undefined;
    if (!page) return say(response, 404, { why: 'there is nothing here' });
    page(response).catch(() => say(response, 500, { why: 'it could not be told' }));
  });
  const { at, leave } = await listenAt(server, listen);
  return {
    at,
    async stop(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      leave();
      server.closeAllConnections();
      await closed;
    },
  };
}
