import { join } from 'node:path';
import { toIni } from './ini.ts';
import { database } from './keystone-conf.ts';
import { commonSections, defaults, type ServiceConfOptions } from './service-conf.ts';

/** The text of cinder.conf for the API without any store. */
export function cinderConf(options: ServiceConfOptions): string {
  return toIni({
    DEFAULT: {
      ...defaults(options.folder),
      api_paste_config: '/usr/share/cinder-common/api-paste.ini',
      auth_strategy: 'keystone',
      enabled_backends: '',
    },
    database: database(join(options.folder, 'cinder.db')),
    ...commonSections(options, 'block-storage'),
  });
}
