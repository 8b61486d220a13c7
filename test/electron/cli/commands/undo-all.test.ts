import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';
import { english } from '../../../english.ts';

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ida';
const password = 'nine horses ran';
const create = [
  ...['accounts', 'create', '--username', 'Ida', '--shell-name', 'ida', '--json'],
  ...['--email', 'ida@example.org', '--consent', '--ssh-key', 'k', '--membership', 'A bot'],
];

type Card = RequestView & { readonly further: readonly RequestView[] };

let folder: string;
let terminal: PracticeTerminal;
let card: Card;

const file = async (tool: string): Promise<void> => {
  const filed = await terminal.run([...create, '--tool', tool], { password, files: { k: key } });
  card = jsonOf(filed) as Card; // as the contract says
};
const idOf = (kind: RequestView['kind']): string =>
  card.further.find((one) => one.kind === kind)?.id ?? '';
const undo = (...more: string[]) => terminal.run(['queue', 'undo', card.id, '--all', ...more]);
const isThere = async (): Promise<boolean> =>
  (await terminal.run(['accounts', 'show', 'ida'])).exit === 0;
const stateOf = async (id: string): Promise<RequestView> =>
  jsonOf(await terminal.run(['queue', 'show', id, '--json'])) as RequestView; // as the contract says

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-undo-all-'));
  terminal = await openPracticeTerminal(folder);
  await file('ida-bot');
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

describe('queue undo --all', () => {
  it('prints the plan in the order in which it goes, does nothing without --yes and ends with 4', async () => {
    const { exit, out } = await undo();
    expect(exit).toBe(4);
    expect(out).toEqual([
      'Would undo, in this order:',
      `  ${idOf('tool')}  Done  ida  Ida: tool ida-bot`,
      '    Tool, with its group, user and sudo rule',
      `  ${idOf('membership')}  Done  ida  Ida: Toolforge membership`,
      '    Role changes: the earlier roles return',
      `  ${card.id}  Done  ida  Ida`,
      `    SSH key ${card.keyFingerprint ?? ''}`,
      '    Account ida and everything in it',
      '    Would keep:',
      expect.stringMatching(/^ {6}UID number \d+: this desk does not use it again/),
      `    ${english('undo-elsewhere')}`,
      expect.stringMatching(/^Checked at 20/),
      english('cli-undo-not-yet'),
    ]);
    expect(await isThere()).toBe(true);
  });

  it('does all of it with --yes, ends with 0, and says so of each', async () => {
    const { exit, out } = await undo('--yes');
    expect(exit).toBe(0);
    expect(out.filter((line) => !line.startsWith(' ')).map((line) => line.slice(38))).toEqual([
      ...['remove tool ida-bot', 'remove from Toolforge'].map((what) => `Done  ida  Ida: ${what}`),
      'Done  ida  Undo: Ida',
    ]);
    expect(await isThere()).toBe(false);
    for (const id of [card.id, idOf('tool'), idOf('membership')]) {
      expect((await stateOf(id)).undone).toBeDefined();
    }
    const again = await undo('--yes');
    expect(again.exit).toBe(4);
    expect(again.out).toContain('    Undo already requested: Done');
  });

  it('leaves what is to be kept, and the account with it', async () => {
    const keep = ['--keep', idOf('tool')];
    const { out } = await undo(...keep);
    expect(out.slice(1, 4)).toEqual([
      `  ${idOf('tool')}  Done  ida  Ida: tool ida-bot`,
      '    Not selected:',
      '      Tool, with its group, user and sudo rule',
    ]);
    expect(out).toContain(
      '    Lanyard removes the account only together with everything else in this plan.',
    );
    expect((await undo(...keep, '--yes')).exit).toBe(0);
    expect(await isThere()).toBe(true);
    expect((await stateOf(idOf('tool'))).undone).toBeUndefined();
    expect((await stateOf(card.id)).undone?.removed).toEqual(['key']);
  });

  it('dismisses what was not done, and says so before', async () => {
    await undo('--yes');
    // Of somebody else.
    await file('wordcount');
    const { out } = await undo();
    expect(out.slice(0, 2)).toEqual([
      'Would cancel first:',
      `  ${idOf('tool')}  Action needed  ida  Ida: tool wordcount`,
    ]);
    expect((await undo('--yes')).exit).toBe(0);
    expect(await stateOf(idOf('tool'))).toMatchObject({
      state: 'dismissed',
      dismissedBecause: english('undo-all-reason'),
    });
    expect(await isThere()).toBe(false);
  });

  it('undoes nothing where what is to be kept is none of it, or --all is missing', async () => {
    const unknown = await undo('--yes', '--keep', 'ida-bot');
    expect(unknown.exit).toBe(2);
    expect(unknown.err.join('\n')).toContain('no request with this ID: ida-bot');
    const alone = await terminal.run(['queue', 'undo', card.id, '--yes', '--keep', card.id]);
    expect(alone.exit).toBe(2);
    expect(alone.err.join('\n')).toContain('only together with --all');
    expect(await isThere()).toBe(true);
    expect((await stateOf(card.id)).undone).toBeUndefined();
  });
});
