import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintText } from './lint-text.ts';

const root = join(import.meta.dirname, '../..');

const refused = [
  ['shared', 'electron', 'Only electron/desktop may import electron'],
  ['shared', 'node:fs', 'no module of Node'],
  ['shared', 'fs/promises', 'no module of Node'],
  ['shared', 'react', 'zxcvbn alone'],
  ['shared', '../../electron/core/app.ts', 'shared knows nobody else'],
  ['shared', '../../renderer/main.tsx', 'shared knows nobody else'],
  ['electron/core', 'electron', 'Only electron/desktop may import electron'],
  ['electron/core', 'node:crypto', 'no module of Node'],
  ['electron/core', 'crypto', 'no module of Node'],
  ['electron/core', 'ldapts', 'zxcvbn alone'],
  ['electron/core', '../../adapters/log.ts', 'core knows ports'],
  ['electron/core', '../../desktop/main.ts', 'core knows ports'],
  ['electron/core', '../../web/server.ts', 'core knows ports'],
  ['electron/core', '../../cli/main.ts', 'core knows ports'],
  ['electron/core', '../../hub/serve.ts', 'core knows ports'],
  ['electron/core', '../../../renderer/main.tsx', 'core knows ports'],
  ['electron/adapters', 'electron', 'Only electron/desktop may import electron'],
  ['electron/adapters', 'electron/main', 'Only electron/desktop may import electron'],
  ['electron/adapters', '../../desktop/main.ts', 'adapters know no host'],
  ['electron/adapters', '../../web/server.ts', 'adapters know no host'],
  ['electron/adapters', '../../hub/serve.ts', 'adapters know no host'],
  ['electron/adapters', '../../core/app.ts', 'the ports and the errors'],
  ['electron/adapters', '../../core/jobs/queue.ts', 'the ports and the errors'],
  ['electron/web', 'electron', 'Only electron/desktop may import electron'],
  ['electron/web', '../../desktop/ipc.ts', 'no other host'],
  ['electron/web', '../../../renderer/main.tsx', 'no other host and no screen'],
  ['electron/web', '../../hub/serve.ts', 'no other host'],
  ['electron/hub', 'electron', 'Only electron/desktop may import electron'],
  ['electron/hub', '../../web/server.ts', 'no other host'],
  ['electron/hub', '../../cli/run.ts', 'no other host'],
  ['electron/hub', '../../../renderer/main.tsx', 'no other host and no screen'],
  ['electron/cli', '../../hub/serve.ts', 'no other host'],
  ['electron/desktop', '../../hub/serve.ts', 'no other host'],
  ['electron/cli', 'electron', 'Only electron/desktop may import electron'],
  ['electron/cli', '../../web/server.ts', 'no other host'],
  ['electron/desktop', '../../web/server.ts', 'no other host'],
  ['electron/desktop', '../../../renderer/main.tsx', 'no other host and no screen'],
  ['renderer', 'electron', 'Only electron/desktop may import electron'],
  ['renderer', 'electron/renderer', 'Only electron/desktop may import electron'],
  ['renderer', 'node:path', 'no module of Node'],
  ['renderer', '../../electron/core/app.ts', 'through the bridge only'],
  ['renderer', '../../electron/adapters/node/log.ts', 'through the bridge only'],
  ['electron/core', '../../../test/servers/tree.ts', 'never imports its tools'],
  ['renderer', '../../build/needs.ts', 'never imports its tools'],
] as const;

const allowed = [
  ['shared', 'zod'],
  ['shared', '../domain/profile.ts'],
  ['electron/core', 'zod'],
  ['electron/core', '../ports/directory.ts'],
  ['electron/core', '../../../shared/result.ts'],
  ['electron/adapters', 'ldapts'],
  ['electron/adapters', 'node:fs'],
  ['electron/adapters', '../../core/ports/directory.ts'],
  ['electron/adapters', '../../core/base/errors.ts'],
  ['electron/web', '../../core/app.ts'],
  ['electron/cli', '../../adapters/log.ts'],
  ['electron/cli', '../../hub/operate.ts'],
  ['electron/hub', '../../core/app.ts'],
  ['electron/hub', '../../adapters/log.ts'],
  ['electron/desktop', 'electron'],
  ['renderer', 'react'],
  ['renderer', '../../shared/result.ts'],
] as const;

const complaints = async (folder: string, code: string) => {
  const messages = await lintText(`${folder}/probe.ts`, code);
  return messages.filter((message) => message.startsWith('no-restricted-')).join('\n');
};

describe('the walls of ESLint', () => {
  it.each(refused)(
    'refuse in %s an import of %s, in whatever form',
    async (folder, from, reason) => {
      const forms = [
        `import { a } from '${from}';`,
        `import type { A } from '${from}';`,
        `export { a } from '${from}';`,
        `export const a = await import('${from}');`,
        `export type A = import('${from}').A;`,
      ];
      for (const form of forms) expect(await complaints(`${folder}/deep`, form)).toContain(reason);
    },
  );

  it.each(allowed)('let %s import %s', async (folder, from) => {
    expect(await complaints(`${folder}/deep`, `import { a } from '${from}';`)).toBe('');
  });
});

const storeRooms = ['stores/draft', 'stores/guides', 'stores/shift'];
/** A wrong import for each room of the renderer, and right ones from the floors below. */
const roomsRefused = [
  ['text', '../stores/provider.tsx'],
  ['text', '../selectors/open-requests.ts'],
  ['forms', '../stores/draft/draft-store.ts'],
  ['selectors', '../components/facts.tsx'],
  ['bridge', '../stores/later.ts'],
  ['stores', '../components/notice.tsx'],
  ...storeRooms.map((room) => [room, '../../components/notice.tsx'] as const),
  ['components', './form/field.tsx'],
  ['components/form', '../../views/desk/desk.tsx'],
  ['components/list', '../../views/desk/desk.tsx'],
  ['views/desk', '../card/card.tsx'],
  ['views/desk', '../open-requests.tsx'],
  ['views/project-new', '../desk/request-list.tsx'],
  ['views/card', '../request/base/refused.tsx'],
  ['views', './request/base/done.tsx'],
  ['views/request/base', '../needs-you.tsx'],
  ['views/request/base', '../account/change-it.tsx'],
  ['views/request/account', '../tool/taken.tsx'],
  ['views/request/membership', '../pages.tsx'],
  ['views/request/tool', '../../tool/tool.tsx'],
  ['views/request/project', '../link/page.tsx'],
  ['views/request/link', '../request.tsx'],
  ['views/request/undo', '../../undo/plan.tsx'],
  ['views/request', '../undo/plan.tsx'],
  ['views/person', '../tool/maintainers.tsx'],
  ['views/project', '../../app.tsx'],
  ['views/tool', '../../keyboard.ts'],
  ['views/undo', '../person/entry.tsx'],
  ['views/export', '../import/camera.tsx'],
  ['views/guides', '../export/export.tsx'],
  ['views/import', '../export/code-show.tsx'],
  ['views/link', '../person/linked.tsx'],
  ['views/roster', '../person/person.tsx'],
  ['views/approvals', '../vault/vault.tsx'],
  ['views/board', '../vault/vault.tsx'],
  ['views/checklist', '../vault/vault.tsx'],
  ['views/clinic', '../vault/vault.tsx'],
  ['views/connection', '../vault/vault.tsx'],
  ['views/newcomer', '../vault/vault.tsx'],
  ['views/places', '../vault/vault.tsx'],
  ['views/settings', '../vault/vault.tsx'],
  ['views/sheet', '../settings/settings.tsx'],
  ['views/shell', '../settings/settings.tsx'],
  ['views/shift', '../settings/settings.tsx'],
  ['views/tour', '../settings/settings.tsx'],
  ['views/vault', '../settings/settings.tsx'],
  ['views/workshop', '../guides/guide-card.tsx'],
] as const;

const roomsAllowed = [
  ['stores', '../forms/card-form.ts'],
  ['stores', './shift/shift-store.ts'],
  ['stores/shift', '../leaving.ts'],
  ['stores', './guides/guide-store.ts'],
  ['stores/guides', '../leaving.ts'],
  ['components', '../stores/provider.tsx'],
  ['components/form', '../notice.tsx'],
  ['views/card', '../project-new/project-fields.tsx'],
  ['views/request/base', '../../desk/request-list.tsx'],
  ['views/request/account', '../../card/verdict-message.tsx'],
  ['views/request', './tool/taken.tsx'],
  ['views/person', '../request/membership/form.tsx'],
  ['views/tool', '../open-requests.tsx'],
  ['views/shell', '../desk/person-row.tsx'],
  ['views/undo', '../../../shared/requests/undo.ts'],
] as const;

describe('the rooms of the renderer', () => {
  it('are all its folders, each tried with a wrong import', () => {
    const files = globSync('renderer/*/**/*.{ts,tsx}', { cwd: root });
    const folders = files.map((file) =>
      relative(join(root, 'renderer'), join(root, dirname(file))),
    );
    const rooms = new Set(folders.map((folder) => folder.replaceAll('\\', '/')));
    expect(new Set(roomsRefused.map(([room]) => room))).toEqual(rooms);
  });

  it.each(roomsRefused)('refuse in %s an import of %s', async (room, from) => {
    const code = `export const a = await import('${from}');`;
    expect(await complaints(`renderer/${room}`, code)).toContain('stands below that room');
    const still = `import { a } from 'node:fs';`;
    expect(await complaints(`renderer/${room}`, still)).toContain('no module of Node');
  });

  it.each(roomsAllowed)('let %s import %s', async (room, from) => {
    expect(await complaints(`renderer/${room}`, `import { a } from '${from}';`)).toBe('');
  });
});

const folders = [
  'shared',
  'electron/core',
  'electron/adapters',
  'electron/web',
  'electron/cli',
  'electron/desktop',
  'renderer',
];
/** One file each. */
const bad = [
  ['shared', "import { readFileSync } from 'node:fs';", 'TS2591'],
  ['shared', "import { good } from '../electron/core/good.ts';", 'TS6307'],
  ['shared', 'export const title = document.title;', 'TS2584'],
  ['electron/core', "import { readFileSync } from 'node:fs';", 'TS2591'],
  ['electron/core', "import { good } from '../adapters/good.ts';", 'TS6307'],
  ['electron/core', "import type { Good } from '../web/good.ts';", 'TS6307'],
  ['electron/core', 'export const title = document.title;', 'TS2584'],
  ['electron/core', 'export const pid = process.pid;', 'TS2591'],
  ['electron/adapters', 'export const title = document.title;', 'TS2584'],
  ['electron/adapters', "import { good } from '../web/good.ts';", 'TS6307'],
  ['electron/web', 'export const title = document.title;', 'TS2584'],
  ['electron/web', "import { good } from '../desktop/good.ts';", 'TS6307'],
  ['renderer', "import { readFileSync } from 'node:fs';", 'TS2591'],
  ['renderer', "import { good } from '../electron/core/good.ts';", 'TS6307'],
  ['renderer', "import type { Good } from '../electron/web/good.ts';", 'TS6307'],
  ['renderer', 'export const pid = process.pid;', 'TS2591'],
] as const;

/** The real tsconfigs around one good file a folder, and bad ones beside it. */
describe('the walls of the compiler', () => {
  let tree = '';
  let output = '';

  const write = (path: string, code: string) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), code);
  };

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'lanyard-walls-'));
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    cpSync(join(root, 'package.json'), join(tree, 'package.json'));
    cpSync(join(root, 'build/tsconfig.base.json'), join(tree, 'build/tsconfig.base.json'));
    for (const folder of folders) {
      cpSync(join(root, folder, 'tsconfig.json'), join(tree, folder, 'tsconfig.json'));
      write(`${folder}/good.ts`, 'export const good = 1;\nexport type Good = 1;\n');
    }
    for (const [nth, [folder, code]] of bad.entries())
      write(`${folder}/bad-${nth}.ts`, `${code}\nexport {};\n`);
    const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
    const args = [tsc, '-b', '--pretty', 'false', ...folders];
    output = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' }).stdout;
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(bad.map(([folder, code, error], nth) => ({ nth, folder, code, error })))(
    'refuse in $folder: $code',
    ({ nth, folder, error }) => {
      expect(output.split('\n')).toContainEqual(
        expect.stringMatching(new RegExp(`^${folder}/bad-${nth}\\.ts.*error ${error}`)),
      );
    },
  );

  it('complain of nothing else', () => {
    expect(output.split('\n').filter((line) => line.includes('good.ts('))).toEqual([]);
  });
});
