import { join } from 'node:path';
import { toIni } from './ini.ts';
import { database } from './keystone-conf.ts';
import { commonSections, defaults, type ServiceConfOptions } from './service-conf.ts';

/** The text of designate.conf for API and central without a name server: zones stay PENDING. */
export function designateConf(options: ServiceConfOptions): string {
  const { folder, port } = options;
  const extensions = 'quotas, reports';
  return toIni({
    DEFAULT: { ...defaults(folder), quota_zones: 25 },
    'service:api': {
      listen: `127.0.0.1:${port}`,
      api_base_uri: `http://127.0.0.1:${port}/`,
      enable_host_header: true,
      auth_strategy: 'keystone',
      enable_api_v2: true,
      enabled_extensions_v2: extensions,
      enabled_extensions_admin: extensions,
    },
    'service:central': { workers: 1, threads: 10 },
    'storage:sqlalchemy': database(join(folder, 'designate.db')),
    coordination: { backend_url: `file://${join(folder, 'coordination')}` },
    ...commonSections(options, 'dns'),
  });
}
