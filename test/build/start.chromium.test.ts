import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../build/start.ts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** `npm start` on a machine where Electron is a program that says its arguments and ends with this code. */
function start(code: number, ...args: string[]) {
  const electron = `#!${process.execPath}\nconsole.log(process.argv.slice(2).join(' ')); process.exitCode = ${code};\n`;
  writeFileSync(join(folder, 'electron'), electron, { mode: 0o700 });
  const env = { DISPLAY: ':0', PATH: folder, HOME: folder, ELECTRON_OVERRIDE_DIST_PATH: folder };
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
}

describe('npm start', () => {
  it('opens Electron where it is there, hands on what was typed, and ends as it does', () => {
    const typed = [
      '--profile',
      'wikimedia',
      '--data',
      folder,
      '--event-key',
      'e.key',
      '--run-only',
    ];
    const { status, stdout } = start(7, ...typed);
    expect(stdout).toMatch(/^Lanyard opens in Electron [\d.]+.*\.$/m);
    expect(stdout).toContain(`main.cjs ${typed.join(' ')}\n`);
    expect(status).toBe(7);
  });

  it('takes Electron along, however it ends itself', async () => {
    const electron = `#!${process.execPath}
      process.once('disconnect', () => require('fs').writeFileSync(${JSON.stringify(join(folder, 'ended'))}, ''));
      console.log('runs');\n`;
    writeFileSync(join(folder, 'electron'), electron, { mode: 0o700 });
    const env = { DISPLAY: ':0', PATH: folder, HOME: folder, ELECTRON_OVERRIDE_DIST_PATH: folder };
    const started = spawn(process.execPath, [script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    started.stdout.on('data', (text) => (said += String(text)));
    await expect.poll(() => said, { timeout: 60_000 }).toContain('runs');
    started.kill('SIGKILL');
    await expect.poll(() => existsSync(join(folder, 'ended')), { timeout: 60_000 }).toBe(true);
  });

  it('says why and turns to a browser where Electron does not run', () => {
    const { status, stdout, stderr } = start(
      127,
      '--profile',
      join(folder, 'absent.yaml'),
      '--data',
      join(folder, 'data'),
    );
    expect(stdout).toContain('Electron does not run on this machine (it ended with 127).');
    expect(stderr).toContain('absent.yaml');
    expect(status).toBe(2);
  });

  it('refuses an option it does not know', () => {
    const { status, stdout, stderr } = start(0, '--profil', 'x');
    expect(stderr).toContain('--profil');
    expect(stdout).not.toContain('opens');
    expect(status).toBe(2);
  });

  it('explains itself', () => {
    expect(start(0, '--help').stdout).toContain('--profile FILE');
  });
});
