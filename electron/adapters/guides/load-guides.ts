import { dirname, join, resolve } from 'node:path';
import {
  guideFile,
  guideTexts,
  type Guide,
  type GuideFile,
  type GuideTexts,
  type ToldGuide,
  type ToldPage,
  type ToldText,
} from '../../../shared/guides/guides.ts';
import type { GuideReader, Guides } from '../../core/ports/guides/guides.ts';
import { checkFile } from '../profile/check-profile.ts';
import { profileError, type ProfileProblem } from '../profile/profile-problem.ts';
import { readText } from '../profile/read-text.ts';
import { readYaml, type YamlFile } from '../profile/yaml-file.ts';

/** Some forty guides with their starters. */
const LONGEST = 256 * 1024;
/** Those that ship with the app, beside this module in the sources and in a bundle. */
const shipped: ReadonlySet<string> = new Set(['wikimedia-services']);

interface Where {
  /** As the profile names them. */
  readonly files: readonly string[];
  /** The profile's file, or its bare name where it ships with the app. */
  readonly profileFile: string;
  /** The ids of the workshop's guides, as the profile names them. */
  readonly workshop?: readonly string[];
}

const pathOf = (name: string, profileFile: string): string =>
  shipped.has(name)
    ? join(import.meta.dirname, `${name}.yaml`)
    : resolve(dirname(profileFile), name);

async function readFile(path: string, name: string): Promise<YamlFile | undefined> {
  const read = await readText(path, LONGEST);
  if ('problem' in read) {
    if (read.code === 'ENOENT') return undefined;
    throw profileError(name, [{ key: '', words: read.problem }]);
  }
  const yaml = readYaml(read.text);
  if ('problems' in yaml) throw profileError(name, yaml.problems);
  return yaml;
}

async function readGuides(path: string, name: string): Promise<GuideFile> {
  const yaml = await readFile(path, name);
  if (!yaml) throw profileError(name, [{ key: '', words: 'there is nothing of that name' }]);
  const checked = checkFile(yaml, { schema: guideFile, what: 'a file of guides' });
  if ('problems' in checked) throw profileError(name, checked.problems);
  return checked.value;
}

/** Ids of a translation that the file itself has not, by the paths at which they stand. */
function strangers(
  texts: unknown,
  own: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (typeof texts !== 'object' || texts === null || typeof own === 'string') return [];
  return Object.entries(texts).flatMap(([key, inner]: [string, unknown]) => {
    const there: unknown = typeof own === 'object' && own ? Reflect.get(own, key) : undefined;
    // What has no words in it belongs to nothing that could be missed.
    if (there === undefined) return JSON.stringify(inner) === '{}' ? [] : [[...path, key]];
    // A step is a text in a translation.
    return typeof inner === 'string' ? [] : strangers(inner, there, [...path, key]);
  });
}

/** A translation beside a file, where there is one; none of the language that the file itself is in. */
async function readTexts(
  path: string,
  language: string,
  file: GuideFile,
): Promise<GuideTexts | undefined> {
  if (language === file.language) return undefined;
  const name = path.replace(/\.ya?ml$/, `.${language}.yaml`);
  const yaml = name === path ? undefined : await readFile(name, name);
  if (!yaml) return undefined;
  const checked = checkFile(yaml, { schema: guideTexts, what: 'a translation of guides' });
  if ('problems' in checked) throw profileError(name, checked.problems);
  const problems: ProfileProblem[] = strangers(checked.value, file).map((at) => ({
    key: at.join('.'),
    line: yaml.lineOf(at),
    words: `${at.join('.')} is not in ${path}`,
  }));
  if (problems.length > 0) throw profileError(name, problems);
  return checked.value;
}

/** How texts are told: in the language of the translation where it has them. */
interface Telling {
  readonly own: string;
  readonly asked: string;
}

const told = (
  own: string,
  theirs: string | undefined,
  { own: language, asked }: Telling,
): ToldText =>
  theirs === undefined ? { words: own, language } : { words: theirs, language: asked };

type Pages = GuideFile['documentation'];

const toldPages = (
  pages: Pages,
  texts: GuideTexts['documentation'] | undefined,
  telling: Telling,
): ToldPage[] =>
  Object.entries(pages).map(([id, { title, about, url, language }]) => ({
    id,
    title: told(title, texts?.[id]?.title, telling),
    about: told(about, texts?.[id]?.about, telling),
    url,
    language,
  }));

function toldGuide(
  [id, guide]: readonly [string, Guide],
  texts: GuideTexts['guides'][string] | undefined,
  telling: Telling,
): ToldGuide {
  return {
    id,
    name: told(guide.name, texts?.name, telling),
    about: told(guide.about, texts?.about, telling),
    url: guide.url,
    needs: guide.needs,
    steps: Object.entries(guide.steps).map(([step, { text, url, starter, done }]) => ({
      id: step,
      text: told(text, texts?.steps[step], telling),
      ...(url === undefined ? {} : { url }),
      ...(starter === undefined ? {} : { starter }),
      done: done === undefined ? 'said' : 'seen',
    })),
    starters: Object.entries(guide.starters).map(([starter, { name, syntax, text }]) => ({
      id: starter,
      name,
      syntax,
      text,
    })),
    links: toldPages(guide.links, texts?.links, telling),
  };
}

const withoutKnown = <T>(more: Readonly<Record<string, T>>, known: Readonly<Record<string, T>>) =>
  Object.entries(more).filter(([id]) => !Object.hasOwn(known, id));

/** Throws for ids of the profile that no guide has. Where the profile cannot be read by now, nobody can tell the line. */
async function refuseUnknown(
  { workshop = [], profileFile }: Where,
  { guides }: Guides,
): Promise<void> {
  const wrong = [...workshop.entries()].filter(([, id]) => !Object.hasOwn(guides, id));
  if (wrong.length === 0) return;
  const yaml = await readFile(profileFile, profileFile).catch(() => undefined);
  const known = Object.keys(guides).join(', ') || 'the guides, of which there are none';
  throw profileError(
    profileFile,
    wrong.map(([at, id]) => ({
      key: `workshop.${at}`,
      line: yaml?.lineOf(['workshop', at]),
      words: `workshop.${at} is ${JSON.stringify(id)}; expected: one of ${known}`,
    })),
  );
}

/** The guides that a profile names, in each language that is asked for; files are read once. */
export function createGuideReader(where: Where): GuideReader {
  const { files, profileFile, workshop = [] } = where;
  const own = new Map<string, Promise<Guides>>();

  const read = async (asked: string): Promise<Guides> => {
    const all = { guides: {} as GuideFile['guides'], documentation: {} as Pages }; // filled below
    const list: Guides['list'] = { guides: [], documentation: [] };
    for (const name of files) {
      const path = pathOf(name, profileFile);
      const file = await readGuides(path, name);
      const texts = await readTexts(path, asked, file);
      const telling = { own: file.language, asked };
      const guides = withoutKnown(file.guides, all.guides);
      const pages = Object.fromEntries(withoutKnown(file.documentation, all.documentation));
      list.guides.push(...guides.map((one) => toldGuide(one, texts?.guides[one[0]], telling)));
      list.documentation.push(...toldPages(pages, texts?.documentation, telling));
      Object.assign(all.guides, Object.fromEntries(guides));
      Object.assign(all.documentation, pages);
    }
    return { list, guides: all.guides };
  };

  const readOnce = (language: string): Promise<Guides> => {
    const known = own.get(language) ?? read(language);
    own.set(language, known);
    // What is mended in a file is read when it is asked for again.
    known.catch(() => own.delete(language));
    return known;
  };

  return {
    read: readOnce,
    async workshop(language) {
      const all = await readOnce(language);
      await refuseUnknown(where, all);
      const rank = (id: string): number => workshop.indexOf(id);
      return {
        list: {
          documentation: [],
          guides: all.list.guides
            .filter(({ id }) => workshop.includes(id))
            .toSorted((one, other) => rank(one.id) - rank(other.id)),
        },
        guides: Object.fromEntries(
          Object.entries(all.guides).filter(([id]) => workshop.includes(id)),
        ),
      };
    },
  };
}
