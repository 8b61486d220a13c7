import { connect as connectTls } from 'node:tls';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { execFileSync, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { isListening } from './ports.ts';
import { seedPerson } from './seed-people.ts';
import { blockedPerson, personDn, seedTools } from './seed.ts';
import { startSlapd, type Slapd } from './slapd.ts';
import { testProfile } from './test-profile.ts';
import { suffix, tree, uidNumberFloor } from './tree.ts';

const values = (ldif: string, attribute: string) =>
  [...ldif.matchAll(new RegExp(`^${attribute}: (.*)$`, 'gm'))].map(([, value]) => value);

const apply = (slapd: Slapd, ldif: string) =>
  execFileSync(
    'ldapmodify',
    ['-x', '-H', slapd.ldapUrl, '-D', slapd.writer.bindDn, '-w', slapd.writer.password],
    { input: ldif, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] },
  );

const newPerson = (uid: string, more = '') => `dn: ${personDn(uid)}
changetype: add
objectClass: inetOrgPerson
objectClass: posixAccount
objectClass: ldapPublicKey
uid: ${uid}
cn: New ${uid}
sn: New
uidNumber: 200001
gidNumber: 500
homeDirectory: /home/${uid}
userPassword: typed-by-${uid}
${more}
`;

describe('a slapd of one test file', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ people: 50, counter: true, audit: true });
  });
  afterAll(() => slapd.stop());

  it('holds the people of the seed, with passwords that bind over TLS', () => {
    const person = seedPerson(7);
    const found = slapd.ldapsearch(['-b', tree.people, `(uid=${person.uid})`]);
    expect(values(found, 'uidNumber')).toEqual([String(uidNumberFloor + 7)]);
    expect(values(found, 'sshPublicKey')).toEqual([person.sshPublicKey]);
    expect(slapd.bindsAs(personDn(person.uid), person.password)).toBe(true);
    expect(slapd.bindsAs(personDn(person.uid), 'a guess')).toBe(false);
  });

  it('holds tools with all three entries', () => {
    for (const name of seedTools) {
      const found = slapd.ldapsearch([`(|(cn=${name})(cn=runas-${name}))`, 'dn']);
      expect(values(found, 'dn')).toHaveLength(3);
    }
  });

  it('knows the members of projects from both sides', () => {
    const { uid } = seedPerson(5);
    const found = slapd.ldapsearch([`(uid=${uid})`, 'memberOf']);
    expect(values(found, 'memberOf')).toHaveLength(2);
    expect(values(slapd.ldapsearch([`(member=${personDn(uid)})`, 'dn']), 'dn')).toHaveLength(2);
  });

  it('refuses the blocked person, with both marks set', () => {
    const found = slapd.ldapsearch([
      `(uid=${blockedPerson.uid})`,
      'pwdPolicySubentry',
      'pwdAccountLockedTime',
    ]);
    expect(values(found, 'pwdPolicySubentry')).toEqual([tree.disabledPolicy]);
    expect(values(found, 'pwdAccountLockedTime')).toHaveLength(1);
    expect(slapd.bindsAs(personDn(blockedPerson.uid), blockedPerson.password)).toBe(false);
  });

  it('keeps the counter at the highest number given to a person', () => {
    const found = slapd.ldapsearch(['-b', tree.counter, 'uidNumber']);
    expect(values(found, 'uidNumber')).toEqual([String(seedPerson(49).uidNumber)]);
  });

  it('hashes a password, refuses a number that is taken and writes the audit', () => {
    apply(slapd, newPerson('first'));
    expect(() => apply(slapd, newPerson('second'))).toThrow(/non-unique attributes/);
    expect(slapd.bindsAs(personDn('first'), 'typed-by-first')).toBe(true);
    const found = slapd.ldapsearch(['(uid=first)', 'userPassword']);
    expect(Buffer.from(values(found, 'userPassword:')[0] ?? '', 'base64').toString()).toMatch(
      /^\{SSHA\}/,
    );
    expect(readFileSync(slapd.auditFile, 'utf8')).toContain('uid=first');
  });

  it('shows a certificate that its own CA vouches for, by name and by address', async () => {
    for (const host of ['localhost', '127.0.0.1']) {
      const socket = connectTls({ port: slapd.ldapsPort, host, ca: slapd.caPem });
      await once(socket, 'secureConnect');
      expect(socket.authorized).toBe(true);
      socket.destroy();
    }
    const stranger = connectTls({ port: slapd.ldapsPort, host: 'localhost' });
    const [refusal] = await once(stranger, 'error');
    expect(refusal).toMatchObject({ code: expect.stringMatching(/CERT|ISSUER|SIGNATURE/) });
  });

  it('is told by its profile', () => {
    const profile = testProfile(slapd, { accounts: { minPasswordLength: 12 } });
    expect(profile.directory.url).toBe(slapd.ldapsUrl);
    expect(profile.directory.uidNumber.counterDn).toBe(tree.counter);
    expect(profile.accounts.minPasswordLength).toBe(12);
    expect(profile.accounts.reserved).toContain('novaadmin');
  });
});

describe('the life of a slapd', () => {
  it('comes back after a kill at the same ports with what was written', async () => {
    const slapd = await startSlapd({ people: 3, durable: true });
    const before = slapd.pid;
    apply(slapd, newPerson('kept'));
    await slapd.kill();
    expect(await isListening(slapd.ldapPort)).toBe(false);
    await slapd.restart();
    expect(slapd.pid).not.toBe(before);
    expect(slapd.bindsAs(personDn('kept'), 'typed-by-kept')).toBe(true);
    await slapd.stop();
  });

  it('leaves nothing behind, or the folder it was given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanyard-kept-'));
    const [passing, kept] = await Promise.all([
      startSlapd({ people: 1 }),
      startSlapd({ people: 1, folder }),
    ]);
    apply(kept, newPerson('still-here'));
    await Promise.all([passing.stop(), kept.stop()]);
    expect(existsSync(passing.folder)).toBe(false);
    const again = await startSlapd({ folder });
    expect(values(again.ldapsearch(['(uid=still-here)', 'dn']), 'dn')).toHaveLength(1);
    await again.stop();
    rmSync(folder, { recursive: true });
  });

  it('lets duplicates in where the overlay is left out', async () => {
    const slapd = await startSlapd({ people: 1, uniqueOverlay: false });
    apply(slapd, newPerson('first'));
    apply(slapd, newPerson('second'));
    expect(values(slapd.ldapsearch(['(uidNumber=200001)', 'dn']), 'dn')).toHaveLength(2);
    await slapd.stop();
  });

  it('takes further entries', async () => {
    const more = newPerson('extra').replace('changetype: add\n', '');
    const slapd = await startSlapd({ people: 1, seedLdif: more });
    expect(values(slapd.ldapsearch(['(uid=extra)', 'dn']), 'dn')).toHaveLength(1);
    await slapd.stop();
  });

  it('says what slapadd says of a wrong entry, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanyard-wrong-'));
    vi.stubEnv('TMPDIR', folder);
    const seedLdif = `dn: cn=wrong,${suffix}\nobjectClass: nothing\n\n`;
    await expect(startSlapd({ people: 1, seedLdif })).rejects.toThrow(/slapadd[^]*nothing/);
    expect(readdirSync(folder)).toEqual([]);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('ends with its parent, even when that one is killed', async () => {
    const starter = `
      import { startSlapd } from '${join(import.meta.dirname, 'slapd.ts')}';
      const slapd = await startSlapd({ people: 1 });
      console.log(JSON.stringify({ port: slapd.ldapPort, folder: slapd.folder }));
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(parent.stdout, 'data');
    const { port, folder } = z
      .object({ port: z.number(), folder: z.string() })
      .parse(JSON.parse(String(line)));
    expect(await isListening(port)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => isListening(port)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
