// `node build/run.mjs SCRIPT [ARGUMENT …]` runs build/SCRIPT.ts on any Node, with its arguments from process.argv[2] on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onAbleNode } from '../electron/cli/on-able-node.mjs';
import { endWithNpm } from './watch-parent.mjs';

const [name = ''] = process.argv.slice(2);
const script = join(import.meta.dirname, `${name}.ts`);

endWithNpm();

if (/^[a-z][a-z-]*$/.test(name) && existsSync(script)) {
  await onAbleNode(fileURLToPath(import.meta.url), async () => {
    process.argv.splice(1, 2, script);
    await import(script);
  });
} else {
  console.error(`There is no script "${name}" in build/.`);
  process.exitCode = 2;
}
