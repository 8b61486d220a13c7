import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGuideReader } from '../../../../electron/adapters/guides/load-guides.ts';
import type { GuideList } from '../../../../shared/guides/guides.ts';
import { fillStarter } from '../../../../shared/guides/fill.ts';
import { toolinfoProblems } from '../../../../shared/toolhub/toolinfo.ts';
import { freePort, portOf } from '../../../servers/ports.ts';
import { replicaTables } from './replica-tables.ts';

const names = {
  shellName: 'ada',
  username: `Ada "O'Brien" \\`,
  tool: 'bike-racks',
  project: 'racks',
};

let list: GuideList = { guides: [], documentation: [] };
beforeAll(async () => {
  const reader = createGuideReader({ files: ['wikimedia-services'], profileFile: 'wikimedia' });
  ({ list } = await reader.read('en'));
});

const all = () =>
  list.guides.flatMap(({ id, starters }) => starters.map((it) => ({ of: id, ...it })));
const ofSyntax = (wanted: string) => all().filter(({ syntax }) => syntax === wanted);
const filled = ({ text, syntax }: ReturnType<typeof all>[number]): string =>
  fillStarter(text, syntax, names);
function starter(of: string, id: string): string {
  const found = all().find((it) => it.of === of && it.id === id);
  if (!found) throw new Error(`No starter ${id} of ${of}`);
  return filled(found);
}

const folder = mkdtempSync(join(tmpdir(), 'lanyard-starters-'));
function saved(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

describe('the shipped starters', () => {
  it('are there in each syntax, and are used by a step', () => {
    for (const syntax of ['shell', 'sql', 'python', 'json', 'notebook', 'plain']) {
      expect(ofSyntax(syntax), syntax).not.toEqual([]);
    }
    const used = list.guides.flatMap(({ id, steps }) =>
      steps.map((step) => `${id} ${step.starter}`),
    );
    for (const { of, id } of all()) expect(used).toContain(`${of} ${id}`);
  });

  it('in SQL parse, and name tables and columns of the public replicas', () => {
    const database = new DatabaseSync(':memory:');
    for (const [table, columns] of Object.entries(replicaTables)) {
      database.exec(`CREATE TABLE "${table}" (${columns.join(', ')})`);
    }
    for (const one of ofSyntax('sql'))
      expect(() => database.prepare(filled(one)).all()).not.toThrow();
    expect(() => database.prepare('SELECT page_name FROM page').all()).toThrow();
  });

  it('in a shell’s language are read by a shell', () => {
    for (const one of ofSyntax('shell')) execFileSync('sh', ['-n', saved(one.name, filled(one))]);
  });

  it('in Python are read by Python', () => {
    const read = 'import ast, sys; [ast.parse(open(name).read()) for name in sys.argv[1:]]';
    const files = ofSyntax('python').map((one) => saved(one.name, filled(one)));
    execFileSync('python3', ['-c', read, ...files]);
  });

  it('as notebooks are nbformat 4.5, with Python in their cells', () => {
    for (const one of ofSyntax('notebook')) {
      const book = JSON.parse(filled(one)) as Notebook; // the line below looks
      expect(book).toMatchObject({ nbformat: 4, nbformat_minor: 5, metadata: expect.anything() });
      const ids = book.cells.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const cell of book.cells) {
        expect(cell.id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
        expect(Object.keys(cell).toSorted()).toEqual([...keysOf[cell.cell_type]].toSorted());
      }
      const code = book.cells.filter(({ cell_type: type }) => type === 'code');
      const file = saved('cells.py', code.map(({ source }) => source.join('')).join('\n'));
      execFileSync('python3', ['-c', 'import ast, sys; ast.parse(open(sys.argv[1]).read())', file]);
      expect(code.map(({ source }) => source.join('')).join('\n')).toContain('# The notebook of');
    }
  });

  it('in JSON are what Toolhub takes', () => {
    for (const one of ofSyntax('json')) expect(toolinfoProblems(filled(one))).toEqual([]);
  });

  it('make an app that its Procfile starts, and that answers where it is told to', async () => {
    saved('app.py', starter('tool', 'app'));
    saved('requirements.txt', starter('tool', 'requirements'));
    const [, command = ''] = /^web: (.+)$/m.exec(starter('tool', 'procfile')) ?? [];
    const port = await freePort();
    const env = { PATH: process.env['PATH'], PORT: String(port) };
    started.push(spawn('sh', ['-c', `exec ${command}`], { cwd: folder, env, stdio: 'ignore' }));
    expect(await page(`http://127.0.0.1:${port}/`)).toBe('Hello from bike-racks!\n');
  });

  it('call an API politely, and tell what it answers', async () => {
    const agents: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      agents.push(request.headers['user-agent']);
      response.end(JSON.stringify({ query: { statistics: { articles: 4711 } } }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${portOf(server.address())}/w/api.php`;
    const child = spawn('python3', [saved('call.py', starter('api', 'python')), url]);
    started.push(child);
    // It may come in several pieces.
    expect(await text(child.stdout)).toBe('4711 articles\n');
    server.close();
    expect(agents).toEqual([expect.stringMatching(/^first-call\/\d.*\(https:.*User:ada\)/)]);
  });

  it('say in each call of a web service who calls', () => {
    const calls = ofSyntax('shell').filter(({ text }) => text.includes('curl '));
    expect(calls.length).toBeGreaterThan(2);
    for (const { text } of calls) expect(text).toMatch(/--user-agent \S+\/0\.1\\ \\\(https:/);
  });

  it('read a dump piece by piece', () => {
    const page = (title: string, text: string) =>
      `<page><title>${title}</title><revision><text>${text}</text></revision></page>`;
    const pages = Array.from({ length: 12 }, (_, at) => page(`P${at}`, 'x'.repeat(at))).join('');
    const xml = saved('dump.xml', `<mediawiki xmlns="urn:export">${pages}</mediawiki>`);
    execFileSync('python3', [
      '-c',
      'import bz2,sys;open(sys.argv[1]+".bz2","wb").write(bz2.compress(open(sys.argv[1],"rb").read()))',
      xml,
    ]);
    const program = saved('pages.py', starter('dumps', 'pages'));
    const lines = execFileSync('python3', [program, `${xml}.bz2`])
      .toString()
      .trim()
      .split('\n');
    expect(lines).toEqual(Array.from({ length: 10 }, (_, at) => `${11 - at} P${11 - at}`));
  });
});

interface Notebook {
  readonly cells: readonly {
    readonly id: string;
    readonly cell_type: 'markdown' | 'code';
    readonly source: readonly string[];
  }[];
}
/** All that a cell has to have, and nothing that it may not (nbformat 4.5's schema). */
const keysOf = {
  markdown: ['cell_type', 'id', 'metadata', 'source'],
  code: ['cell_type', 'execution_count', 'id', 'metadata', 'outputs', 'source'],
} as const;

/** Python takes a moment to start. */
async function page(url: string, triesLeft = 100): Promise<string> {
  try {
    return await (await fetch(url)).text();
  } catch (error) {
    if (triesLeft === 0) throw error;
    await pause(50);
    return page(url, triesLeft - 1);
  }
}
