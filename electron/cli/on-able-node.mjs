import { createRequire } from 'node:module';

const system = process.platform === 'win32' ? 'win' : process.platform;
const program = process.platform === 'win32' ? 'node.exe' : 'node';

/** Where npm put the Node that came along: in this folder's own node_modules, or beside this package in another's. */
function findOwnNode() {
  try {
    return createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/bin/${program}`);
  } catch {
    return undefined;
  }
}

/**
 * Runs `start` where this Node takes TypeScript as it is (22.18 and newer). An older one starts `file` again, with the same
 * arguments, on the Node that the dependencies brought along, and ends as that one ends.
 */
export async function onAbleNode(file, start) {
  if (process.features.typescript) return start();
  const ownNode = findOwnNode();
  if (ownNode !== undefined) await startAgain(ownNode, file);
  else {
    console.error(
      `Lanyard needs Node 22.18 or newer and this is ${process.version}. Run \`npm ci\` first: it brings a newer one ` +
        'along for Linux and Windows; elsewhere please install one from https://nodejs.org.',
    );
    process.exitCode = 1;
  }
}

async function startAgain(ownNode, file) {
  const { spawn } = await import('node:child_process');
  const { constants } = await import('node:os');
  const child = spawn(ownNode, [file, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; this one waits for the other to end in its own way.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${ownNode} does not start: ${error.message}`);
    process.exitCode = 1;
  });
  // A shell says in this way which signal ended a program.
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
