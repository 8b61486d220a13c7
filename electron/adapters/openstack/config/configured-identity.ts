import type {
  CloudAccess,
  Credentials,
  DomainRef,
  Scope,
  UserRef,
} from '../session/cloud-access.ts';
import { configProblem } from './config-problem.ts';
import type { MergedCloud } from './merge-cloud.ts';

type Auth = MergedCloud['auth'];

/** The domain of a user or a project, by its id where both are given. */
export function domainOf(auth: Auth, whose: 'user' | 'project'): DomainRef | undefined {
  const { [`${whose}_domain_id`]: id, [`${whose}_domain_name`]: name } = auth;
  if (id !== undefined) return { id };
  return name === undefined ? undefined : { name };
}

/** A scope that is no project. */
function widerScope(auth: Auth): Scope | undefined {
  if (auth['system_scope'] === 'all') return { system: { all: true } };
  const { domain_id: id, domain_name: name } = auth;
  if (id !== undefined) return { domain: { id } };
  return name === undefined ? undefined : { domain: { name } };
}

/** What tokens are to be for: a project, a domain or the whole system; the profile's project where nothing is said. */
export function scopeOf(
  { auth }: MergedCloud,
  userDomain: DomainRef,
  projectName: string | undefined,
): Scope | undefined {
  const { project_id: id, project_name: own } = auth;
  if (id !== undefined) return { project: { id } };
  const wider = own === undefined ? widerScope(auth) : undefined;
  const name = own ?? projectName;
  if (wider !== undefined || name === undefined) return wider;
  return { project: { name, domain: domainOf(auth, 'project') ?? userDomain } };
}

function userOf({ user_id: id, username: name }: Auth, domain: DomainRef): UserRef | undefined {
  if (id !== undefined) return { id };
  return name === undefined ? undefined : { name, domain };
}

interface Place {
  readonly domain: DomainRef;
  readonly where: string;
}

function applicationCredential(auth: Auth, { domain, where }: Place): Credentials {
  const kind = 'application-credential';
  const { application_credential_id: id, application_credential_name: name } = auth;
  const secret = auth['application_credential_secret'];
  if (secret === undefined) {
    throw configProblem(where, 'application_credential_secret is missing');
  }
  if (id !== undefined) return { kind, of: { id }, secret };
  const user = userOf(auth, domain);
  if (name !== undefined && user) return { kind, of: { name, user }, secret };
  const words = 'application_credential_id is missing; or give a name together with username';
  throw configProblem(where, words);
}

/** Undefined where something is left to be typed at the desk. */
function userCredentials(
  { auth, authType }: MergedCloud,
  { domain, where }: Place,
): Credentials | undefined {
  if (auth['application_credential_secret'] !== undefined) {
    const words = 'expected v3applicationcredential, because there is an application credential';
    throw configProblem(where, `auth_type: ${words}`);
  }
  const user = userOf(auth, domain);
  const password = authType === 'v3totp' ? undefined : auth['password'];
  const { passcode } = auth;
  const isComplete = password !== undefined || (authType === 'v3totp' && passcode !== undefined);
  return user && isComplete ? { kind: 'user', user, password, passcode } : undefined;
}

function tokenOf({ auth }: MergedCloud, { where }: Place): Credentials {
  const { token } = auth;
  if (token === undefined) throw configProblem(where, 'token is missing');
  return { kind: 'token', token };
}

type ReadCredentials = (merged: MergedCloud, place: Place) => Credentials | undefined;

/** Ways in, by the names that keystoneauth has for them. */
const ways: ReadonlyMap<string, ReadCredentials> = new Map<string, ReadCredentials>([
  ['password', userCredentials],
  ['v3password', userCredentials],
  ['v3totp', userCredentials],
  ['v3multifactor', userCredentials],
  ['token', tokenOf],
  ['v3token', tokenOf],
  ['v3applicationcredential', ({ auth }, place) => applicationCredential(auth, place)],
]);

/** What there is to sign in with; undefined where somebody has to do it at the desk. Throws `cloud-config-wrong`. */
export function credentialsOf(
  merged: MergedCloud,
  domain: DomainRef,
  where: string,
): CloudAccess['credentials'] {
  const read = ways.get(merged.authType);
  if (read) return read(merged, { domain, where });
  throw configProblem(where, `auth_type: expected one of ${[...ways.keys()].join(', ')}`);
}
