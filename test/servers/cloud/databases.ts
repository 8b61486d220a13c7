import { randomUUID } from 'node:crypto';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cinderConf } from './cinder-conf.ts';
import { designateConf } from './designate-conf.ts';
import { fillKeystone } from './keystone-databases.ts';
import { launcher, PYTHON } from './keystone-process.ts';
import { novaConf } from './nova-conf.ts';
import { runTool } from './run-tool.ts';
import type { ServiceConfOptions } from './service-conf.ts';
import { allowReadersBesideWriter, withDatabase } from './sqlite-file.ts';

/** Designate's own id of the pool that every zone is in. */
const DEFAULT_POOL = '794ccc2cd75144feb57f8894c9f5c842';

/** Makes the databases of all services in a new folder, one folder below it for each: 15 s of two processors. */
export async function makeDatabases(folder: string): Promise<void> {
  const fillers = {
    nova: fillNova,
    neutron: fillNeutron,
    cinder: fillCinder,
    designate: fillDesignate,
  };
  const services = Object.entries(fillers).map(async ([name, fill]) => {
    const own = join(folder, name);
    mkdirSync(own, { recursive: true });
    await fill({ folder: own, port: 1, authUrl: 'http://127.0.0.1:1/v3' });
  });
  await Promise.all([...services, fillKeystone(folder)]);
  for (const file of globSync(join(folder, '*/*.db'))) allowReadersBesideWriter(file);
}

async function fillNova(options: ServiceConfOptions): Promise<void> {
  const manage = async (...args: string[]) =>
    runTool('nova-manage', [
      '--config-file',
      write(options.folder, 'nova.conf', novaConf(options)),
      ...args,
    ]);
  const file = (name: string) => `sqlite:///${join(options.folder, name)}`;
  await manage('api_db', 'sync');
  await manage('cell_v2', 'map_cell0', '--database_connection', file('cell0.db'));
  await manage('db', 'sync');
  const cell1 = ['--name', 'cell1', '--database_connection', file('cell1.db')];
  await manage('cell_v2', 'create_cell', ...cell1, '--transport-url', 'fake:///');
}

async function fillNeutron({ folder }: ServiceConfOptions): Promise<void> {
  await runTool(PYTHON, [launcher('create_neutron.py'), join(folder, 'neutron.db')]);
}

async function fillCinder(options: ServiceConfOptions): Promise<void> {
  const conf = write(options.folder, 'cinder.conf', cinderConf(options));
  await runTool('cinder-manage', ['--config-file', conf, 'db', 'sync']);
}

async function fillDesignate(options: ServiceConfOptions): Promise<void> {
  const conf = write(options.folder, 'designate.conf', designateConf(options));
  await runTool('designate-manage', ['--config-file', conf, 'database', 'sync']);
  // No zone is taken while the pool has no name server.
  const addNameServer = `INSERT INTO pool_ns_records (id, created_at, version, pool_id, priority, hostname)
    VALUES (?, '2026-01-01 00:00:00', 1, ?, 1, 'ns0.wmcloud.example.')`;
  withDatabase(join(options.folder, 'designate.db'), (database) =>
    database.prepare(addNameServer).run(randomUUID().replaceAll('-', ''), DEFAULT_POOL),
  );
}

function write(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
