import { openPracticeTerminal, jsonOf } from '../electron/cli/stage.ts';
import { hostSuite } from './host-suite.ts';

hostSuite('the terminal', async (dataFolder) => {
  const { app, events, run, stop } = await openPracticeTerminal(dataFolder);
  await app.start();
  return {
    async call(method, input) {
      return jsonOf(await run(['call', method, '--json'], { input: JSON.stringify(input) }));
    },
    listen(event) {
      const notes: unknown[] = [];
      events.on(event as 'requests.changed', (payload) => void notes.push(payload)); // any name does
      return Promise.resolve(() => Promise.resolve(notes));
    },
    stop,
  };
});
