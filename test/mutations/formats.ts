import { isUtf8 } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCloudConfig } from '../../electron/adapters/openstack/config/read-cloud-config.ts';
import { checkFile, checkProfile } from '../../electron/adapters/profile/check-profile.ts';
import { profileError } from '../../electron/adapters/profile/profile-problem.ts';
import { readYaml } from '../../electron/adapters/profile/yaml-file.ts';
import { encodingOf } from '../../shared/domain/text-encoding.ts';
import { guideFile } from '../../shared/guides/guides.ts';
import { toolinfoProblems } from '../../shared/toolhub/toolinfo.ts';
import { holdsPrivateKey } from '../../shared/keys/private-key.ts';
import { parseSshKey } from '../../shared/keys/ssh-key.ts';
import { plainProfile } from '../fakes/profile.ts';
import { plainRoster } from '../fakes/roster.ts';
import { bundleFormats } from './bundle-formats.ts';
import { restReplies } from './rest-replies.ts';
import { sshFormats } from './ssh-formats.ts';
import type { Format } from './try-inputs.ts';
import { openWebReplies } from './web-replies.ts';

const buffers = (...texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text));
const textOf = (input: Buffer): string => new TextDecoder(encodingOf(input, isUtf8)).decode(input);
const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

function roster(): Format {
  const reader = plainRoster();
  return {
    name: 'roster',
    samples: buffers(
      'username,shell_name,email\nJane Doe,jdoe,jane@example.org\nKofi Mensa,,kofi@example.org\n',
      'Name;E-Mail;Essen (vegan, halal)\r\n"Weiss, Jana";jana@example.org;vegan\r\n',
      'sep=\t\nVorname\tNachname\tE-Mail\nJana\tWeiß\tjana@example.org\n',
      'Order code,Email,Attendee name,Attendee email\nA1,o@example.org,Jana Weiss,\n',
    ),
    words: ['"', '""', ',', ';', '\t', '\r\n', 'sep=;\n', '=', "'", '@', 'PK\u0003\u0004', 'email'],
    read: (input) => reader.plan({ file: input.toString('base64') }),
  };
}

const ed25519 =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAkCODA1qQUVZqxKgroRnHo3Z/LRfC0GzaT27Shk8Sr3 jane@laptop';
const key: Format = {
  name: 'key',
  samples: buffers(
    ed25519,
    `# mine\n${ed25519.slice(0, 40)}\n${ed25519.slice(40)}\n`,
    `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "jane \\\nat home"\n${ed25519.split(' ')[1]}\n---- END SSH2 PUBLIC KEY ----\n`,
    `command="echo",no-pty ${ed25519}`,
  ),
  words: [
    ...['ssh-rsa', 'ecdsa-sha2-nistp256', 'sk-ssh-ed25519@openssh.com', 'AAAA', ' ', '\n', '\\\n'],
    ...['#', ed25519, '---- BEGIN SSH2 PUBLIC KEY ----', 'Comment:', 'PRIVATE KEY-----', '> '],
  ],
  read(input) {
    const read = parseSshKey(textOf(input), plainProfile().accounts);
    if (!read.ok) return;
    must(!/[\n\r\v\f\u0085\u2028\u2029]/u.test(read.line), 'a key of several lines');
    must(!holdsPrivateKey(read.line), 'private material in a public key');
    must(/^\S+ \S+(?: \S.*)?$/u.test(read.line), 'a line that is no key');
  },
};

const yamlWords = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ': ',
    '- ',
    '? ',
    '\n',
    '  ',
    '\t',
    '"',
    "'",
    '|\n',
    '>\n',
    '#',
    ',',
    '~',
  ],
  ...[
    '&a ',
    '*a',
    '<<: ',
    '!!binary ',
    '!x ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '1e5',
    '0x',
    'a: 1\n',
  ],
];
const eventFile = join(import.meta.dirname, '../electron/adapters/profile/fixtures/event.yaml');
const profile: Format = {
  name: 'profile',
  samples: [readFileSync(eventFile)],
  words: [...yamlWords, 'event', 'directory', 'cloud', 'ports: 1-2', '__proto__', 'https://a:b@c'],
  read(input) {
    const yaml = readYaml(input.toString('utf8'));
    if ('problems' in yaml) throw profileError('event.yaml', yaml.problems);
    const checked = checkProfile(yaml);
    if ('problems' in checked) throw profileError('event.yaml', checked.problems);
  },
};

const guides: Format = {
  name: 'guides',
  samples: buffers(
    'guides:\n  try:\n    name: Try\n    url: https://a.example/\n    about: It\n    steps: { go: { text: "Go {{tool}}", starter: s } }\n    starters: { s: { name: s.sql, syntax: sql, text: "{{username}}" } }\n',
  ),
  words: [...yamlWords, '{{', '}}', '{{tool}}', 'needs:', 'done:', 'answers', '__proto__', 'http:'],
  read(input) {
    const yaml = readYaml(input.toString('utf8'));
    if ('problems' in yaml) throw profileError('guides.yaml', yaml.problems);
    const checked = checkFile(yaml, { schema: guideFile, what: 'a file of guides' });
    if ('problems' in checked) throw profileError('guides.yaml', checked.problems);
    const urls = Object.values(checked.value.guides).map(({ url }) => url);
    must(
      urls.every((url) => url.toLowerCase().startsWith('https:')),
      'a page in clear',
    );
  },
};

const toolinfo: Format = {
  name: 'toolinfo.json',
  samples: buffers(
    '{"name":"a","title":"A","description":"It","url":"https://a.example/","author":[{"name":"B"}],"for_wikis":["*.wikipedia.org"]}',
  ),
  words: [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    'null',
    '1e9',
    '"__proto__":',
    'javascript:',
    '.org',
  ],
  read(input) {
    const text = textOf(input);
    if (toolinfoProblems(text).length > 0) return;
    const told: unknown = JSON.parse(text);
    for (const tool of Array.isArray(told) ? told : [told]) {
      must(
        /^https?:/i.test(String(Reflect.get(Object(tool), 'url'))),
        'an address of another kind',
      );
    }
  },
};

/** Reads clouds.yaml from a folder of its own. */
function cloudsYaml(folder: string): Format {
  const authUrl = 'https://keystone.example.org:5000/v3';
  return {
    name: 'clouds.yaml',
    samples: buffers(
      `clouds:\n  ev:\n    auth: {auth_url: "${authUrl}", username: jane, password: 25921e05, project_name: p}\n`,
      `clouds:\n  ev: &a\n    profile: ours\n    auth:\n      application_credential_id: abc\n      application_credential_secret: x\n    auth_type: v3applicationcredential\n  other:\n    <<: *a\n    regions:\n    - name: one\n      values: {interface: admin}\n`,
    ),
    words: [...yamlWords, 'yes', '190:20:30', '2024-01-05', 'auth:', 'regions:', 'verify: no', '='],
    async read(input) {
      writeFileSync(join(folder, 'clouds.yaml'), input);
      const timeouts = { connectMs: 1000, requestMs: 1000 };
      const profile = { authUrl, timeouts, groupSettleSeconds: 60 };
      const options = { profile, env: {}, cwd: folder, home: folder };
      const access = await readCloudConfig(options);
      must(new URL(access.authUrl).hostname === 'keystone.example.org', 'another server');
    },
  };
}

/** Everything that comes from outside as a file or an answer, but for the directory's. `close` removes what reading them needs. */
export async function openFormats(): Promise<{ formats: readonly Format[]; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-mutations-'));
  const web = await openWebReplies();
  const formats = [
    roster(),
    key,
    profile,
    guides,
    toolinfo,
    cloudsYaml(folder),
    ...(await bundleFormats(ed25519)),
    restReplies(),
    ...sshFormats,
    ...web.formats,
  ];
  return {
    formats,
    close() {
      web.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
