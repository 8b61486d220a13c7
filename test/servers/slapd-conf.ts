import { join } from 'node:path';
import type { Certificates } from './tls.ts';
import { root, suffix, tree } from './tree.ts';

export interface SlapdConfOptions {
  readonly folder: string;
  readonly certificates: Certificates;
  /** How far the database may grow, in bytes. */
  readonly maxsize: number;
  /** Whether a write is on the disk before it is answered. */
  readonly durable: boolean;
  readonly uniqueOverlay: boolean;
  readonly auditFile: string | undefined;
  /** Where a copy that takes no writes sends whoever writes. */
  readonly writesElsewhere: string | undefined;
}

const SCHEMA = join(import.meta.dirname, 'schema');

/** Wikimedia's own indices for the attributes that stand in these schemas. */
const INDICES = `
index default pres,eq
index objectClass,entryCSN,entryUUID,uid,member,memberOf,memberUid,uniqueMember,roleOccupant eq
index uidNumber,gidNumber pres,eq
index cn,sn,givenName,mail,sudoUser,sudoHost,dc eq,sub`;

/** The published rules: ldap_ops writes, people write themselves, everybody reads all but passwords. */
const ACCESS = `
access to *
  by dn="${root.bindDn}" write
  by group/groupOfNames/member="${tree.operators}" write
  by * break
access to attrs=userPassword,shadowLastChange
  by anonymous auth
  by self write
  by * none
access to *
  by self write
  by * read`;

const UNIQUE = `
overlay unique
unique_uri ldap:///?uidNumber?sub?(objectClass=posixaccount)
unique_uri ldap:///?gidNumber?sub?(objectClass=posixgroup)
unique_uri ldap:///?cn?sub?(objectClass=posixaccount)`;

/**
 * The text of slapd.conf (man slapd.conf) after Wikimedia's published configuration: its overlays, limits, indices
 * and access rules. cn=monitor is there for tests that count operations.
 */
export function slapdConf(options: SlapdConfOptions): string {
  return [
    globalPart(options),
    `database monitor\naccess to * by dn="${root.bindDn}" read by * none`,
    databasePart(options),
    options.auditFile === undefined ? '' : `overlay auditlog\nauditlog ${options.auditFile}`,
    'overlay deref\noverlay memberof',
    'overlay ppolicy\nppolicy_hash_cleartext',
    options.uniqueOverlay ? UNIQUE : '',
    INDICES,
    ACCESS,
    '',
  ].join('\n');
}

function globalPart({ folder, certificates }: SlapdConfOptions): string {
  const standard = ['core', 'cosine', 'inetorgperson'].map(
    (name) => `/etc/ldap/schema/${name}.schema`,
  );
  const own = ['posix', 'openssh', 'wikimedia', 'sudo'].map((name) =>
    join(SCHEMA, `${name}.schema`),
  );
  const modules = [
    'back_mdb',
    'back_monitor',
    'auditlog',
    'deref',
    'memberof',
    'ppolicy',
    'unique',
  ];
  return `${[...standard, ...own].map((file) => `include "${file}"`).join('\n')}
pidfile ${join(folder, 'slapd.pid')}
argsfile ${join(folder, 'slapd.args')}
modulepath /usr/lib/ldap
${modules.map((name) => `moduleload ${name}`).join('\n')}
sizelimit size.soft=2048 size.hard=2048 size.prtotal=unlimited
idletimeout 600
writetimeout 30
TLSCACertificateFile ${certificates.caFile}
TLSCertificateFile ${certificates.certFile}
TLSCertificateKeyFile ${certificates.keyFile}
password-hash {SSHA}`;
}

function databasePart({ folder, maxsize, durable, writesElsewhere }: SlapdConfOptions): string {
  return `database mdb
suffix ${suffix}
rootdn "${root.bindDn}"
rootpw ${root.password}
directory ${join(folder, 'db')}
maxsize ${maxsize}
${durable ? '' : 'dbnosync'}
lastmod on
checkpoint 512 30
${writesElsewhere === undefined ? '' : `updatedn "cn=replicator,${suffix}"\nupdateref ${writesElsewhere}`}`;
}
