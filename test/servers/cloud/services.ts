import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildCommand } from '../child-process.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { cinderConf } from './cinder-conf.ts';
import { designateConf } from './designate-conf.ts';
import { launcher, PYTHON } from './keystone-process.ts';
import { neutronConf } from './neutron-conf.ts';
import { novaConf } from './nova-conf.ts';
import type { ServiceConfOptions } from './service-conf.ts';
import { withDatabase } from './sqlite-file.ts';

/** What a cloud can have beside Keystone. */
export const cloudServices = ['compute', 'network', 'volume', 'dns'] as const;
export type CloudService = (typeof cloudServices)[number];

interface Recipe {
  /** Its folder in the template. */
  readonly name: string;
  readonly catalogue: (origin: string) => readonly CatalogueEntry[];
  /** Writes the configuration over a copy of the template's folder. */
  readonly prepare: (place: ServiceConfOptions) => void;
  readonly command: (place: ServiceConfOptions) => Pick<ChildCommand, 'command' | 'args' | 'env'>;
}

const write = (folder: string, name: string, text: string) => {
  writeFileSync(join(folder, name), text, { mode: 0o600 });
};

const python = (name: string, ...args: readonly string[]) => ({
  command: PYTHON,
  args: [launcher(name), ...args],
});

const nova: Recipe = {
  name: 'nova',
  catalogue: (origin) => [{ type: 'compute', name: 'nova', url: `${origin}/v2.1` }],
  prepare(place) {
    write(place.folder, 'nova.conf', novaConf(place));
    copyFileSync('/usr/share/nova-common/api-paste.ini', join(place.folder, 'api-paste.ini'));
    // Nova keeps where its cells are as absolute paths.
    const move = 'UPDATE cell_mappings SET database_connection = ? WHERE name = ?';
    withDatabase(join(place.folder, 'api.db'), (database) => {
      for (const cell of ['cell0', 'cell1']) {
        database.prepare(move).run(`sqlite:///${join(place.folder, `${cell}.db`)}`, cell);
      }
    });
  },
  command: ({ folder, port }) => ({
    ...python('serve_eventlet.py', 'nova.api.openstack.compute.wsgi:init_application', `${port}`),
    env: { OS_NOVA_CONFIG_DIR: folder },
  }),
};

const neutron: Recipe = {
  name: 'neutron',
  catalogue: (origin) => [{ type: 'network', name: 'neutron', url: origin }],
  prepare: (place) => write(place.folder, 'neutron.conf', neutronConf(place)),
  command: ({ folder }) => ({
    command: '/usr/bin/neutron-server',
    args: ['--config-file', join(folder, 'neutron.conf')],
  }),
};

const cinder: Recipe = {
  name: 'cinder',
  // Under its old type and its new one, as clouds of these years show it.
  catalogue: (origin) =>
    [
      { type: 'volumev3', name: 'cinderv3' },
      { type: 'block-storage', name: 'cinder' },
    ].map((entry) => ({ ...entry, url: `${origin}/v3/%(project_id)s` })),
  prepare: (place) => write(place.folder, 'cinder.conf', cinderConf(place)),
  command: ({ folder, port }) => {
    const application = ['cinder.wsgi.wsgi:initialize_application', `${port}`];
    return python(
      'serve_eventlet.py',
      ...application,
      '--config-file',
      join(folder, 'cinder.conf'),
    );
  },
};

const designate: Recipe = {
  name: 'designate',
  catalogue: (origin) => [{ type: 'dns', name: 'designate', url: origin }],
  prepare(place) {
    write(place.folder, 'designate.conf', designateConf(place));
    const paste = '/usr/share/designate-common/api-paste.ini';
    copyFileSync(paste, join(place.folder, 'api-paste.ini'));
  },
  command: ({ folder, port }) => ({
    ...python('serve_designate.py', `${port}`),
    env: { OS_DESIGNATE_CONFIG_DIR: folder },
  }),
};

export const recipes: Readonly<Record<CloudService, Recipe>> = {
  compute: nova,
  network: neutron,
  volume: cinder,
  dns: designate,
};
