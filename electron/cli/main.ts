import { createAdapters } from '../adapters/create-adapters.ts';
import { readHostOptions } from '../adapters/host-options.ts';
import { createApp } from '../core/app.ts';
import { owner } from '../core/base/caller.ts';
import { createDesk } from './desk.ts';
import { run, type Stage } from './run.ts';
import { realTerminal } from './terminal.ts';

const stage: Stage = {
  terminal: realTerminal,
  async open({ profile, data, 'event-key': eventKey, 'run-only': runOnly }) {
    const words = Object.entries({ profile, data, 'event-key': eventKey }).flatMap(
      ([name, value]) => (typeof value === 'string' ? [`--${name}`, value] : []),
    );
    const options = { ...readHostOptions(words), runOnly: runOnly === true };
    const app = createApp(await createAdapters({ ...options, env: process.env }));
    return { desk: createDesk(app.for(owner('cli'))), close: () => app.stop() };
  },
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};

process.exitCode = await run(process.argv.slice(2), stage);
