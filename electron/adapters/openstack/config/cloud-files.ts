import { join } from 'node:path';
import { isCollection, visit, type Document } from 'yaml';
import { parseYaml, type YamlMistake } from '../../profile/parse-yaml.ts';
import { readText } from '../../profile/read-text.ts';
import { configProblem } from './config-problem.ts';
import { isSection, mergeDeep, type Section } from './config-section.ts';
import { pyYamlScalars } from './pyyaml-scalars.ts';

export interface Places {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
}

/** What was found: the content of clouds.yaml with secure.yaml laid over it, and of clouds-public.yaml. */
export interface CloudFiles {
  /** The clouds.yaml that was read; undefined where there is none. */
  readonly file: string | undefined;
  readonly content: Section;
  readonly vendors: Section;
}

/** Dozens of clouds take some 20 KiB. */
const LONGEST = 64 * 1024;
/** Each alias is looked for among all anchors. */
const MOST_ALIASES = 1000;
const suffixes = ['.yaml', '.yml', '.json'];

/** Where an application keeps its files on this kind of system, the user's own first. */
function systemFolders({ env, home }: Places): readonly string[] {
  if (process.platform === 'darwin') {
    const own = 'Library/Application Support/openstack';
    return [join(home, own), join('/', own)];
  }
  if (process.platform === 'win32') {
    const roots = [env['LOCALAPPDATA'], env['PROGRAMDATA']].filter((root) => root !== undefined);
    return roots.map((root) => join(root, 'OpenStack', 'openstack'));
  }
  const site = (env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':');
  const own = env['XDG_CONFIG_HOME'] || join(home, '.config');
  return [own, join(home, '.config'), ...site].map((root) => join(root, 'openstack'));
}

const paths = (places: Places, name: string): readonly string[] =>
  [
    places.cwd,
    ...systemFolders(places),
    join(places.home, '.config/openstack'),
    '/etc/openstack',
  ].flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)));

const tooMuch = (file: string) => configProblem(file, 'its aliases stand for too much');

function valueOf(document: Document, file: string): unknown {
  let aliases = 0;
  visit(document, {
    Alias(_key, { source }, path) {
      aliases += 1;
      // Of a node that the alias stands in: it would hold itself.
      const isEndless = path.some((around) => isCollection(around) && around.anchor === source);
      if (isEndless || aliases > MOST_ALIASES) throw tooMuch(file);
    },
  });
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // The parser throws for nothing but aliases here, in words that quote them.
    throw tooMuch(file);
  }
}

/** A mistake without a word of the text: what stands there may be a secret. */
function explain({ code }: YamlMistake): string {
  if (code === 'TOO_DEEP') return 'nests too deep';
  return code === 'TAG_RESOLVE_FAILED' ? 'has a value that needs quotes' : 'is not YAML';
}

/**
 * YAML 1.1 as PyYAML's safe loader reads it: `no` is false, `<<` merges, the later of two equal keys counts, and what looks like a number or a
 * time is one. What a mistake's words would quote may be a secret, so only its line is told.
 */
function parse(file: string, text: string): Section {
  const options = { version: '1.1', schema: 'failsafe', merge: true } as const;
  const parsed = parseYaml(text, { ...options, customTags: [...pyYamlScalars] });
  const [mistake] = parsed.mistakes;
  if (mistake) {
    throw configProblem(file, `line ${parsed.lineAt(mistake.at)} ${explain(mistake)}`);
  }
  const value = parsed.document ? valueOf(parsed.document, file) : undefined;
  if (value === null || value === undefined) return {};
  if (!isSection(value)) throw configProblem(file, 'keys are needed, such as clouds:');
  return value;
}

interface Found {
  readonly file: string;
  readonly content: Section;
}

/** The first of the files that can be read at all, as the OpenStack client takes it. */
async function readFirst(files: readonly string[]): Promise<Found | undefined> {
  for (const file of files) {
    const read = await readText(file, LONGEST);
    if ('text' in read) return { file, content: parse(file, read.text) };
    if (read.code === 'EFBIG' || read.code === 'EILSEQ') throw configProblem(file, read.problem);
  }
  return undefined;
}

/**
 * Finds and reads the files where openstacksdk does (openstack.config): those that `OS_CLIENT_CONFIG_FILE` and `OS_CLIENT_SECURE_FILE` name, else
 * the first in the folder one is in, in one's own configuration, in the system's. Throws `cloud-config-wrong`.
 */
export async function readCloudFiles(places: Places): Promise<CloudFiles> {
  const named = (variable: string) => (places.env[variable] ? [places.env[variable]] : []);
  const clouds = await readFirst([...named('OS_CLIENT_CONFIG_FILE'), ...paths(places, 'clouds')]);
  const secure = await readFirst([...named('OS_CLIENT_SECURE_FILE'), ...paths(places, 'secure')]);
  const vendors = await readFirst(paths(places, 'clouds-public'));
  return {
    file: clouds?.file,
    content: mergeDeep(clouds?.content ?? {}, secure?.content ?? {}),
    vendors: vendors?.content ?? {},
  };
}
