import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapters } from '../../../electron/adapters/create-adapters.ts';
import { createDesk } from '../../../electron/cli/desk.ts';
import { run } from '../../../electron/cli/run.ts';
import { realTerminal } from '../../../electron/cli/terminal.ts';
import { createApp } from '../../../electron/core/app.ts';

/** What a command line printed and how it ended. */
export interface Printed {
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly exit: number;
}

/** Command lines on one machine in practice mode, one after the other; files are named within its folder. */
export interface PracticeStage {
  readonly folder: string;
  type(words: readonly string[], stdin?: string): Promise<Printed>;
  remove(): void;
}

export function createPracticeStage(): PracticeStage {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-cli-'));
  return {
    folder,
    async type(words, stdin = '') {
      const out: string[] = [];
      const err: string[] = [];
      const exit = await run(words, {
        terminal: {
          ...realTerminal,
          password: () => Promise.resolve(stdin),
          input: () => Promise.resolve(stdin),
        },
        async open() {
          const options = { profile: 'practice', dataFolder: join(folder, 'data'), env: {} };
          const app = createApp(await createAdapters(options));
          return { desk: createDesk(app), close: () => app.stop() };
        },
        out: (line) => void out.push(line),
        err: (line) => void err.push(line),
      });
      return { out, err, exit };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
