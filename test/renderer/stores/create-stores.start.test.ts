import { beforeEach, expect, it } from 'vitest';
import { createHttpBridge, type Web } from '../../../renderer/bridge/http-bridge.ts';
import { createIpcBridge } from '../../../renderer/bridge/ipc-bridge.ts';
import type { ScreenBridge } from '../../../renderer/bridge/screen-bridge.ts';
import { createStores, startStores } from '../../../renderer/stores/create-stores.ts';
import { fail } from '../../../shared/result.ts';

let asked: string[] = [];
beforeEach(() => {
  asked = [];
});

const start = (bridge: ScreenBridge): void => {
  const screen = {
    storage: { getItem: () => null, setItem: () => undefined },
    hash: '',
    languages: { asked: null, system: ['en'] },
  };
  startStores(createStores(bridge, screen), bridge);
};
const away = fail('internal', 'counted');

/** A browser that counts what is asked; its stream of events opens when the test says so. */
function countingWeb() {
  const { promise: stream, resolve } = Promise.withResolvers<Response>();
  const web: Web = {
    fetch(url) {
      if (url === '/events') return stream;
      asked.push(url.replace('/rpc/', ''));
      return Promise.resolve(Response.json(away));
    },
    after: () => undefined,
    pageSecret: '',
  };
  return { web, opens: () => resolve(new Response(new ReadableStream())) };
}

it('in a browser every start-up call goes out once, when the stream of events is open', async () => {
  const { web, opens } = countingWeb();
  start(createHttpBridge(web));
  expect(asked).toEqual([]);
  opens();
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toContain('connection.current');
  expect(asked).toEqual([...new Set(asked)]);
});

it('in the desktop app every start-up call goes out once, at once', () => {
  start(
    createIpcBridge({
      call(method) {
        asked.push(method);
        return Promise.resolve(away);
      },
      on: () => () => undefined,
    }),
  );
  expect(asked).toContain('connection.current');
  expect(asked).toEqual([...new Set(asked)]);
});
