import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';
import { english } from '../../../english.ts';

const password = 'canary in the coal mine';

let folder: string;
let terminal: PracticeTerminal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-membership-'));
  terminal = await openPracticeTerminal(folder);
  await terminal.run(
    [
      ...['accounts', 'create', '--username', 'Ida', '--shell-name', 'ida'],
      ...['--email', 'ida@example.org', '--consent'],
    ],
    { password },
  );
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const grant = (...more: string[]) =>
  terminal.run(['membership', 'grant', 'ida', '--reason', 'bot for bike racks', ...more]);
const show = () => terminal.run(['membership', 'show', 'ida']);

describe('membership', () => {
  it('is granted, seen in the group, and says how to log in', async () => {
    const { exit, out } = await grant();
    expect(exit).toBe(0);
    expect(out[0]).toMatch(/ {2}Done {2}ida {2}Ida: Toolforge membership$/);
    expect(out).toContain('  Check the LDAP group: Done');
    expect(out.at(-1)).toMatch(
      /^ {2}Next: .* log in to Toolforge: ssh ida@login\.practice\.example$/,
    );
    expect((await show()).out).toContain('  Toolforge: reader (in the LDAP group)');
  });

  it('is shown with the tools that would be left with nobody without it', async () => {
    await grant();
    const made = await terminal.run(['tools', 'create', 'racks', '--maintainer', 'ida', '--json']);
    const { id } = jsonOf(made) as { id: string }; // a request
    const alone = english('membership-last-maintainer', 'racks', 1);
    expect((await show()).out).toContain(`  ${alone}`);
    await terminal.run(['queue', 'undo', id, '--yes']);
    expect((await show()).out.join()).not.toContain('only maintainer');
  });

  it('that stands already is confirmed again, and nothing was changed', async () => {
    await grant();
    const { exit, out } = await grant();
    expect(exit).toBe(0);
    expect(out).toContain('  Unchanged: everything was already as requested.');
    expect(jsonOf(await grant('--json'))).toMatchObject({ state: 'confirmed', changed: false });
  });

  it('of a project is what the option says, and is taken away again', async () => {
    for (const role of ['reader', 'viewer']) {
      expect(await grant('--project', 'deskmap', '--as', role)).toMatchObject({ exit: 0 });
    }
    expect((await show()).out).toContain('  deskmap: reader');
    const words = ['membership', 'revoke', 'ida', '--project', 'deskmap', '--reason', 'left'];
    const revoked = await terminal.run(words);
    expect(revoked).toMatchObject({ exit: 0 });
    expect(revoked.out).toContain('  Earlier roles: reader');
    expect((await show()).out.join()).not.toContain('deskmap');
  });

  it('needs a reason, and a place that there is', async () => {
    expect(await terminal.run(['membership', 'grant', 'ida'])).toMatchObject({ exit: 2, out: [] });
    expect(await grant('--as', 'nobody')).toEqual({
      exit: 2,
      out: [],
      err: ['error: as: Use --as member or --as reader.'],
    });
  });

  it('of somebody without an account ends with 4, and says why', async () => {
    const words = ['membership', 'grant', 'nobody-at-all', '--reason', 'x'];
    const { exit, out } = await terminal.run(words);
    expect(exit).toBe(4);
    expect(out[0]).toContain(english('request-state-needs-you'));
    const shown = await terminal.run(['membership', 'show', 'nobody-at-all']);
    expect(shown).toMatchObject({ exit: 4, out: [] });
  });

  it('is shown as JSON, with what is linked', async () => {
    const shown = jsonOf(await terminal.run(['membership', 'show', 'ida', '--json']));
    expect(shown).toMatchObject({ shellName: 'ida', username: 'Ida', tools: [], unread: [] });
  });

  it('can be undone as any other request, by a plan first', async () => {
    await terminal.run(['membership', 'revoke', 'ida', '--reason', 'anew']);
    const { id } = jsonOf(await grant('--json')) as { id: string }; // a request
    const plan = await terminal.run(['queue', 'undo', id]);
    expect(plan.exit).toBe(4);
    expect(plan.out.slice(0, 2)).toEqual([
      'Would remove:',
      '  Role changes: the earlier roles return',
    ]);
    expect(plan.out.join()).not.toContain('account manager');
    expect(await terminal.run(['queue', 'undo', id, '--yes'])).toMatchObject({ exit: 0 });
    expect((await show()).out).toContain('  Toolforge: none (not in the LDAP group)');
    const again = await terminal.run(['queue', 'undo', id]);
    expect(again.out).toContain(english('undo-gone-other'));
  });
});
