import { join } from 'node:path';
import { region } from './cloud-login.ts';
import { toIni } from './ini.ts';
import { database } from './keystone-conf.ts';
import { commonSections, defaults, signsIn, type ServiceConfOptions } from './service-conf.ts';

/** The text of nova.conf for the API alone: no scheduler and no host, so nothing ever boots. Quotas as Wikimedia's. */
export function novaConf(options: ServiceConfOptions): string {
  const { folder, authUrl } = options;
  const peer = { ...signsIn(authUrl), valid_interfaces: 'public' };
  return toIni({
    DEFAULT: { ...defaults(folder), enabled_apis: 'osapi_compute' },
    api_database: database(join(folder, 'api.db')),
    database: database(join(folder, 'cell1.db')),
    api: { auth_strategy: 'keystone' },
    quota: { instances: 8, cores: 8, ram: 16_384 },
    // A quota is set only for a project that Keystone knows.
    keystone: peer,
    placement: peer,
    neutron: peer,
    glance: { valid_interfaces: 'public', region_name: region },
    cinder: { catalog_info: 'volumev3:cinderv3:publicURL' },
    ...commonSections(options, 'compute'),
  });
}
