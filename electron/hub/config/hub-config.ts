import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { isLoopback } from '../../../shared/domain/addresses.ts';
import { MOST_STAMP_BITS } from '../../../shared/domain/hub-stamp.ts';
import { type ApprovalRight, approvalRights } from '../../../shared/requests/approval.ts';
import { type RequestKind, requestKinds } from '../../../shared/requests/request.ts';
import { serversOf, wrongServers } from '../../adapters/postgres/database/servers.ts';
import { checkFile } from '../../adapters/profile/check-profile.ts';
import { profileError } from '../../adapters/profile/profile-problem.ts';
import { readText } from '../../adapters/profile/read-text.ts';
import { readYaml } from '../../adapters/profile/yaml-file.ts';
import { hubProblem } from './hub-problem.ts';

/** Fifty events take some 20 KiB. */
const longestConfig = 256 * 1024;
const shipped: readonly string[] = ['practice', 'wikimedia'];

/** A socket in the file system, or a port of an address. */
export type Listen = { readonly path: string } | { readonly host: string; readonly port: number };

function readListen(text: string): Listen | undefined {
  const path = /^unix:(\/.+)$/.exec(text)?.[1];
  if (path !== undefined) return { path };
  const found = /^(?:\[([\da-f:]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text);
  const [, six, other = six, port = ''] = found ?? [];
  return other === undefined || Number(port) > 65_535
    ? undefined
    : { host: other, port: Number(port) };
}

const address = (allowed: (listen: Listen) => boolean, error: string) =>
  z.string().transform((text, context) => {
    const listen = readListen(text);
    if (listen && allowed(listen)) return listen;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });

const isHere = (listen: Listen): boolean => 'path' in listen || isLoopback(listen.host);
const LISTEN =
  'a local port such as 127.0.0.1:8080, or unix:/run/lanyard/hub.sock (the reverse proxy provides TLS)';
const ORIGIN =
  'an origin such as https://hub.example.org; http:// only on this computer, for practice';

/** Where browsers reach the hub: https, or this machine in clear. */
const origin = z.string().refine(
  (text) => {
    const url = URL.parse(text);
    if (url === null || url.origin !== text) return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  },
  { error: ORIGIN },
);

interface Database {
  readonly url: string;
  readonly serverName?: string | undefined;
}

/** Why a connection to the database has to be protected, in words; undefined for one that does not leave this machine. */
function whyProtected({ url, serverName }: Database): string | undefined {
  const hosts = serversOf(url).map((server) => URL.parse(server)?.hostname ?? '');
  const other = hosts.find((host) => host !== '' && !isLoopback(host));
  if (other !== undefined) return `${other} is another computer`;
  return serverName === undefined ? undefined : 'serverName is set';
}

const databaseUrl = z.string().superRefine((url, context) => {
  const message = wrongServers(url);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

const text = z.string().min(1, { error: 'a text that is not empty' });
const CODE = 'at least 8 letters and digits that are hard to guess; hyphens and spaces are allowed';
const code = z
  .string()
  .max(64)
  .refine((typed) => comparableCode(typed).length >= 8 && /^[\p{L}\p{N} -]+$/u.test(typed), {
    error: CODE,
  });

/** Case, blanks and hyphens are lost on the way from a poster to a phone. */
export const comparableCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** DNs of groups, or shell names of people. */
const people = z.array(text).default([]);

const oidc = z.strictObject({
  issuer: z.url({ protocol: /^https$/, error: 'a URL such as https://idp.example.org/oidc' }),
  clientId: text,
  scope: text.default('openid profile email groups'),
});

/** What is given with the cloud's credentials, or taken away, where a hub's file says nothing of it. */
const usualApprovals: { readonly [K in RequestKind]?: ApprovalRight } = {
  membership: 'approve',
  tool: 'approve',
  maintainer: 'approve',
  project: 'grant',
  'undo-account': 'grant',
  'unlink-wikimedia': 'grant',
  'remove-tool': 'grant',
  'remove-project': 'grant',
};

const event = z.strictObject({
  /** A file, seen from this one, or the name of a profile that ships with Lanyard. */
  profile: text,
  codes: z.array(code).default([]),
  /** How many bits of work a browser does before it may try a code; 0 for none. */
  proofOfWork: z.int().min(0).max(MOST_STAMP_BITS).default(0),
  /** Instead of the profile's. */
  languages: z.array(text).min(1).optional(),
  /** How many accounts an hour, instead of what the profile says; 0 for any number. */
  throttle: z.int().min(0).optional(),
  signIn: z.enum(['ldap', 'oidc']).default('ldap'),
  oidc: oidc.optional(),
  /**
   * The right that a kind of request needs, where whoever asks for it may not have it: it waits for somebody who has. A kind that is not named
   * needs what it usually does.
   */
  approvals: z
    .partialRecord(z.enum(requestKinds), z.enum(approvalRights))
    .default({})
    .transform((said) => ({ ...usualApprovals, ...said })),
  /** Who may sign in at all; the others may as well. */
  helpers: people,
  approvers: people,
  organizers: people,
  operators: people,
});

/** What `hub.yaml` says. Unknown keys are an error; secrets never stand here. */
const hubSchema = z
  .strictObject({
    origin,
    listen: address(isHere, LISTEN).prefault('127.0.0.1:8080'),
    /** Health and metrics. Not for browsers, and behind no proxy. */
    inner: address(() => true, 'an address such as 127.0.0.1:9180').prefault('127.0.0.1:9180'),
    /** Whose word on a browser's address is taken. */
    trustedProxies: z
      .array(
        z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
          error: 'an address such as 127.0.0.1, or a network such as 10.0.0.0/8',
        }),
      )
      .default(['127.0.0.1', '::1']),
    /** What is no truth of the hub's: names that were read, copies. */
    dataFolder: text,
    database: z.strictObject({
      /** Of a primary and its standbys in any order, or of one server. */
      url: databaseUrl,
      /** With it the connection is protected, and a server has to show that it is `serverName`, or the host by which it was called. */
      caFile: text.optional(),
      serverName: text.optional(),
    }),
    sessions: z
      .strictObject({
        /** Without a call. */
        idleMinutes: z.int().min(5).max(1440).default(120),
        hours: z.int().min(1).max(72).default(14),
        /** For how long a newcomer's private link is good. */
        linkDays: z.int().min(1).max(60).default(14),
      })
      .prefault({}),
    /** How long a process that is told to stop goes on being reached, so that a proxy can turn to another. */
    drainSeconds: z.number().min(0).max(120).default(3),
    events: z.array(event).min(1),
  })
  .superRefine(({ events, database }, context) => {
    for (const [at, { signIn, oidc: provider }] of events.entries()) {
      if (signIn !== 'oidc' || provider) continue;
      const message = 'issuer and clientId of the identity provider, because signIn is oidc';
      context.addIssue({ code: 'custom', path: ['events', at, 'oidc'], message });
    }
    const why = whyProtected(database);
    if (why !== undefined && database.caFile === undefined) {
      const message = `a file of CA certificates, because ${why}`;
      context.addIssue({ code: 'custom', path: ['database', 'caFile'], message });
    }
  });

/** What a hub was told, with every default filled in and every file named from the root. */
export type HubConfig = z.output<typeof hubSchema>;
/** One event of a hub. */
export type EventConfig = HubConfig['events'][number];

const noSecrets =
  'remove it from this file: set a variable, or name a file of mode 0600 in a variable that ends in _FILE';

/** Reads and checks a hub's file. Throws `AppError('invalid-input')` with a sentence and a line for everything that is wrong. */
export async function loadHubConfig(
  file: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<HubConfig> {
  const read = await readText(file, longestConfig);
  if ('problem' in read) throw profileError(file, [{ key: '', words: read.problem }]);
  const yaml = readYaml(read.text);
  if ('problems' in yaml) throw profileError(file, yaml.problems);
  const checked = checkFile(yaml, { schema: hubSchema, what: 'a hub’s file', noSecrets });
  if ('problems' in checked) throw profileError(file, checked.problems);
  return ofProcess(withPaths(checked.value, dirname(resolve(file))), env);
}

/** Where one of several alike processes listens, which share their file: `LANYARD_HUB_LISTEN` and `LANYARD_HUB_INNER`. */
function ofProcess(
  config: HubConfig,
  env: Readonly<Record<string, string | undefined>>,
): HubConfig {
  const { listen, inner } = hubSchema.shape;
  const read = <T>(variable: string, schema: z.ZodType<T>, otherwise: T): T => {
    const said = env[variable];
    if (said === undefined) return otherwise;
    const checked = schema.safeParse(said);
    if (checked.success) return checked.data;
    const [issue] = checked.error.issues;
    throw hubProblem(variable, `${variable} is ${said}; expected: ${issue?.message ?? LISTEN}`);
  };
  return {
    ...config,
    listen: read('LANYARD_HUB_LISTEN', listen, config.listen),
    inner: read('LANYARD_HUB_INNER', inner, config.inner),
  };
}

/** Files are named as they are seen from the hub's own file. */
function withPaths(config: HubConfig, folder: string): HubConfig {
  const { caFile } = config.database;
  return {
    ...config,
    dataFolder: resolve(folder, config.dataFolder),
    database: {
      ...config.database,
      caFile: caFile === undefined ? undefined : resolve(folder, caFile),
    },
    events: config.events.map((one) => ({
      ...one,
      profile: shipped.includes(one.profile) ? one.profile : resolve(folder, one.profile),
    })),
  };
}
