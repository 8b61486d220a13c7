import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';
import { english } from '../../../english.ts';

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ida';
const fingerprint = /SHA256:[A-Za-z0-9+/]{43}/;

let folder: string;
let terminal: PracticeTerminal;
let id: string;

const password = 'nine horses ran';
const create = (...more: string[]) => [
  ...['accounts', 'create', '--username', 'Ida', '--shell-name', 'ida'],
  ...['--email', 'ida@example.org', '--consent', '--json', ...more],
];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-undo-'));
  terminal = await openPracticeTerminal(folder);
  const filed = await terminal.run(create('--ssh-key', 'k'), { password, files: { k: key } });
  ({ id } = jsonOf(filed) as RequestView); // as the contract says
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

const isThere = async (): Promise<boolean> =>
  (await terminal.run(['accounts', 'show', 'ida'])).exit === 0;

describe('queue undo', () => {
  it('prints the plan, does nothing without --yes and ends with 4', async () => {
    const { exit, out } = await terminal.run(['queue', 'undo', id]);
    expect(exit).toBe(4);
    expect(out).toEqual([
      'Would remove:',
      '  Account ida and everything in it',
      expect.stringMatching(fingerprint),
      'Would keep:',
      expect.stringMatching(/^ {2}UID number \d+: this desk does not use it again while /),
      english('undo-elsewhere'),
      expect.stringMatching(/^Checked at 20/),
      english('cli-undo-not-yet'),
    ]);
    expect(await isThere()).toBe(true);
    const json = jsonOf(await terminal.run(['queue', 'undo', id, '--json']));
    expect(json).toMatchObject({ undone: false, removes: ['account', 'key'] });
  });

  it('does it with --yes, ends with 0, and says so on the card', async () => {
    const { exit, out } = await terminal.run(['queue', 'undo', id, '--yes']);
    expect(exit).toBe(0);
    expect(out[0]).toContain('Done  ida  Undo: Ida');
    expect(out.slice(1, 4)).toEqual([
      '  Remove the SSH key: Done',
      '  Remove the account: Done',
      '  Mark the request as undone: Done',
    ]);
    expect(out).toContain(`  undoes request ${id}`);
    expect(await isThere()).toBe(false);
    const card = await terminal.run(['queue', 'show', id]);
    expect(card.exit).toBe(0);
    expect(card.out.at(-1)).toMatch(/^ {2}Undone at 20\S+ by request [0-9a-f-]{36}\.$/);
    const again = jsonOf(await terminal.run(['queue', 'undo', id, '--yes', '--json']));
    expect(again).toMatchObject({ state: 'confirmed', undo: { of: id } });
  });

  it('says what cannot be undone, who could close the account, and ends with 4', async () => {
    const again = jsonOf(await terminal.run(create(), { password })) as RequestView; // as the contract says
    const { exit, err } = await terminal.run(['queue', 'undo', again.id, '--yes']);
    expect(exit).toBe(4);
    expect(err[0]).toContain(english('problem-undo-impossible'));
  });
});
