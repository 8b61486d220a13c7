import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { realTerminal } from '../../../electron/cli/terminal.ts';

const module = join(import.meta.dirname, '../../../electron/cli/terminal.ts');
/** Says what it got, or what was wrong with it. */
const program = (call: string) => `
  import { realTerminal } from ${JSON.stringify(module)};
  realTerminal.${call}.then(
    (got) => console.log('got ' + JSON.stringify(got)),
    ({ fields }) => console.log('refused ' + fields[0].rule),
  );`;

const line = 'ssh-ed25519 AAAA josé@casa\r\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-terminal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A call in a process of its own, with this on its standard input. */
async function piped(call: string, input: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(call)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input);
  return await text(child.stdout);
}

/** The same at a real terminal (script, of bsdutils): types one answer at each question, and answers all that was shown. */
async function typedAt(call: string, answers: readonly string[]): Promise<string> {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program(call));
  const child = spawn('script', ['-qec', `'${process.execPath}' '${file}'`, '/dev/null'], {
    // script ends its whole process group.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const left = [...answers];
  let shown = '';
  for await (const part of child.stdout.setEncoding('utf8')) {
    shown += String(part);
    const asked = shown.endsWith(': ') ? left.shift() : undefined;
    if (asked !== undefined) child.stdin.write(asked);
  }
  return shown;
}

describe('a password from standard input', () => {
  it('is its first line, without the end of it', async () => {
    expect(await piped('password(true)', 'nine horses ran\n')).toBe('got "nine horses ran"\n');
    expect(await piped('password(true)', 'nine horses\r\nran')).toBe('got "nine horses"\n');
    expect(await piped('password(true)', ' Ünï ')).toBe('got " Ünï "\n');
  });

  it('is never read there without being told to', async () => {
    expect(await piped('password(false)', 'nine horses ran\n')).toBe(
      'refused password-no-terminal\n',
    );
  });
});

describe('a password typed at a terminal', () => {
  it('is asked for twice and never shown', async () => {
    const shown = await typedAt('password(false)', ['canary bird\r', 'canary bird\r']);
    expect(shown.match(/canary/g)).toHaveLength(1);
    expect(shown).toMatch(/got "canary bird"\r\n$/);
  });

  it('is refused where the two differ', async () => {
    const shown = await typedAt('password(false)', ['canary bird\r', 'canary birds\r']);
    expect(shown).toMatch(/refused password-differs\r\n$/);
    expect(shown).not.toContain('canary');
  });

  it.each([
    ['Ctrl-C', 'canary\u0003'],
    ['Ctrl-D on an empty line', '\u0004'],
  ])('can be given up with %s', async (_name, keys) => {
    const shown = await typedAt('password(false)', [keys]);
    expect(shown).toMatch(/refused password-not-typed\r\n$/);
    expect(shown).not.toContain('canary');
  });
});

describe('what a command reads', () => {
  it('is all of standard input', async () => {
    expect(await piped('input()', '{"a":\n1}\n')).toBe('got "{\\"a\\":\\n1}\\n"\n');
  });

  it.each([
    ['UTF-8', Buffer.from(line)],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${line}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${line}`, 'utf16le').swap16()],
    ['Latin-1', Buffer.from(line, 'latin1')],
  ])('reads a key file in %s', async (_, bytes) => {
    const file = join(folder, 'key.pub');
    writeFileSync(file, bytes);
    expect(await realTerminal.readFile(file)).toBe(line);
  });

  it('is a file as it is, up to what a key could be', async () => {
    const file = join(folder, 'key.pub');
    writeFileSync(file, 'ssh-ed25519 AAAA\n');
    expect(await realTerminal.readFile(file)).toBe('ssh-ed25519 AAAA\n');
    writeFileSync(file, 'x'.repeat(65_537));
    await expect(realTerminal.readFile(file)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'ssh-key', rule: 'file-too-large', params: [file] }],
    });
  });

  it('says of a file that cannot be read which and why', async () => {
    await expect(realTerminal.readFile(join(folder, 'absent'))).rejects.toMatchObject({
      fields: [
        {
          rule: 'file-unreadable',
          params: [join(folder, 'absent'), expect.stringContaining('ENOENT')],
        },
      ],
    });
  });
});
