import { join, resolve } from 'node:path';
import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import { AppError } from '../../../core/base/errors.ts';
import { readCertificates } from '../../profile/certificates.ts';
import { readAuthUrl } from './auth-url.ts';
import { chooseCloud, namesVendor, type ChosenCloud } from './choose-cloud.ts';
import type { CloudAccess } from '../session/cloud-access.ts';
import { readCloudFiles, type Places } from './cloud-files.ts';
import { configProblem } from './config-problem.ts';
import { credentialsOf, domainOf, scopeOf } from './configured-identity.ts';
import { isLoopback } from '../../../../shared/domain/addresses.ts';
import { mergeCloud, type MergedCloud } from './merge-cloud.ts';
import { withSecondFactor } from './second-factor.ts';

export interface CloudConfigOptions extends Places {
  /** The profile's cloud; undefined where an event has none. */
  readonly profile: CloudProfile | undefined;
  /** The CAs of the profile's `caFile` in PEM, read already. */
  readonly ca?: string | undefined;
}

const notSetUp = (): AppError =>
  new AppError('cloud-not-set-up', 'Neither the profile nor clouds.yaml names a cloud');

/** Certificates are always looked at; on this machine there is nobody in between, and nothing to say. */
function checkVerify({ verify }: MergedCloud, authUrl: string, where: string): void {
  if (verify || isLoopback(new URL(authUrl).hostname)) return;
  const words = 'verify: certificates are always verified here; name the CA with cacert instead';
  throw configProblem(where, words);
}

async function readCa(
  { cacert }: MergedCloud,
  { ca, cwd, home }: CloudConfigOptions,
  where: string,
): Promise<string | undefined> {
  if (cacert === undefined) return ca;
  const file = cacert.startsWith('~/') ? join(home, cacert.slice(2)) : resolve(cwd, cacert);
  const found = await readCertificates(file);
  if ('pem' in found) return found.pem;
  throw configProblem(where, `cacert: ${file} is named, but ${found.problem}`);
}

function interfaceOf(text: string, where: string): CloudAccess['interface'] {
  const plain = text.replace(/URL$/, '');
  if (plain === 'public' || plain === 'internal' || plain === 'admin') return plain;
  throw configProblem(where, 'interface: expected one of public, internal, admin');
}

const hostOf = (url: string | undefined): string =>
  url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';

/** Why the chosen cloud is not the event's; undefined where it is, or where it says nothing of where it is. */
function misfit(chosen: ChosenCloud, { env, profile }: CloudConfigOptions): string | undefined {
  const [theirs, ours] = [mergeCloud(chosen, env).auth['auth_url'], profile?.authUrl];
  if (!theirs) {
    const words = 'profile: nothing here knows this vendor, nor where its cloud is; name auth_url';
    return namesVendor(chosen.section) ? words : undefined;
  }
  if (!ours || hostOf(theirs) === hostOf(ours)) return undefined;
  return `auth_url: this is not the event's cloud, which is at ${hostOf(ours)}`;
}

/**
 * The chosen cloud, unless it is another one than the event's: secrets for one cloud must not be sent to another. One that somebody named
 * is a mistake then; one that merely stands there is somebody's other work.
 */
function fitting(
  chosen: ChosenCloud | undefined,
  options: CloudConfigOptions,
): ChosenCloud | undefined {
  const words = chosen && misfit(chosen, options);
  if (!chosen || words === undefined) return chosen;
  if (!chosen.named) return undefined;
  throw configProblem(chosen.where, words);
}

const whereOf = (chosen: ChosenCloud | undefined): string => chosen?.where ?? 'the profile';

/** Everything checked, with the profile's words where the client's own settings are silent. */
async function accessOf(
  profile: CloudProfile,
  merged: MergedCloud,
  options: CloudConfigOptions & { readonly where: string },
): Promise<CloudAccess> {
  const { where } = options;
  const named = merged.auth['auth_url'] ?? profile.authUrl;
  if (named === undefined) throw notSetUp();
  const authUrl = readAuthUrl(named, where);
  checkVerify(merged, authUrl, where);
  const userDomain = domainOf(merged.auth, 'user') ?? { id: profile.userDomain ?? 'default' };
  return {
    authUrl,
    region: merged.region ?? profile.region,
    interface: interfaceOf(merged.interface ?? profile.interface ?? 'public', where),
    ca: await readCa(merged, options, where),
    userDomain,
    scope: scopeOf(merged, userDomain, profile.projectName),
    credentials: withSecondFactor(credentialsOf(merged, userDomain, where), options.env),
  };
}

/**
 * How the cloud is entered: clouds.yaml, secure.yaml and `OS_*` as python-openstackclient reads them, completed by the profile. Throws
 * `cloud-not-set-up`, and `cloud-config-wrong` with one sentence that names the place and the key, and never a secret.
 */
export async function readCloudConfig(options: CloudConfigOptions): Promise<CloudAccess> {
  const { profile, env } = options;
  if (!profile) throw notSetUp();
  const chosen = fitting(chooseCloud(await readCloudFiles(options), env, profile.cloud), options);
  return accessOf(profile, mergeCloud(chosen, env), { ...options, where: whereOf(chosen) });
}
