/** Debian's own: `base-passwd`, and what every machine runs. */
const debian =
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody nogroup _* systemd-* messagebus dbus sshd uuidd polkitd rtkit avahi avahi-autoipd colord usbmux tss fwupd-refresh landscape pollinate syslog klog tcpdump statd rpc rpcuser dnsmasq chrony ntp ntpd ntpsec lldpd crontab staff adm sudo wheel shadow disk kmem operator utmp tape dialout fax voice cdrom floppy tty audio video plugdev dip src sasl users netdev kvm input render sgx halt shutdown toor guest rdma ssl-cert';

/** Made by Debian's packages of services. */
const services =
  'postfix postdrop postmaster exim exim4 debian-* dovecot dovenull dovecot-* opendkim opendmarc clamav spamd amavis mailman list-* smmta smmsp redis memcache memcached mysql mariadb postgres postgresql pgbouncer mongodb elasticsearch opensearch cassandra etcd zookeeper kafka rabbitmq epmd couchdb influxdb grafana graphite _graphite nginx apache apache2 httpd haproxy varnish vcache varnishlog squid lighttpd tomcat* jetty php-fpm www bind named unbound pdns nslcd nscd sssd openldap slapd ldap kerberos krb5 radvd freerad quagga frr bird keepalived docker containerd podman kube* k8s libvirt-qemu libvirt-dnsmasq libvirt qemu lxd lxc vagrant jenkins gitlab gitlab-* gitea git gerrit gerrit2 svn hg puppet puppetdb puppetserver ansible salt salt-* chef prometheus prometheus-* alertmanager node-exporter blackbox ceph ceph-* cephadm gluster nfs nfsnobody rsync ftp ftpd proftpd vsftpd tftp samba snmp debian-snmp zabbix nagios icinga munin collectd telegraf statsd logstash kibana fluentd loki jaeger consul vault nomad minio hadoop hdfs yarn mapred spark flink airflow cloudinit ubuntu-* snap snapd snap_daemon tor debian-tor bitlbee ejabberd prosody matrix-synapse asterisk turnserver mosquitto';

/** OpenStack's services and what runs with them. */
const openstack =
  'nova neutron glance keystone cinder designate heat heat_domain_admin trove swift octavia barbican magnum placement horizon manila ironic ironic-inspector ceilometer gnocchi aodh panko cloudkitty zaqar mistral murano sahara senlin tacker watcher masakari zun kuryr qinling blazar freezer karbor solum congress vitrage cyborg adjutant rally tempest openvswitch ovn ovs radosgw kolla stack tripleo heat-admin';

/** Users that images of clouds begin with. */
const images =
  'debian ubuntu admin administrator cloud-user cloud-init centos fedora rocky almalinux rhel ec2-user opc core cirros alpine arch freebsd opensuse sles azureuser packer vagrant bitnami kali pi installer';

const systemNames: readonly string[] = [
  ...new Set([debian, services, openstack, images].flatMap((names) => names.split(' '))),
];
const whole = new Set(systemNames.filter((name) => !name.endsWith('*')));
const beginnings = systemNames
  .filter((name) => name.endsWith('*'))
  .map((name) => name.slice(0, -1));

/**
 * Whether an account of this name would be taken for one of the machine's own: the system and service accounts of Debian and of OpenStack, and
 * the users that images begin with. Where both have a name, `ssh NAME@` logs in to the machine's (docs/facts.md 2). Every profile has these
 * names and may reserve more.
 */
export function isSystemName(shellName: string): boolean {
  const name = shellName.toLowerCase();
  return whole.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
}
