import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDatabases } from './databases.ts';
import { makeOnce } from './make-once.ts';
import { runTool } from './run-tool.ts';

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/lanyard');

/** The programs that write the databases … */
const PACKAGES = [
  'python3-keystone',
  'nova-common',
  'python3-neutron',
  'cinder-common',
  'designate-common',
];

/** … and the files that tell them what to write. */
const GENERATORS = [
  'databases.ts',
  'keystone-databases.ts',
  'keystone-conf.ts',
  'service-conf.ts',
  'nova-conf.ts',
  'cinder-conf.ts',
  'designate-conf.ts',
  'python/create_neutron.py',
  '../seed.ts',
  '../seed-people.ts',
  '../tree.ts',
];

/**
 * The folder with finished databases of all services, one folder each; whoever needs them copies them. Made at the first call, in 15 s,
 * and again once a package or a generator has changed.
 */
export async function findTemplate(): Promise<string> {
  const folder = join(CACHE, `cloud-${await keyOfToday()}`);
  await makeOnce(folder, makeDatabases);
  return folder;
}

async function keyOfToday(): Promise<string> {
  const versions = await runTool('dpkg-query', [
    '-W',
    '-f',
    '${Package} ${Version}\n',
    ...PACKAGES,
  ]);
  const hash = createHash('sha256').update(versions);
  for (const name of GENERATORS) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex').slice(0, 16);
}
