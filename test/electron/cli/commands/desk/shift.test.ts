import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../../stage.ts';
import { english } from '../../../../english.ts';

const note = 'comes back after lunch with his laptop';

let terminal: PracticeTerminal;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-shift-'));
  terminal = await openPracticeTerminal(folder);
  const card = ['--username', 'Frida', '--shell-name', 'frida', '--email', 'frida@example.org'];
  await terminal.run(['accounts', 'create', ...card, '--consent'], { password: 'nine horses ran' });
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

describe('the shift in a terminal', () => {
  it('goes from one helper to the next, with the note', async () => {
    const written = await terminal.run(['note', 'FRIDA', note, '--as', 'Asha']);
    expect(written).toMatchObject({ exit: 0, out: [english('cli-shift-noted', 'FRIDA')] });
    expect((await terminal.run(['shift', 'take', 'frida', '--as', 'Asha'])).out).toEqual([
      english('case-held', 'Asha'),
    ]);
    const left = await terminal.run(['shift', 'leave', '--as', 'Asha', '--to', 'Ben']);
    expect(left.out).toEqual([english('shift-left-to', 1, 'Ben')]);
    const { out } = await terminal.run(['shift']);
    expect(out.join('\n')).toContain(note);
    expect(out.join('\n')).toContain(english('case-held', 'Ben'));
    expect(jsonOf(await terminal.run(['shift', '--json']))).toMatchObject({
      parts: { notes: [{ shellName: 'frida', said: { holder: { name: 'Ben' } } }] },
    });
    const removed = await terminal.run(['shift', 'note', 'frida', '', '--as', 'Ben']);
    expect(removed.out).toEqual([english('cli-shift-note-removed', 'frida')]);
  });

  it('says whom it does not know, and what is no note', async () => {
    expect(await terminal.run(['note', 'nobody', note, '--as', 'Asha'])).toMatchObject({
      ...{ exit: 2, err: [expect.stringContaining(english('cli-shift-nobody', 'nobody'))] },
    });
    const secret = await terminal.run(['note', 'frida', 'password: nine horses', '--as', 'Asha']);
    expect(secret.exit).toBe(2);
    expect(secret.err.join('\n')).toContain(english('field-rule-note-password'));
  });
});
