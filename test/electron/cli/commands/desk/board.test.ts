import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../../stage.ts';
import { english } from '../../../../english.ts';

let terminal: PracticeTerminal;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-board-'));
  terminal = await openPracticeTerminal(folder);
  const card = ['--username', 'Frida', '--shell-name', 'frida', '--email', 'frida@example.org'];
  await terminal.run(['accounts', 'create', ...card, '--consent'], { password: 'nine horses ran' });
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

describe('board report', () => {
  it('is wikitext, and names nobody', async () => {
    const { exit, out } = await terminal.run(['board', 'report']);
    expect(exit).toBe(0);
    expect(out).toContain('== Totals ==');
    expect(out).toContain(`| ${english('report-few', 5)}`);
    expect(out.join('\n')).not.toMatch(/frida/iu);
  });

  it('is CSV where that is asked for', async () => {
    const { out } = await terminal.run(['board', 'report', '--csv']);
    expect(out[0]).toBe('"Totals","What","Count"');
    expect(out).toContain('"Tool maintainers","Baseline","1880"');
  });

  it('is all figures for scripts', async () => {
    expect(jsonOf(await terminal.run(['board', 'report', '--json']))).toMatchObject({
      made: [{ what: 'account', before: 0, hours: [{ count: 1 }] }],
      peopleWaiting: 0,
    });
  });
});
