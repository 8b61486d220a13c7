import type { CloudFiles, Places } from './cloud-files.ts';
import { configProblem } from './config-problem.ts';
import { isSection, layOver, plainKeys, sectionAt, type Section } from './config-section.ts';

/** An entry of clouds.yaml, or what the environment says instead of one. */
export interface ChosenCloud {
  /** Where it stands, for words: a file and its cloud, or the environment. */
  readonly where: string;
  /** Whether somebody named it; else it was the only one there was. */
  readonly named: boolean;
  readonly section: Section;
}

type Env = Places['env'];

/** Variables that choose among clouds, and say nothing of one. */
const selectors: ReadonlySet<string> = new Set([
  'OS_CLOUD',
  'OS_REGION_NAME',
  'OS_CLIENT_CONFIG_FILE',
  'OS_CLIENT_SECURE_FILE',
  'OS_CLOUD_NAME',
]);
/** `OS_TEST…`, `OS_STD…` and `OS_LOG…` belong to OpenStack's own tests. */
const isOfCloud = (name: string): boolean => /^OS_(?!TEST|STD|LOG)/.test(name);

/** What `OS_*` say of a cloud, under the names that clouds.yaml has for it; undefined where they say nothing. */
function environmentCloud(env: Env): Section | undefined {
  const ours = Object.keys(env).filter(isOfCloud);
  if (ours.every((name) => selectors.has(name))) return undefined;
  return Object.fromEntries(ours.map((name) => [name.slice(3).toLowerCase(), env[name]]));
}

/** Where an entry names its vendor: `profile`, or `cloud` of old. */
const vendorName = (entry: Section): unknown => entry['profile'] ?? entry['cloud'];

/** Whether the entry is of a vendor's cloud; such a cloud is the vendor's, wherever that may be. */
export const namesVendor = (entry: Section): boolean =>
  ![undefined, null, ''].some((nothing) => vendorName(entry) === nothing);

/** The vendor's part, which stands below the entry's own. */
function vendorOf(entry: Section, vendors: Section): Section {
  const name = vendorName(entry);
  return typeof name === 'string' ? sectionAt(sectionAt(vendors, 'public-clouds'), name) : {};
}

/** The region to use, and what the entry says of it alone. */
function regionOf(section: Section, wanted: string, where: string): Section {
  const { regions, region_name: name } = section;
  const listed = regions ?? (typeof name === 'string' ? name.split(',') : name);
  if (!Array.isArray(listed) || listed.length === 0) return { region_name: wanted };
  const known = listed.map((one: unknown) => (isSection(one) ? one : { name: one }));
  const found = wanted === '' ? known[0] : known.find((one) => one['name'] === wanted);
  if (!found) throw configProblem(where, `region_name: there is no region ${wanted} here`);
  return { ...plainKeys(sectionAt(found, 'values')), region_name: found['name'] };
}

/** The entry of this name. Throws where there is none. */
function entryOf({ content, file }: CloudFiles, name: string, named: boolean): ChosenCloud {
  const clouds = sectionAt(content, 'clouds');
  const where = `${file ?? 'clouds.yaml'}, cloud ${name}`;
  if (!Object.hasOwn(clouds, name)) throw configProblem(where, 'there is no cloud of this name');
  return { where, named, section: plainKeys(sectionAt(clouds, name)) };
}

/** The only entry there is, as openstacksdk takes it. */
function onlyEntry(files: CloudFiles): ChosenCloud | undefined {
  const [only, ...others] = Object.keys(sectionAt(files.content, 'clouds'));
  return only !== undefined && others.length === 0 ? entryOf(files, only, false) : undefined;
}

/** The name that stands for the `OS_*` variables in the place of an entry's. Throws where an entry has it. */
function environmentName({ content, file }: CloudFiles, env: Env): string {
  const name = env['OS_CLOUD_NAME'] ?? 'envvars';
  if (!Object.hasOwn(sectionAt(content, 'clouds'), name)) return name;
  const words = `clouds.${name}: this name is kept for the OS_* variables`;
  throw configProblem(file ?? 'clouds.yaml', words);
}

function choose(files: CloudFiles, env: Env, asked: string | undefined): ChosenCloud | undefined {
  const ownName = environmentName(files, env);
  const section = environmentCloud(env);
  if (section && (asked ?? ownName) === ownName) {
    return { where: 'the OS_* variables', named: true, section };
  }
  return asked === undefined ? onlyEntry(files) : entryOf(files, asked, true);
}

/** The profile's entry need not be on every machine; where it is not, people sign in by name. */
const atHand = ({ content }: CloudFiles, name: string | undefined): string | undefined =>
  name !== undefined && Object.hasOwn(sectionAt(content, 'clouds'), name) ? name : undefined;

/**
 * The cloud that `OS_CLOUD`, the profile (`preferred`), the `OS_*` variables or the only entry there is say, in this order; with its vendor's
 * part below it and its region's above. Undefined where nothing says any. Throws `cloud-config-wrong`.
 */
export function chooseCloud(
  files: CloudFiles,
  env: Env,
  preferred: string | undefined,
): ChosenCloud | undefined {
  const chosen = choose(files, env, env['OS_CLOUD'] || atHand(files, preferred));
  if (!chosen) return undefined;
  const { section: own, where } = chosen;
  const section = layOver(plainKeys(vendorOf(own, files.vendors)), own);
  const region = regionOf(section, env['OS_REGION_NAME'] ?? '', where);
  return { ...chosen, section: layOver(section, region) };
}
