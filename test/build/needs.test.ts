import { describe, expect, it } from 'vitest';
import { findBlocked, findMissing, needs, planInstallation } from '../../build/needs.ts';

const without = (...programs: string[]) =>
  findMissing(needs, (path) => !programs.some((program) => path.endsWith(`/${program}`)));

describe('what the tests need', () => {
  it('is complete where any of the places has it', () => {
    expect(findMissing(needs, (path) => path.startsWith('/usr/'))).toEqual([]);
    expect(without('slapd', 'chromium').map(({ debian }) => debian)).toEqual(['slapd', 'chromium']);
  });

  it('blocks exactly the suites that start a missing program', () => {
    expect([...findBlocked(without('slapd', 'openssl'))]).toEqual([
      ['servers', ['slapd', 'openssl']],
      ['browser', ['slapd', 'openssl']],
      ['cloud', ['slapd', 'openssl']],
      ['postgres', ['slapd', 'openssl']],
    ]);
    expect([...findBlocked(without('keystone-manage', 'openstack')).keys()]).toEqual(['cloud']);
    expect([...findBlocked(without('sshd')).keys()]).toEqual(['servers']);
    expect([...findBlocked(without('ssh-keygen')).keys()]).toContain('openssh');
    expect(findBlocked([]).size).toBe(0);
  });

  it('takes no package of OpenStack that would start a server at every boot', () => {
    const packages = needs
      .filter(({ suites }) => suites.join() === 'cloud')
      .map(({ debian }) => debian);
    expect(packages).toHaveLength(6);
    for (const name of packages) expect(name).toMatch(/^python3-|-common$/);
  });

  it('never needs anything for the unit suite', () => {
    expect(findBlocked(needs).has('unit')).toBe(false);
  });
});

describe('planInstallation', () => {
  const missing = without('slapd', 'ldapsearch');

  it('installs by itself as root or with a sudo that asks nothing', () => {
    const installer = ['bash', 'install.sh', 'slapd', 'ldap-utils'];
    expect(planInstallation(missing, 'root', 'install.sh').argv).toEqual(installer);
    expect(planInstallation(missing, 'sudo', 'install.sh').argv).toEqual([
      'sudo',
      '-n',
      ...installer,
    ]);
  });

  it('gives the exact line to a person where it may not', () => {
    expect(planInstallation(missing, 'none', 'install.sh')).toEqual({
      argv: undefined,
      line: "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends slapd ldap-utils'",
    });
  });
});
