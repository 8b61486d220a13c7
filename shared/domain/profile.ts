import { z } from 'zod';
import { isReadableType } from '../keys/ssh-blob.ts';
import { isProtected, readLdapUrl } from './addresses.ts';
import { eventPublicKey } from './event-key.ts';
import { protectedThings } from './protected.ts';
import { projectName } from '../names/project-name.ts';
import { boardProfile } from '../board/board-profile.ts';
import { quotaTargets } from './quota.ts';
import { ruleOf, ruleProblem } from './security-rule.ts';
import { welcome } from './welcome.ts';
import { catalogue, guideFiles, pageOfName, workshopGuides } from '../guides/guide-files.ts';

/**
 * The event profile: where an event's systems are, and what is allowed there. Unknown keys are an error. Secrets never
 * stand here. The sections that only later parts of Lanyard use are checked all the same, so that a profile
 * written today stays valid.
 */

const dn = z.string().regex(/^\s*[A-Za-z0-9.-]+\s*=.+/, {
  error: 'a DN such as ou=people,dc=example,dc=org',
});
/** The largest number that every system takes for a user or a group (31 bits). */
const MOST = 2_147_483_647;
/** A text that names something. */
const name = z.string().min(1, { error: 'a text that is not empty' });
const localised = z.record(z.string(), z.string());
const instant = z.union([
  z.iso.datetime({ offset: true, error: 'a time such as 2027-08-04T08:00:00+02:00' }),
  z.date().transform((date) => date.toISOString()),
]);
const pattern = z.string().refine(
  (text) => {
    try {
      return new RegExp(text, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  },
  { error: 'a regular expression' },
);
const PROTECTED = 'an https:// URL, or http:// of this machine (localhost, 127.0.0.1, [::1])';
const httpUrl = z.url({ protocol: /^https?$/, error: 'a URL such as https://idm.example.org/' });
/** Where names, codes or tokens are sent to. */
const protectedUrl = z
  .url({ protocol: /^https?$/, error: PROTECTED })
  .refine(isProtected, { error: PROTECTED });
const range = z
  .strictObject({ floor: z.int().positive(), ceiling: z.int().positive().max(MOST) })
  .refine(({ floor, ceiling }) => floor <= ceiling, {
    error: 'a floor that is not above its ceiling',
  });

const event = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, {
      error: 'an id of lower-case letters, digits and hyphens',
    }),
    name: localised,
    starts: instant.optional(),
    ends: instant.optional(),
    /** At most ten years. */
    wipeAfterHours: z.number().positive().max(87_600).default(24),
    languages: z.array(z.string()).default(['en']),
    /** Transfer files are encrypted for it; the desks have the private half. */
    publicKey: eventPublicKey.optional(),
  })
  .refine(({ starts = '', ends = '' }) => !(Date.parse(starts) > Date.parse(ends)), {
    path: ['ends'],
    error: 'an end that is not before the start',
  });

const directory = z.strictObject({
  url: z.string().refine((url) => readLdapUrl(url) !== undefined, {
    error:
      'ldaps://HOST, or ldap://HOST (then StartTLS is required unless it is loopback), with :PORT from 1 to 65535 where it needs one, and [ ] around an IPv6 address',
  }),
  caFile: name.optional(),
  jump: z.strictObject({ host: name, user: name.optional() }).optional(),
  bindDn: dn.optional(),
  timeouts: z
    .strictObject({
      connectMs: z.int().min(100).max(120_000),
      operationMs: z.int().min(100).max(120_000),
    })
    .default({ connectMs: 5000, operationMs: 10_000 }),
  people: z.strictObject({
    base: dn,
    objectClasses: z.array(name).min(1),
    gidNumber: z.int().positive().max(MOST),
    home: z.string().includes('{uid}', { error: 'a path with {uid} in it, such as /home/{uid}' }),
    shell: z.string(),
  }),
  uidNumber: z
    .strictObject({
      floor: z.int().positive(),
      ceiling: z.int().positive().max(MOST),
      counterDn: dn.optional(),
    })
    .refine(({ floor, ceiling }) => floor <= ceiling, {
      error: 'a floor that is not above its ceiling',
    }),
  /** Whether desks may read all names now and then, to know them offline (docs/operators-guide.md says what it costs). */
  nameIndex: z.boolean().default(true),
  groups: z
    .strictObject({
      base: dn,
      projectPrefix: z.string(),
      /** Where the cloud's hook keeps `cn=<project>` with the project's sudo rules. */
      projects: dn.optional(),
    })
    .optional(),
  tools: z
    .strictObject({
      groups: dn,
      people: dn,
      sudoers: dn,
      prefix: z.string(),
      gidNumber: range,
    })
    .optional(),
  disabledPolicyDn: dn.optional(),
});

const accounts = z.strictObject({
  shellName: pattern.default('^[a-z][a-z0-9-]{0,31}$'),
  usernameMaxLength: z.int().min(1).max(255).default(150),
  reserved: z.array(z.string()).default([]),
  minPasswordLength: z.int().min(8).max(128).default(10),
  keyTypes: z
    .array(z.string().refine(isReadableType, { error: 'a type of SSH key such as ssh-ed25519' }))
    .min(1)
    .default([
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'sk-ssh-ed25519@openssh.com',
      'sk-ecdsa-sha2-nistp256@openssh.com',
      'ssh-rsa',
    ]),
  /** OpenSSH takes none with more than 16384. */
  rsaMinBits: z.int().min(1024).max(16_384).default(2048),
  nameCheckUrl: protectedUrl.optional(),
  /** While that service cannot be asked: `wait` for it, or `go-on` and make accounts and tools without its word. What it refuses is never made. */
  nameCheckAway: z.enum(['wait', 'go-on']).default('wait'),
  terms: z.array(z.strictObject({ title: z.string(), url: httpUrl })).default([]),
});

const wikimediaAccount = z.strictObject({
  /** `…/w/api.php` of the wiki that knows everybody's account. */
  apiUrl: protectedUrl,
  /** `…/w/rest.php/oauth2`; without it and `clientId` nobody can prove that an account is theirs. */
  oauthUrl: protectedUrl.optional(),
  clientId: z.string().optional(),
  /** Where a Phabricator account is made and linked. */
  phabricatorUrl: httpUrl.optional(),
  /** Where another limit of new Wikimedia accounts from one address is asked for. */
  limitRequestUrl: httpUrl.optional(),
});

const port = z.int().min(1).max(65_535);
/** One port, or the first and the last of a range; for ICMP, type and code. */
const portRange = z.union([
  port,
  z
    .string()
    .regex(/^\d{1,5}-\d{1,5}$/, { error: 'a port such as 80, or a range such as 8000-8080' }),
]);

/** What the network service would refuse when a project is made is refused here, where somebody can mend it. */
const securityGroupRule = z
  .strictObject({
    direction: z.enum(['ingress', 'egress']),
    /** A name such as `tcp`, or a number; left out for any. */
    protocol: z.union([z.string(), z.int()]).optional(),
    ports: portRange.optional(),
    /** A network in CIDR notation. */
    remote: z.union([z.cidrv4(), z.cidrv6()], { error: 'a network such as 10.0.0.0/8' }).optional(),
  })
  .superRefine((rule, context) => {
    const problem = context.issues.length > 0 ? undefined : ruleProblem(ruleOf(rule));
    if (problem) {
      context.addIssue({ code: 'custom', path: [problem.part], message: problem.words });
    }
  });

const sshHost = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,252}$/i, { error: 'a host such as login.example.org' });

const toolforge = z.strictObject({
  project: name.pipe(projectName),
  role: name,
  /** `here`: whoever signs in may grant it. `elsewhere`: people decide, at `requestUrl`, and Lanyard follows what they do. */
  approval: z.enum(['here', 'elsewhere']).default('here'),
  requestUrl: httpUrl.optional(),
  /** The host to log in to, for the newcomer's `ssh` line. */
  loginHost: sshHost.optional(),
  /** Where the page of a tool is, `{name}` being the tool's. */
  toolUrl: pageOfName.optional(),
});

const cloud = z.strictObject({
  /** An entry of clouds.yaml; the keys below complete it. */
  cloud: name.optional(),
  authUrl: httpUrl.optional(),
  region: name.optional(),
  interface: z.enum(['public', 'internal', 'admin']).optional(),
  caFile: name.optional(),
  projectName: name.pipe(projectName).optional(),
  userDomain: name.optional(),
  timeouts: z
    .strictObject({
      connectMs: z.int().min(100).max(120_000),
      requestMs: z.int().min(100).max(900_000),
    })
    .default({ connectMs: 5000, requestMs: 60_000 }),
  toolforge: toolforge.optional(),
  /** The jump hosts' project: whom the cloud gives `role` here too when they get it in another project, and who logs in by it, at `host`. */
  bastion: z
    .strictObject({ project: z.string(), role: z.string(), host: sshHost.optional() })
    .optional(),
  /** How long a group is watched once it is as it should be: a change that overlapped may still overwrite it. */
  groupSettleSeconds: z.int().min(0).max(3600).default(60),
  projects: z
    .strictObject({
      mode: z.enum(['direct', 'reviewed']),
      /** Where a reviewed project is asked for. */
      requestUrl: httpUrl.optional(),
      domain: name,
      roles: z.array(name).min(1),
      /** The roles of who may only look and log in. */
      viewerRoles: z.array(name).min(1).default(['reader']),
      nameRule: pattern,
      /** At most a hundred years: further on, dates have no form of four digits. */
      defaultEndDays: z.int().positive().max(36_500),
      quotaPresets: z.record(z.string(), quotaTargets),
      securityGroupRules: z.array(securityGroupRule),
      /** The zone a project gets where one is asked for, `{name}` being its name; with the address its owner is written to. */
      zone: z.strictObject({ name: z.string().includes('{name}'), email: z.email() }).optional(),
      /** Domains in which web proxies have their names: a record of the project's name there means that the name is taken. */
      proxyDomains: z.array(z.string()).default([]),
    })
    .optional(),
});

/** How many accounts the directory's owners want to see made in an hour, 0 for any number, by all desks of this profile together. */
const throttle = z
  .strictObject({ accountsPerHour: z.int().min(0), desks: z.int().min(1).default(1) })
  .refine(({ accountsPerHour, desks }) => accountsPerHour <= 0 || desks <= accountsPerHour, {
    path: ['desks'],
    error: 'a number of desks that leaves each of them an account per hour',
  });

const desk = z.strictObject({
  /** A desk that nobody has used for so long locks itself; 0: never. */
  lockAfterMinutes: z.number().min(0).max(1440).default(10),
  /** Whether a locked desk still sends what was asked for before. If not, it forgets how it was signed in. */
  sendWhileLocked: z.boolean().default(false),
});

/** A desk that works through a hub: it hands in what it files, and has no login of its own at the directory and the cloud. */
const hub = z.strictObject({
  /** Of this event at the hub, such as `https://hub.example.org/e/event`. */
  url: protectedUrl.refine((url) => !/[?#]/.test(url), { error: 'a URL without ? and #' }),
  caFile: name.optional(),
});

export const profileSchema = z.strictObject({
  event,
  directory,
  accounts: accounts.prefault({}),
  protected: protectedThings.prefault({}),
  wikimediaAccount: wikimediaAccount.optional(),
  cloud: cloud.optional(),
  hub: hub.optional(),
  throttle: throttle.default({ accountsPerHour: 0, desks: 1 }),
  desk: desk.prefault({}),
  board: boardProfile.prefault({}),
  welcome: welcome.prefault({}),
  guides: guideFiles.prefault({}),
  workshop: workshopGuides,
  toolhub: catalogue(protectedUrl).optional(),
});

/** A checked profile with every default filled in. */
export type Profile = z.output<typeof profileSchema>;
export type DirectoryProfile = Profile['directory'];
export type AccountRules = Profile['accounts'];
export type ProtectedThings = Profile['protected'];
export type CloudProfile = NonNullable<Profile['cloud']>;
export type HubProfile = NonNullable<Profile['hub']>;
export type ProjectRules = NonNullable<CloudProfile['projects']>;
export type ToolforgeRules = NonNullable<CloudProfile['toolforge']>;
export type ToolhubRules = NonNullable<Profile['toolhub']>;
export type ToolRules = NonNullable<DirectoryProfile['tools']>;

/** What accounts have to keep to. Names of protected people are reserved. */
export const accountRules = ({
  accounts: { reserved, ...rules },
  protected: { people },
}: Pick<Profile, 'accounts' | 'protected'>): AccountRules => ({
  ...rules,
  reserved: [...reserved, ...people],
});
