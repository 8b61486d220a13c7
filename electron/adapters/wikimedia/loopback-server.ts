import type { Server } from 'node:http';
import { z } from 'zod';

/** What a browser asked for, and what it is shown. */
export interface Shown {
  readonly status: number;
  readonly title: string;
  /** Paragraphs of HTML; everything in them that is not ours is escaped. */
  readonly body: string;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): void;
}

const page = ({ title, body }: Shown): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body { font: 1.1rem/1.6 system-ui, sans-serif; margin: 4rem auto; max-width: 34rem; padding: 0 1rem; }
a { display: block; padding: 0.5rem 0; }
@media (prefers-color-scheme: dark) { body { background: #101418; color: #eaecf0; } a { color: #88a3e8; } }
</style>
<h1>${title}</h1>
${body}
</html>
`;

/** The page says nothing to anybody else: the address that led to it has a code in it. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

const address = z.object({ port: z.int() });

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

/**
 * Shows pages to a browser on this machine, at 127.0.0.1 and a port that the system chooses (RFC 8252 7.3). Takes GET only, and only under
 * its own address, so that no name that leads here is taken for it.
 */
export async function serveLoopback(show: (url: URL) => Promise<Shown>): Promise<LoopbackServer> {
  // Loaded here, for few ever prove an account and every command of a terminal would wait for it.
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    const { method, url = '/', headers: asked } = request;
    const answer = (shown: Shown): void => {
      response.writeHead(shown.status, headers).end(page(shown));
    };
    const refused = { status: 400, title: 'Not here', body: '' };
    if (method !== 'GET' || asked.host !== new URL(origin).host || !URL.canParse(url, origin)) {
      answer(refused);
      return;
    }
    void show(new URL(url, origin)).then(answer, () => answer({ ...refused, status: 500 }));
  });
  await listen(server);
  const origin = `http://127.0.0.1:${address.parse(server.address()).port}`;
  return {
    origin,
    // What is being answered is answered to its end.
    close: () => void server.close(),
  };
}
