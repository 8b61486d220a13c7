import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Slapd } from '../test/servers/slapd.ts';
import { suffix, uidNumberFloor } from '../test/servers/tree.ts';

const ADD = '/usr/sbin/ldapadduser';
const SET_PASSWORD = '/usr/sbin/ldapsetpasswd';
/** One of the seed; ldapscripts looks its number up. */
const GROUP = 'project-bastion';

/** A person's entry as the test directory wants it, in ldapscripts' own template language. */
const template = `dn: uid=<user>,<usuffix>,<suffix>
objectClass: person
objectClass: inetOrgPerson
objectClass: ldapPublicKey
objectClass: posixAccount
objectClass: wikimediaPerson
cn: <user>
sn: <user>
mail: <user>@example.org
uid: <user>
uidNumber: <uid>
gidNumber: <gid>
homeDirectory: <home>
loginShell: <shell>
`;

const configuration = (slapd: Slapd, folder: string): string => `SERVER="${slapd.ldapUrl}"
SUFFIX="${suffix}"
USUFFIX="ou=people"
GSUFFIX="ou=groups"
MSUFFIX="ou=other"
BINDDN="${slapd.rootDn}"
BINDPWDFILE="${join(folder, 'password')}"
UIDSTART=${uidNumberFloor}
GIDSTART=10000
MIDSTART=20000
USHELL=/bin/bash
UHOMES=/home/%u
CREATEHOMES=no
RECORDPASSWORDS=no
LOGTOFILE=no
LDAPSEARCHBIN=/usr/bin/ldapsearch
LDAPADDBIN=/usr/bin/ldapadd
LDAPDELETEBIN=/usr/bin/ldapdelete
LDAPMODIFYBIN=/usr/bin/ldapmodify
LDAPMODRDNBIN=/usr/bin/ldapmodrdn
LDAPPASSWDBIN=/usr/bin/ldappasswd
LDAPSEARCHOPTS="-o ldif-wrap=no"
UTEMPLATE="${join(folder, 'template')}"
PASSWORDGEN="<ask>"
ICONVCHAR=UTF-8
`;

/** The same account by Debian's ldapscripts, as the one that owns the directory; undefined where they are not installed. */
export function ldapscripts(slapd: Slapd, folder: string): ((uid: string) => void) | undefined {
  if (!existsSync(ADD)) return undefined;
  const file = join(folder, 'ldapscripts.conf');
  writeFileSync(file, configuration(slapd, folder));
  writeFileSync(join(folder, 'template'), template);
  writeFileSync(join(folder, 'password'), slapd.rootPassword);
  const run = (program: string, ...args: string[]): void => {
    const env = {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      LDAPSCRIPTS_CONF: file,
      LDAPCONF: '/dev/null',
    };
    const { status, stdout, stderr } = spawnSync('/bin/sh', [program, ...args], {
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${program}: ${stdout}${stderr}`);
  };
  return (uid) => {
    run(ADD, uid, GROUP);
    run(SET_PASSWORD, uid, '{SSHA}c2FsdGVkLWhhc2gtb2YtdGhlLWJlbmNo');
  };
}
