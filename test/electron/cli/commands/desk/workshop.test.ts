import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../../stage.ts';
import { english } from '../../../../english.ts';

let terminal: PracticeTerminal;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-workshop-'));
  terminal = await openPracticeTerminal(folder);
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

const create = (shellName: string, username: string) => {
  const card = ['--username', username, '--shell-name', shellName];
  const email = ['--email', `${shellName}@example.org`, '--consent'];
  return terminal.run(['accounts', 'create', ...card, ...email], { password: 'nine horses ran' });
};

describe('the workshop in a terminal', () => {
  it('says of everybody where they are, and ends as somebody who needs help', async () => {
    expect(await terminal.run(['workshop'])).toMatchObject({
      ...{ exit: 0, out: [english('workshop-nobody')] },
    });
    await create('frida', 'Frida');
    const { exit, out } = await terminal.run(['workshop']);
    expect(exit).toBe(0);
    expect(out[0]).toBe(english('cli-workshop-row', 'Frida', 'frida'));
    const account = english('need-developer-account');
    expect(out[1]).toContain(`${account}: ${english('workshop-is-done')} (20`);
    // Somebody else has this name.
    await create('closed-example', 'Frieda');
    const stuck = await terminal.run(['workshop', '--stuck']);
    expect(stuck.exit).toBe(4);
    expect(stuck.out.join('\n')).toContain(`${account}: ${english('workshop-is-stuck')}. `);
    expect(stuck.out.join('\n')).not.toContain('(frida)');
  });

  it('is read by scripts, with what the systems said just now', async () => {
    await create('frida', 'Frida');
    const told = jsonOf(await terminal.run(['workshop', '--check', '--json']));
    const key = expect.objectContaining({ step: 'ssh-key', state: 'not-begun' });
    expect(told).toMatchObject({
      checked: expect.stringMatching(/^20/),
      participants: [{ shellName: 'frida', stuck: false, steps: expect.arrayContaining([key]) }],
    });
    expect(JSON.stringify(told)).not.toContain('@');
  });
});
