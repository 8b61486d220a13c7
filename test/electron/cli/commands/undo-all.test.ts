import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';

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
      'Undone one after the other, in this order:',
      `  ${idOf('tool')}  confirmed by the server  ida  Ida: tool ida-bot`,
      '    The tool: its group, its user and its sudo rule',
      `  ${idOf('membership')}  confirmed by the server  ida  Ida: Toolforge membership`,
      '    The change of the roles: they become what they were before',
      `  ${card.id}  confirmed by the server  ida  Ida`,
      `    The SSH key ${card.keyFingerprint ?? ''}`,
      '    The account ida with everything in it',
      '    This stays:',
      expect.stringMatching(/^ {6}The number \d+: this desk gives it to nobody again/),
      expect.stringContaining('elsewhere'),
      expect.stringMatching(/^As it stood at 20/),
      'Nothing was undone: this is the plan. Add --yes to do it.',
    ]);
    expect(await isThere()).toBe(true);
  });

  it('does all of it with --yes, ends with 0, and says so of each', async () => {
    const { exit, out } = await undo('--yes');
    expect(exit).toBe(0);
    expect(out.filter((line) => !line.startsWith(' ')).map((line) => line.slice(38))).toEqual([
      ...['tool ida-bot removed', 'leaves Toolforge'].map(
        (what) => `confirmed by the server  ida  Ida: ${what}`,
      ),
      'confirmed by the server  ida  Undo: Ida',
    ]);
    expect(await isThere()).toBe(false);
    for (const id of [card.id, idOf('tool'), idOf('membership')]) {
      expect((await stateOf(id)).undone).toBeDefined();
    }
    const again = await undo('--yes');
    expect(again.exit).toBe(4);
    expect(again.out).toContain('    This was asked for already: confirmed by the server');
  });

  it('leaves what is to be kept, and the account with it', async () => {
    const keep = ['--keep', idOf('tool')];
    const { out } = await undo(...keep);
    expect(out.slice(1, 4)).toEqual([
      `  ${idOf('tool')}  confirmed by the server  ida  Ida: tool ida-bot`,
      '    Left out:',
      '      The tool: its group, its user and its sudo rule',
    ]);
    expect(out).toContain('    The account goes only together with everything else here.');
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
      'Dismissed first: These are not done yet, and nothing was sent for them.',
      `  ${idOf('tool')}  needs you  ida  Ida: tool wordcount`,
    ]);
    expect((await undo('--yes')).exit).toBe(0);
    expect(await stateOf(idOf('tool'))).toMatchObject({
      state: 'dismissed',
      dismissedBecause: 'All that the card made is undone.',
    });
    expect(await isThere()).toBe(false);
  });

  it('undoes nothing where what is to be kept is none of it, or --all is missing', async () => {
    const unknown = await undo('--yes', '--keep', 'ida-bot');
    expect(unknown.exit).toBe(2);
    expect(unknown.err.join('\n')).toContain('made by a request with this id: ida-bot');
    const alone = await terminal.run(['queue', 'undo', card.id, '--yes', '--keep', card.id]);
    expect(alone.exit).toBe(2);
    expect(alone.err.join('\n')).toContain('only together with --all');
    expect(await isThere()).toBe(true);
    expect((await stateOf(card.id)).undone).toBeUndefined();
  });
});
