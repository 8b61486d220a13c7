import { dirname, join, resolve } from 'node:path';
import { type Profile, profileSchema } from '../../../shared/domain/profile.ts';
import { type Certificates, readCertificateFolder, readCertificates } from './certificates.ts';
import { checkProfile } from './check-profile.ts';
import {
  type Environment,
  type LdapDefaults,
  type Setting,
  readLdapDefaults,
} from './ldap-conf.ts';
import { profileError } from './profile-problem.ts';
import { readText } from './read-text.ts';
import { type YamlFile, readYaml } from './yaml-file.ts';

/** The CAs that one setting names; empty where it is not set. */
async function readSetCa(
  setting: Setting | undefined,
  read: (path: string) => Promise<Certificates>,
): Promise<string> {
  if (setting === undefined) return '';
  const found = await read(resolve(setting.value));
  if ('pem' in found) return found.pem;
  // Systems ship an ldap.conf that names a bundle of another package, which need not be there.
  if (setting.packaged && found.code === 'ENOENT') return '';
  const words = `${setting.from} names ${setting.value}, but ${found.problem}`;
  throw profileError('ldap.conf', [{ key: 'directory.caFile', words }]);
}

/**
 * The CAs, in PEM, that the LDAP client's own settings name, file and folder together as OpenLDAP takes them; undefined
 * where they name none. Throws `AppError('invalid-input')` for a setting that leads to no certificate.
 */
export async function readConfiguredCa(defaults: LdapDefaults): Promise<string | undefined> {
  const ofFile = await readSetCa(defaults.caFile, readCertificates);
  const ofFolder = await readSetCa(defaults.caFolder, readCertificateFolder);
  return ofFile + ofFolder || undefined;
}

/** A real profile takes about 4 KiB, and the parser a good while for what is wrong in many places. */
const longestProfile = 64 * 1024;

export interface LoadedProfile {
  readonly profile: Profile;
  /** The file as it was named; the bare name for a profile that ships with the app. */
  readonly file: string;
  readonly practice: boolean;
  /** The CAs to trust, in PEM; undefined for those that Node ships with. */
  readonly ca: string | undefined;
  /** The same for the cloud and for the hub, where the profile names some. */
  readonly cloudCa: string | undefined;
  readonly hubCa?: string | undefined;
}

interface Surroundings {
  readonly env: Environment;
}

const shipped: ReadonlySet<string> = new Set(['practice', 'wikimedia']);

/** Shipped profiles lie beside this module, in the sources and in a bundle. */
const pathOf = (name: string): string =>
  shipped.has(name) ? join(import.meta.dirname, `${name}.yaml`) : name;

async function readProfile(name: string): Promise<{ profile: Profile; yaml: YamlFile }> {
  const read = await readText(pathOf(name), longestProfile);
  if ('problem' in read) throw profileError(name, [{ key: '', words: read.problem }]);
  const yaml = readYaml(read.text);
  if ('problems' in yaml) throw profileError(name, yaml.problems);
  const checked = checkProfile(yaml);
  if ('problems' in checked) throw profileError(name, checked.problems);
  return { profile: checked.profile, yaml };
}

/** Where a profile names CAs of its own. */
type CaKey = 'directory.caFile' | 'cloud.caFile' | 'hub.caFile';

/** A CA file that the profile names, relative to the profile. */
async function readOwnCa(
  name: string,
  { key, caFile }: { key: CaKey; caFile: string },
  yaml: YamlFile,
): Promise<string> {
  const path = resolve(dirname(pathOf(name)), caFile);
  const read = await readCertificates(path);
  if ('pem' in read) return read.pem;
  const words = `${key} is ${JSON.stringify(caFile)}; expected: a file of CA certificates, and ${path} is none: ${read.problem}`;
  throw profileError(name, [{ key, line: yaml.lineOf(key.split('.')), words }]);
}

function withBindDn(profile: Profile, { bindDn }: LdapDefaults): Profile {
  if (profile.directory.bindDn !== undefined || bindDn === undefined) return profile;
  const checked = profileSchema.shape.directory.shape.bindDn.safeParse(bindDn.value);
  if (!checked.success) {
    const words = `${bindDn.from} is ${JSON.stringify(bindDn.value)}; expected: a DN such as cn=writer,dc=example,dc=org`;
    throw profileError('ldap.conf', [{ key: 'directory.bindDn', words }]);
  }
  return { ...profile, directory: { ...profile.directory, bindDn: checked.data } };
}

async function readFile(file: string): Promise<string | undefined> {
  const read = await readText(file, longestProfile);
  return 'text' in read ? read.text : undefined;
}

/**
 * Loads an event profile: a YAML file, or one that ships with the app, named `practice` or `wikimedia`. What a real event's
 * profile leaves out (CA, bind DN) comes from the LDAP client's settings; practice asks nothing of the machine. Throws
 * `AppError('invalid-input')` with a sentence and a field for everything that is wrong.
 */
export async function loadProfile(name: string, { env }: Surroundings): Promise<LoadedProfile> {
  const { profile, yaml } = await readProfile(name);
  if (name === 'practice') {
    return { profile, file: name, practice: true, ca: undefined, cloudCa: undefined };
  }
  const ownCa = async (key: CaKey, caFile: string | undefined) =>
    caFile === undefined ? undefined : readOwnCa(name, { key, caFile }, yaml);
  const defaults = await readLdapDefaults(env, readFile);
  const ca = await ownCa('directory.caFile', profile.directory.caFile);
  return {
    profile: withBindDn(profile, defaults),
    file: name,
    practice: false,
    ca: ca ?? (await readConfiguredCa(defaults)),
    cloudCa: await ownCa('cloud.caFile', profile.cloud?.caFile),
    hubCa: await ownCa('hub.caFile', profile.hub?.caFile),
  };
}
