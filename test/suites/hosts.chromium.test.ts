import { enter, httpCall } from '../electron/web/http-call.ts';
import { runWebHost } from '../electron/web/run-web-host.ts';
import { callInPage, noteEvents } from '../stand-in/desktop-page.ts';
import { startDesktop } from '../stand-in/start-desktop.ts';
import { hostSuite } from './host-suite.ts';

hostSuite('the loopback host, over HTTP', async (dataFolder) => {
  const host = await runWebHost(['--data', dataFolder]);
  const headers = { ...(await enter(host.entranceUrl)), Origin: host.origin };
  return {
    async call(method, input) {
      const { text } = await httpCall(`${host.origin}/rpc/${method}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      const answer: unknown = JSON.parse(text);
      return answer;
    },
    async listen(event) {
      const { body } = await fetch(`${host.origin}/events`, { headers });
      let text = '';
      void body
        ?.pipeThrough(new TextDecoderStream())
        .pipeTo(new WritableStream({ write: (chunk) => void (text += chunk) }))
        .catch(() => undefined); // the host ends the stream when it stops
      return async () => payloads(text, event);
    },
    async stop() {
      await host.stop();
    },
  };
});

hostSuite('the desktop, over the preload and IPC', async (dataFolder) => {
  const desktop = await startDesktop({ args: ['--data', dataFolder] });
  const { page } = desktop;
  if (page === undefined) throw new Error(desktop.errorBoxes.join('\n'));
  return {
    call: (method, input) => callInPage(page, method, input),
    listen: (event) => noteEvents(page, event),
    async stop() {
      await desktop.quit();
    },
  };
});

/** The payloads of one event in the text of a stream; the last block may still be on its way. */
function payloads(stream: string, event: string): unknown[] {
  const start = `event: ${event}\ndata: `;
  const blocks = stream.split('\n\n').slice(0, -1);
  return blocks
    .filter((block) => block.startsWith(start))
    .map((block): unknown => JSON.parse(block.slice(start.length)));
}
