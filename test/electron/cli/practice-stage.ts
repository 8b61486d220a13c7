import { owner } from '../../../electron/core/base/caller.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapters } from '../../../electron/adapters/create-adapters.ts';
import { createDesk } from '../../../electron/cli/desk.ts';
import { realTerminal } from '../../../electron/cli/terminal.ts';
import { createApp } from '../../../electron/core/app.ts';
import { runOn, type Shown } from './stage.ts';

/** Command lines on one machine in practice mode, one after the other; files are named within its folder. */
export interface PracticeStage {
  readonly folder: string;
  type(words: readonly string[], stdin?: string): Promise<Shown>;
  remove(): void;
}

export function createPracticeStage(): PracticeStage {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-cli-'));
  return {
    folder,
    type: (words, stdin = '') =>
      runOn(words, {
        terminal: {
          ...realTerminal,
          password: () => Promise.resolve(stdin),
          input: () => Promise.resolve(stdin),
        },
        async open() {
          const options = { profile: 'practice', dataFolder: join(folder, 'data'), env: {} };
          const app = createApp(await createAdapters(options));
          return { desk: createDesk(app.for(owner('cli'))), close: () => app.stop() };
        },
      }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
