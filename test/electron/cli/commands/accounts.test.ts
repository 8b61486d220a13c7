import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';
import { blobOf, lineOf } from '../../../shared/keys/key-fixtures.ts';
import { english } from '../../../english.ts';

const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ada@laptop';
const password = 'canary in the coal mine';

let folder: string;
let terminal: PracticeTerminal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-accounts-'));
  terminal = await openPracticeTerminal(folder);
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const create = (name: string, ...more: string[]) => [
  ...['accounts', 'create', '--username', name, '--shell-name', name.toLowerCase()],
  ...['--email', `${name.toLowerCase()}@example.org`, ...more],
];
const requests = () => terminal.run(['queue', 'list', '--json']).then(jsonOf);

describe('accounts create', () => {
  it('ends with 0 once the directory has confirmed it, and shows every step', async () => {
    const words = create('Ada', '--ssh-key', 'key.pub', '--consent');
    const { exit, out, err } = await terminal.run(words, { password, files: { 'key.pub': key } });
    expect({ exit, err }).toEqual({ exit: 0, err: [] });
    expect(out[0]).toMatch(/^[0-9a-f-]{36} {2}Done {2}ada {2}Ada$/);
    expect(out.slice(1)).toEqual([
      '  Reserve a UID number: Done',
      '  Create the account: Done',
      '  Add the SSH key: Done',
      '  Check the result: Done',
      expect.stringMatching(/^ {2}UID number: \d+$/),
      '  Email address: ada@example.org',
      expect.stringMatching(/^ {2}SSH key fingerprint: SHA256:/),
    ]);
    const shown = await terminal.run(['accounts', 'show', 'ada', '--json']);
    expect(jsonOf(shown)).toMatchObject({ username: 'Ada', keys: [{ comment: 'ada@laptop' }] });
  });

  it('says of a key file that holds other text that this is left out', async () => {
    const words = create('Xenia', '--ssh-key', 'key.pub', '--consent');
    const own = lineOf('ssh-ed25519', blobOf('ssh-ed25519', new Uint8Array(32).fill(9)));
    const files = { 'key.pub': `${own}\n\nHi,\nmy password is hunter2\n` };
    const { exit, err } = await terminal.run(words, { password, files });
    expect({ exit, err }).toEqual({
      exit: 0,
      err: ['key.pub: Lanyard removed other text around the key.'],
    });
    const shown = await terminal.run(['accounts', 'show', 'xenia', '--json']);
    expect(JSON.stringify(shown)).not.toContain('hunter2');
  });

  it('answers the request as JSON, and never the password', async () => {
    const shown = await terminal.run(create('Berta', '--consent', '--json'), { password });
    expect(jsonOf(shown)).toMatchObject({ state: 'confirmed', passwordProven: true });
    expect(JSON.stringify(shown)).not.toContain('canary');
  });

  it('is refused without consent, before a password is asked for, and files nothing', async () => {
    const before = await requests();
    const { exit, err } = await terminal.run(create('Cara'), { password });
    expect(exit).toBe(2);
    expect(err).toEqual([
      'error: missing flag --consent',
      `hint: ${english('cli-rule-consent-missing')}`,
    ]);
    expect(await requests()).toEqual(before);
  });

  it('says of every field that is wrong what is, one line each, and files nothing', async () => {
    const before = await requests();
    const words = ['accounts', 'create', '--username', 'D%41', '--shell-name', '9lives'];
    const { exit, out, err } = await terminal.run(
      [...words, '--email', 'nobody', '--ssh-key', 'x', '--consent'],
      { password: 'canary', files: { x: 'ssh-ed25519 nonsense' } },
    );
    expect({ exit, out }).toEqual({ exit: 2, out: [] });
    const fields = ['username', 'shell-name', 'email', 'ssh-key', 'password'];
    expect(err.map((line) => line.split(': ')[1])).toEqual(fields);
    expect(err.join()).not.toContain('canary');
    expect(await requests()).toEqual(before);
  });

  it('ends with 4 where a person is needed, and says why', async () => {
    const { exit, out } = await terminal.run(
      [...create('Ada', '--consent').slice(0, 6), '--email', 'other@example.org', '--consent'],
      { password },
    );
    expect(exit).toBe(4);
    expect(out[0]).toContain(english('request-state-needs-you'));
    expect(out.join('\n')).toContain(english('problem-account-of-another'));
  });
});

describe('accounts create, with everything else a person is to have', () => {
  const all = [
    ...['--membership', 'bot for bike racks', '--tool', 'bike-racks'],
    ...['--project', 'racks', '--purpose', 'maps of bike racks', '--preset', 'small'],
  ];

  it('waits for all of it, tells what became of each, and ends with 0', async () => {
    const { exit, out } = await terminal.run(create('Gerda', '--consent', ...all), { password });
    expect(exit).toBe(0);
    const heads = out.filter((line) => !line.startsWith(' ')).map((line) => line.split('  '));
    expect(heads.map(([, state, , name]) => [state, name])).toEqual(
      ['Gerda', 'Gerda: Toolforge membership', 'Gerda: tool bike-racks', 'Project racks'].map(
        (name) => [english('request-state-confirmed'), name],
      ),
    );
    const has = await terminal.run(['membership', 'show', 'gerda']);
    expect(has.out).toEqual(
      expect.arrayContaining([
        '  Toolforge: reader (in the LDAP group)',
        '  racks: member, reader',
        '  maintainer of bike-racks',
      ]),
    );
  });

  it('answers the card as JSON with the others in it', async () => {
    const words = create('Hedda', '--consent', '--membership', 'bots', '--json');
    const shown = jsonOf(await terminal.run(words, { password }));
    expect(shown).toMatchObject({
      kind: 'account',
      state: 'confirmed',
      further: [{ kind: 'membership', state: 'confirmed', changed: true }],
    });
  });

  it('names what is wrong with it as it was typed, and files nothing', async () => {
    const before = await requests();
    const words = ['--tool', 'Bike_Racks', '--project', '9Lives', '--purpose', ''];
    const { exit, err } = await terminal.run(create('Inga', '--consent', ...words), { password });
    expect(exit).toBe(2);
    expect(err.map((line) => line.split(': ')[1])).toEqual(['tool', 'project', 'purpose']);
    expect(await requests()).toEqual(before);
  });

  it('ends with 4 where the card needs a person, and the others wait for it', async () => {
    const words = create('Ada', '--consent', '--membership', 'bots');
    const { exit, out } = await terminal.run(
      words.map((word) => word.replace('ada@', 'other@')),
      { password },
    );
    expect(exit).toBe(4);
    expect(out.filter((line) => !line.startsWith(' '))).toEqual([
      expect.stringContaining('  Action needed  ada  Ada'),
      expect.stringContaining('  Waiting for another request  ada  '),
    ]);
  });
});

describe('accounts show', () => {
  it('shows a person as the directory has them', async () => {
    const { exit, out } = await terminal.run(['accounts', 'show', 'ADA']);
    expect(exit).toBe(0);
    expect(out).toEqual([
      expect.stringMatching(/^ada {2}Ada {2}ada@example\.org {2}UID number \d+$/),
      expect.stringMatching(/^ {2}SHA256:\S{43} {2}ssh-ed25519 {2}ada@laptop$/),
    ]);
  });

  it('ends with 4 for somebody who is not there', async () => {
    const { exit, out, err } = await terminal.run(['accounts', 'show', 'nobody-at-all']);
    expect({ exit, out }).toEqual({ exit: 4, out: [] });
    expect(err[0]).toContain(english('problem-not-found'));
  });
});
