import { builtinModules } from 'node:module';
import { relative } from 'node:path/posix';

/**
 * Who may import what. Each folder has exactly one wall: two on the same file do not merge, the later one wins. The compiler
 * stands behind it with project references and `types: []`; CONTRIBUTING.md shows both as one table.
 */
const ban = (regex, message) => ({ regex, message });

const bareBuiltins = builtinModules.filter((name) => !name.startsWith('_')).join('|');
const ELECTRON = ban(
  '^electron(/(main|renderer|common))?$',
  'Only electron/desktop may import electron.',
);
const NODE = ban(
  `^(node:.*|(${bareBuiltins})(/.*)?)$`,
  'This folder runs anywhere: no module of Node.',
);
/** Both sides judge a password by zxcvbn, a function of its text. */
const LIBRARIES = ban(
  '^(?!zod$|@zxcvbn-ts/)[^.]',
  'This folder stands on the language, zod and zxcvbn alone.',
);
const TOOLS = ban(
  '^\\..*/(build|test|bench)/',
  'The product never imports its tools or its tests.',
);

const wall = (files, ...patterns) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [TOOLS, ...patterns] }],
    'no-restricted-syntax': ['error', ...[TOOLS, ...patterns].flatMap(banDynamic), ...notDefault],
  },
});

/** no-restricted-imports does not look at `import()` and `import('…').Type`. A selector takes no slash. */
function banDynamic({ regex, message }) {
  const value = `[value=/${regex.replaceAll('/', '\\u002F')}/]`;
  return ['ImportExpression', 'TSImportType'].map((node) => ({
    selector: `${node} > Literal${value}, ${node} > TSLiteralType > Literal${value}`,
    message,
  }));
}

/** One main export a file, named like the file, so that a search for the name finds every use. */
export const notDefault = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name, never by default.' },
];

const CORE = [
  ELECTRON,
  NODE,
  LIBRARIES,
  ban(
    '^\\..*/(adapters|desktop|web|cli|hub|renderer)/',
    'core knows ports, never adapters or hosts.',
  ),
];

/** Cards, names, participant lists and transfer files are about accounts. */
const ACCOUNT = 'kinds/account/(facts|state|passwords)\\.ts$';

/** The rooms of the core, and what each may import beside itself, `ports`, `base` and shared. `kinds/*` is the room of one noun. */
const coreRooms = {
  ports: ['ports/*'],
  'ports/*': [],
  base: [],
  systems: [],
  people: ['systems'],
  board: ['systems'],
  checklist: ['systems', 'connection'],
  connection: ['people', 'systems'],
  clinic: [],
  guides: [],
  practice: [],
  start: [],
  // The later of two walls on one file wins: what all nouns stand on comes after them.
  'kinds/*': ['kinds/base', 'systems'],
  'kinds/base': [],
  kinds: ['kinds/base', 'kinds/*'],
  // The types of a kind, never the table.
  queue: ['kinds/base'],
  names: ['systems', ACCOUNT],
  requests: ['kinds/base', 'queue', 'systems', ACCOUNT],
  storage: ['queue', ACCOUNT],
  cards: ['kinds/base', 'requests', 'queue', 'names', 'people', 'systems', ACCOUNT],
  roster: ['requests', 'names', ACCOUNT],
  bundles: ['cards', 'requests', 'queue', 'names', 'people', ACCOUNT],
  desks: ['bundles', 'requests', 'queue', 'kinds/base', ACCOUNT],
  kiosk: ['cards', 'names'],
  shift: [],
  workshop: ['guides', 'roster', 'systems'],
};

/** Everybody knows `ports` and `base`, but `ports` nothing and `base` only `ports`. */
const groundOf = (room) =>
  room.startsWith('ports') ? [] : ['ports', 'ports/*', ...(room === 'base' ? [] : ['base'])];

/** Refuses a room of the core what its row does not name. Only the files in core/ itself import everything. */
function coreWall(room) {
  const depth = room.split('/').length;
  const may = [...groundOf(room), ...coreRooms[room]].map((other) =>
    other.endsWith('$') ? other : `${other.replace('*', '[a-z]+')}/[^/]+$`,
  );
  const message = `core/${room} may import ${[...groundOf(room), ...coreRooms[room]].join(', ') || 'nothing of core'}.`;
  const up = '\\.\\./'.repeat(depth);
  const wrong = [`^${up}(?!\\.\\./|${may.join('|') || '$^'})`];
  // A noun reaches its own files by ./ and those of its base by ../base/, and no other noun; a topic of the ports its own.
  if (depth === 2) wrong.push(`^\\.\\./(?!\\.\\./${room === 'kinds/*' ? '|base/' : ''})`);
  if (room !== 'kinds' && room !== 'ports') wrong.push('^\\./[^/]+/');
  return wall(
    [`electron/core/${room}/*.ts`],
    ...CORE,
    ...wrong.map((regex) => ban(regex, message)),
  );
}

const RENDERER = [
  ELECTRON,
  NODE,
  ban(
    '^\\..*/(electron|core|adapters|desktop)/',
    'Screens reach the rest through the bridge only.',
  ),
];

const inside = (folder, ...rooms) =>
  rooms.map((room) => (room === '.' ? folder : `${folder}/${room}`));

/** The stores of one topic stand beside those that every screen has, and on what these stand on. */
const areStores = (room, other) => room === 'stores' && other.startsWith('stores/');

/**
 * The rooms of the renderer from the ground up, by their folders below renderer/. Files import from their own room and from lower
 * floors, never from a neighbour. `views` are the files that stand there by themselves: of them persons, projects and tools show
 * open requests. Whatever stands on the top floor is a screen of its own; only the app knows it.
 */
const floors = [
  ['text', 'forms', 'selectors', 'bridge'],
  inside('stores', '.', 'draft', 'guides', 'shift'),
  ['components'],
  ['components/form', 'components/list'],
  inside('views', 'desk', 'project-new'),
  ['views/card', 'views'],
  ['views/request/base'],
  inside('views/request', 'account', 'membership', 'tool', 'project', 'link', 'undo'),
  ['views/request'],
  [
    ...inside('views', 'person', 'project', 'tool', 'undo'),
    ...inside(
      'views',
      'approvals',
      'board',
      'checklist',
      'connection',
      'clinic',
      'export',
      'guides',
      'import',
      'link',
      'newcomer',
      'places',
      'roster',
      'settings',
      'sheet',
      'shell',
      'shift',
      'tour',
      'vault',
      'workshop',
    ),
  ],
  [''],
];
const rooms = floors.slice(0, -1).flat();

/** Refuses a room what does not stand below it. A room has no folders but rooms, so a path says where it leads. */
function roomWall(room) {
  const own = floors.findIndex((floor) => floor.includes(room));
  const others = floors
    .slice(own)
    .flat()
    .filter((other) => other !== room && !areStores(room, other) && !areStores(other, room));
  const paths = others.map((other) => relative(`/${room}`, `/${other}`).replace(/^(?!\.)/, './'));
  const into = ban(
    `^(${paths.join('|').replaceAll('.', '\\.')})/[^/]+$`,
    `renderer/${room} stands below that room, or beside it.`,
  );
  return wall([`renderer/${room}/*`], ...RENDERER, into);
}

export const walls = [
  wall(
    ['shared/**'],
    ELECTRON,
    NODE,
    LIBRARIES,
    ban('^\\..*/(electron|renderer)/', 'shared knows nobody else.'),
  ),
  wall(['electron/core/**'], ...CORE),
  ...Object.keys(coreRooms).map(coreWall),
  wall(
    ['electron/adapters/**'],
    ELECTRON,
    ban('^\\..*/(desktop|web|cli|hub|renderer)/', 'adapters know no host and no screen.'),
    ban(
      '^\\..*/core/(?!ports/|base/errors\\.ts$)',
      'Of core, adapters know the ports and the errors.',
    ),
  ),
  wall(
    ['electron/web/**'],
    ELECTRON,
    ban('^\\..*/(desktop|cli|hub|renderer)/', 'A host knows no other host and no screen.'),
  ),
  wall(
    ['electron/hub/**'],
    ELECTRON,
    ban('^\\..*/(desktop|web|cli|renderer)/', 'A host knows no other host and no screen.'),
  ),
  wall(
    ['electron/cli/**'],
    ELECTRON,
    // A server is operated from a terminal, by the one door that is made for it.
    ban(
      '^\\..*/((desktop|web|renderer)/|hub/(?!operate\\.ts$))',
      'A host knows no other host and no screen; the terminal knows how a hub is operated.',
    ),
  ),
  wall(
    ['electron/desktop/**'],
    ban('^\\..*/(web|cli|hub|renderer)/', 'A host knows no other host and no screen.'),
  ),
  wall(['renderer/**'], ...RENDERER),
  ...rooms.map(roomWall),
];
