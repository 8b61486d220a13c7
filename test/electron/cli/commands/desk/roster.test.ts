import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPracticeStage, type PracticeStage } from '../../practice-stage.ts';
import { english } from '../../../../english.ts';

/** Closed Example is closed in the practice directory; nobody else of these is there. */
const people = [
  'Förnamn;Efternamn;E-post',
  'Nadia;Ferreira;nadia@example.org',
  'Closed;Example;closed@example.org',
  'Kofi;Mensah;',
  '\u001b]0;hidden\u0007;X;x@example.org',
].join('\r\n');

let stage: PracticeStage;
let file: string;
let out: string;
beforeEach(() => {
  stage = createPracticeStage();
  file = join(stage.folder, 'people.csv');
  out = join(stage.folder, 'result.csv');
  writeFileSync(file, people);
});
afterEach(() => stage.remove());

const cards = async () => (await stage.type(['queue', 'list'])).out;

describe('lanyard roster import', () => {
  it('tells of every row that needs somebody, and files nothing on a dry run', async () => {
    const printed = await stage.type(['roster', 'import', file, '--dry-run']);
    const text = printed.out.join('\n');
    expect(printed.exit).toBe(4);
    expect(text).toContain('Line 3: Name in use  closedexample  Closed Example');
    expect(text).toContain('Line 4: Incomplete');
    expect(text).toContain('Missing: Email address');
    expect(text).toContain('4 rows: Name in use: 1, Not allowed: 1, Incomplete: 1, Ready: 1');
    expect(printed.out.at(-1)).toBe(english('cli-roster-dry', 1));
    expect(await cards()).toHaveLength(1);
  });

  it('lets no cell command the terminal', async () => {
    const { out: lines } = await stage.type(['roster', 'import', file, '--dry-run']);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });

  it('files what can be and writes what became of every row, which can be read again', async () => {
    const first = await stage.type(['roster', 'import', file, '--out', out]);
    expect(first.out.at(-1)).toBe('Imported 1 person (Expected).');
    const result = readFileSync(out, 'utf8').split('\r\n');
    expect(result).toHaveLength(6);
    expect(result[1]).toContain(
      '"Nadia Ferreira","nadiaferreira","nadia@example.org","2","Has a request here"',
    );
    const again = await stage.type(['roster', 'import', out]);
    expect(again.out.at(-1)).toBe(english('cli-roster-filed', 0));
    expect(await cards()).toHaveLength(2);
  });

  it('answers a script with the whole plan', async () => {
    const printed = await stage.type(['roster', 'import', file, '--json']);
    const plan: unknown = JSON.parse(printed.out.join(''));
    expect(plan).toMatchObject({ filed: 1, rows: [{ verdict: { is: 'filed' } }, {}, {}, {}] });
  });

  it('ends well where every row has its card', async () => {
    writeFileSync(file, people.split('\r\n').slice(0, 2).join('\n'));
    expect((await stage.type(['roster', 'import', file])).exit).toBe(0);
  });

  it('says which line is wrong, and leaves no empty result behind', async () => {
    writeFileSync(file, 'name,mail\n"Jane,jane@example.org');
    const printed = await stage.type(['roster', 'import', file, '--out', out]);
    expect(printed.exit).toBe(2);
    expect(printed.err).toEqual([`error: file: ${english('field-rule-roster-quotes', 2)}`]);
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });

  it('says of a file that is too large what it is', async () => {
    writeFileSync(file, Buffer.alloc(2 * 1024 * 1024 + 1, 'a'));
    const { exit, err } = await stage.type(['roster', 'import', file]);
    expect([exit, err.join('')]).toEqual([2, expect.stringContaining('larger than 2 MiB')]);
  });
});

describe('lanyard accounts create, for somebody who is expected', () => {
  const create = (...more: string[]) =>
    stage.type(
      [
        'accounts',
        'create',
        '--username',
        'Nadia F.',
        '--shell-name',
        'nadia',
        '--consent',
        ...more,
      ],
      'nine horses ran',
    );
  beforeEach(async () => {
    await stage.type(['roster', 'import', file]);
  });

  it('takes their place', async () => {
    const { exit, err } = await create('--email', 'Nadia@example.org');
    expect({ exit, err }).toEqual({ exit: 0, err: [] });
    expect(await cards()).toEqual([
      expect.stringContaining('Done  nadia'),
      english('cli-pending', 0),
    ]);
  });

  it('takes nobody’s where that is said', async () => {
    expect((await create('--email', 'nadia@example.org', '--expected', 'nobody')).exit).toBe(0);
    const listed = await cards();
    expect(listed.filter((line) => line.includes('  Expected  '))).toHaveLength(1);
  });
});
