import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** A Node that does not take TypeScript, as every one before 22.18. */
const asOldNode = '--no-experimental-strip-types';

describe('onAbleNode', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-node-'));
    for (const file of ['run.mjs', 'watch-parent.mjs']) {
      cpSync(join(root, 'build', file), join(folder, 'build', file));
    }
    cpSync(
      join(root, 'electron/cli/on-able-node.mjs'),
      join(folder, 'electron/cli/on-able-node.mjs'),
    );
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const script = (code: string) => writeFileSync(join(folder, 'build/probe.ts'), code);
  /** Puts this Node where `npm ci` puts the one that comes along. */
  const bringNode = () => {
    const system = process.platform === 'win32' ? 'win' : process.platform;
    const program = process.platform === 'win32' ? 'node.exe' : 'node';
    const home = join(folder, `node_modules/node-${system}-${process.arch}/bin`);
    cpSync(process.execPath, join(home, program));
  };
  const args = (...more: string[]) => [...more, join(folder, 'build/run.mjs'), 'probe', 'a', 'b c'];
  const run = (...flags: string[]) =>
    spawnSync(process.execPath, args(...flags), { encoding: 'utf8' });

  it('runs the script here where this Node can, with its arguments', () => {
    script(
      'const said: string = process.argv.slice(2).join();\nconsole.log(said); process.exitCode = 7;',
    );
    expect(run()).toMatchObject({ stdout: 'a,b c\n', stderr: '', status: 7 });
  });

  it('starts again on the Node that came along, and ends as that one ends', () => {
    bringNode();
    script(
      'const said: string = process.argv.slice(2).join();\nconsole.log(said); process.exitCode = 7;',
    );
    expect(run(asOldNode)).toMatchObject({ stdout: 'a,b c\n', stderr: '', status: 7 });
  });

  it('says in one sentence what is missing where there is none', () => {
    script('console.log(1 as number);');
    const { status, stdout, stderr } = run(asOldNode);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^Lanyard needs Node 22\.18 or newer .* `npm ci`/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('passes a request to end on to the other process', async () => {
    bringNode();
    // Without the request it ends by itself, in another way.
    script(`process.on('SIGTERM', () => process.exit(5 as number));
      setTimeout(() => process.exit(6), 20_000); console.log('up');`);
    const child = spawn(process.execPath, args(asOldNode), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([5, null]);
  });
});
