import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { practiceWikimediaAccounts } from '../../../../electron/adapters/practice/wikimedia.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal, type Shown } from '../stage.ts';
import { english } from '../../../english.ts';

const [newcomer, other] = practiceWikimediaAccounts;
const password = 'canary in the coal mine';
const name = newcomer?.name ?? '';

let terminal: PracticeTerminal;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-link-'));
  terminal = await openPracticeTerminal(folder);
  const words = ['--username', 'Ida', '--shell-name', 'ida', '--email', 'ida@example.org'];
  await terminal.run(['accounts', 'create', ...words, '--consent'], {
    password,
  });
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

/** The command, with a newcomer who opens the address that is told and is over there who they are; nobody says no. */
const link = (account: number | undefined, ...more: string[]): Promise<Shown> =>
  linkWith(password, account, ...more);

const linkWith = (typed: string, account: number | undefined, ...more: string[]): Promise<Shown> =>
  terminal.run(['link', 'wikimedia', 'ida', ...more], {
    password: typed,
    hears(line) {
      if (!line.startsWith('http')) return;
      const who = account === undefined ? '' : `?account=${account}`;
      void fetch(new URL(`choose${who}`, line));
    },
  });

describe('link wikimedia', () => {
  it('tells the address, waits until they have logged in there, and links the account', async () => {
    const { exit, out, err } = await link(newcomer?.id, '--name', name);
    expect(exit).toBe(0);
    expect(err).toEqual([
      `Account found  ${name} (${newcomer?.id})`,
      english('cli-link-open'),
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
    ]);
    expect(out[0]).toMatch(/ {2}Done {2}ida {2}Ida: Wikimedia account$/);
    const shown = await terminal.run(['membership', 'show', 'ida']);
    expect(shown.out).toContain(`  Wikimedia account: ${name} (${newcomer?.id})`);
  });

  it('needs no name, and prints its JSON apart from what it tells', async () => {
    const shown = jsonOf(await link(newcomer?.id, '--json'));
    expect(shown).toMatchObject({ state: 'confirmed', link: { wikimedia: { id: newcomer?.id } } });
  });

  it('links nothing where somebody else types a password', async () => {
    const { exit, out, err } = await linkWith('some other words', newcomer?.id);
    expect({ exit, out }).toEqual({ exit: 2, out: [] });
    expect(err.join()).toContain('Enter the password of ida');
    const shown = await terminal.run(['membership', 'show', 'ida']);
    expect(shown.out).toContain('  Wikimedia account: Not linked');
  });

  it('links nothing where they refuse', async () => {
    const { exit, out, err } = await link(undefined);
    expect({ exit, out }).toEqual({ exit: 4, out: [] });
    expect(err.join()).toContain(english('problem-wikimedia-unproven'));
  });

  it('links nothing where they log in to another account than was named', async () => {
    const { exit, out, err } = await link(other?.id, '--name', name);
    expect({ exit, out }).toEqual({ exit: 4, out: [] });
    expect(err.join()).toContain(`The newcomer logged in to a different account, not ${name}`);
    const shown = await terminal.run(['membership', 'show', 'ida']);
    expect(shown.out).toContain('  Wikimedia account: Not linked');
  });

  it('asks for no log-in where nobody has the name', async () => {
    const { exit, err } = await link(newcomer?.id, '--name', 'No such person');
    expect(exit).toBe(4);
    expect(err[0]).toContain(english('problem-wikimedia-unknown'));
  });
});
