// `npm run dev`: the screens as they are typed, in front of the web host, which starts again when a file of it changes.
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer, type ViteDevServer } from 'vite';
import { listen, openDevDoor } from './dev-door.ts';
import { sayNews } from '../electron/web/entrance-news.ts';
import { startDevHost, type DevHost } from './dev-host.ts';
import { rendererConfig } from './vite.renderer.ts';

const usage = `npm run dev -- [--profile FILE] [--data DIR] [--event-key FILE] [--run-only] [--port N] [--inspect N]

  --profile FILE    the event's profile; without it the app practises and nothing leaves this machine
  --data DIR        where requests are kept; otherwise where this system keeps an app's data
  --event-key FILE  the event's private key
  --run-only        requests are kept in memory only
  --port N          of the screens, on 127.0.0.1 (5173)
  --inspect N       of Node's inspector of the host, on 127.0.0.1 (9229)`;

const root = join(import.meta.dirname, '..');
const say = (line: string): void => console.log(line);

/** What the web host is made of. Several files that are written at once are one change. */
const OF_HOST = /^(shared|electron\/(core|adapters|web))\/.*\.(ts|yaml)$/;
const CHANGE_MS = 100;

// The renderer's build asks for production; here React is to tell more and to take new views.
process.env['NODE_ENV'] = 'development';
// What did not change since the last start of the host is not compiled again.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'dist/dev/host');

function readArguments() {
  const { values } = parseArgs({
    options: {
      profile: { type: 'string' },
      data: { type: 'string' },
      'event-key': { type: 'string' },
      'run-only': { type: 'boolean' },
      port: { type: 'string', default: '5173' },
      inspect: { type: 'string', default: '9229' },
      help: { type: 'boolean', default: false },
    },
  });
  const { port, inspect, help, 'run-only': runOnly, ...paths } = values;
  const given = Object.entries(paths).flatMap(([name, value]) => [`--${name}`, value]);
  const hostArgs = [...given, ...(runOnly ? ['--run-only'] : [])];
  return { hostArgs, help, port: Number(port), inspectPort: Number(inspect) };
}

const startVite = (server: Server, nonce: string): Promise<ViteDevServer> =>
  createServer({
    ...rendererConfig,
    configFile: false,
    mode: 'development',
    logLevel: 'info',
    clearScreen: false,
    cacheDir: join(root, 'dist/dev/page'),
    html: { cspNonce: nonce },
    server: {
      middlewareMode: true,
      hmr: { server },
      cors: false,
      // A second work tree may borrow the packages of the first by a link.
      fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
    },
  });

/** Starts the host again when a file of it is written, made or removed. */
function watchHost({ watcher }: ViteDevServer, host: DevHost): void {
  let timer: NodeJS.Timeout | undefined;
  watcher.add([join(root, 'electron'), join(root, 'shared')]);
  watcher.on('all', (_event, path) => {
    const file = relative(root, path).replaceAll('\\', '/');
    if (!OF_HOST.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      say(`The host starts again: ${file}`);
      host.restart();
    }, CHANGE_MS);
  });
}

/** Ctrl+C, a polite kill or a closed terminal. The host hears Ctrl+C too and ends by itself. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });

async function dev(): Promise<void> {
  const { help, hostArgs, port, inspectPort } = readArguments();
  if (help) {
    say(usage);
    return;
  }
  const stop = toldToStop();
  const server = createHttpServer();
  const actualPort = await listen(server, port);
  const nonce = randomBytes(16).toString('base64');
  const vite = await startVite(server, nonce);
  const host = startDevHost({
    file: join(root, 'electron/web/main.ts'),
    args: hostArgs,
    inspectPort,
    say,
  });
  const entranceUrl = openDevDoor(server, actualPort, {
    host,
    pages: vite.middlewares,
    nonce,
    tell: (news) => say(sayNews(news, new Date().toLocaleTimeString())),
  });
  watchHost(vite, host);
  say(
    `Open this address in a browser:\n${entranceUrl}\nIt works for one browser. Press Ctrl+C to stop Lanyard.`,
  );
  await stop;
  server.close();
  server.closeAllConnections();
  await Promise.all([vite.close(), host.stop()]);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What to do about a mistake in what was typed; undefined where the mistake is ours. */
function adviceOn(code: string): string | undefined {
  if (code === 'EADDRINUSE') return '--port N takes another one.';
  const isMistyped = code.startsWith('ERR_PARSE_ARGS') || code === 'ERR_SOCKET_BAD_PORT';
  return isMistyped ? `\n${usage}` : undefined;
}

dev().then(
  () => process.exit(),
  (error: unknown) => {
    const advice = adviceOn(codeOf(error));
    if (advice === undefined) console.error(error);
    else console.error(`${error instanceof Error ? error.message : ''}\n${advice}`);
    process.exit(advice === undefined ? 1 : 2);
  },
);
