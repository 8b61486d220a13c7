import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../../electron/adapters/profile/load-profile.ts';
import { accountRules } from '../../../shared/domain/profile.ts';
import { checkShellName, checkUsername } from '../../../shared/names/names.ts';
import { isSystemName } from '../../../shared/names/system-names.ts';
import { accountRules as plainRules } from '../domain/account-rules.ts';

/** Debian's base-passwd, users and groups that fit a shell name. */
const basePasswd =
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc nobody adm tty disk kmem dialout fax voice cdrom floppy tape sudo audio dip operator src shadow utmp video sasl plugdev staff users nogroup';
const packages =
  'systemd-network systemd-resolve systemd-timesync systemd-coredump messagebus sshd uuidd tcpdump postfix debian-exim redis mysql postgres haproxy rabbitmq dnsmasq debian-tor memcache';
const cloud =
  'nova neutron glance keystone cinder designate heat trove swift octavia barbican magnum placement horizon manila puppet prometheus prometheus-node-exporter ceph';
const images = 'debian ubuntu admin cloud-user';

const names = [basePasswd, packages, cloud, images].flatMap((some) => some.split(' '));

describe('a name of the system', () => {
  it.each(names)('%s is free for nobody, by whichever profile', (name) => {
    expect(isSystemName(name)).toBe(true);
    expect(isSystemName(name.toUpperCase())).toBe(true);
    expect(checkShellName(name, { ...plainRules, reserved: [] })).toEqual({
      ...{ rule: 'reserved', params: [name] },
    });
  });

  it.each(['practice', 'wikimedia'])('is free for nobody by the profile %s', async (shipped) => {
    const { profile } = await loadProfile(shipped, { env: {} });
    const rules = accountRules(profile);
    for (const name of ['www-data', 'nova', 'debian', 'novaadmin', 'eqiad-dns-manager']) {
      expect(checkShellName(name, rules)).toMatchObject({ rule: 'reserved' });
    }
  });

  it.each(['_apt', 'systemd-made-up', 'kube-proxy'])('may be one of a kind: %s', (name) =>
    expect(isSystemName(name)).toBe(true),
  );

  it.each(['jdoe', 'novak', 'mailer', 'debianne', 'root2', 'amina', 'heather', 'glancer'])(
    'is not %s',
    (name) => {
      expect(isSystemName(name)).toBe(false);
      expect(checkShellName(name, plainRules)).toBeUndefined();
    },
  );

  it('may be what others call somebody: nobody logs in with that', () => {
    expect(checkUsername('Nova', plainRules)).toBeUndefined();
    expect(checkUsername('Root', plainRules)).toMatchObject({ rule: 'reserved' });
  });
});
