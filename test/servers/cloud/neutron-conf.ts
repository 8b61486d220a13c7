import { join } from 'node:path';
import { toIni } from './ini.ts';
import { database } from './keystone-conf.ts';
import { commonSections, defaults, type ServiceConfOptions } from './service-conf.ts';

/** The text of neutron.conf for the API without any agent. The router plugin brings floating IPs. Quotas as Wikimedia's. */
export function neutronConf(options: ServiceConfOptions): string {
  const { folder, port } = options;
  return toIni({
    DEFAULT: {
      ...defaults(folder),
      bind_host: '127.0.0.1',
      bind_port: port,
      core_plugin: 'ml2',
      service_plugins: 'router',
      api_paste_config: '/usr/share/neutron-common/api-paste.ini',
      api_workers: 1,
      rpc_workers: 0,
      rpc_state_report_workers: 0,
      auth_strategy: 'keystone',
      notify_nova_on_port_status_changes: false,
      notify_nova_on_port_data_changes: false,
      dhcp_agent_notification: false,
    },
    database: database(join(folder, 'neutron.db')),
    quotas: {
      // The usual driver locks rows, which SQLite cannot.
      quota_driver: 'neutron.db.quota.driver_nolock.DbQuotaNoLockDriver',
      quota_floatingip: 0,
      quota_security_group: 40,
      quota_security_group_rule: 100,
    },
    ml2: {
      type_drivers: 'flat,vlan,local,geneve',
      tenant_network_types: 'local',
      mechanism_drivers: '',
      extension_drivers: 'port_security',
    },
    ...commonSections(options, 'network'),
  });
}
