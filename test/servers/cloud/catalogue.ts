import { randomUUID } from 'node:crypto';
import { region } from './cloud-login.ts';
import { withDatabase } from './sqlite-file.ts';

/** A service as the catalogue shows it. */
export interface CatalogueEntry {
  readonly type: string;
  readonly name: string;
  /** Its public address, also as a template: `%(project_id)s`. */
  readonly url: string;
}

const id = () => randomUUID().replaceAll('-', '');

/** Writes the whole catalogue of a Keystone that does not run. */
export function writeCatalogue(databaseFile: string, entries: readonly CatalogueEntry[]): void {
  withDatabase(databaseFile, (database) => {
    database.exec('DELETE FROM endpoint; DELETE FROM service');
    const addService = database.prepare(
      'INSERT INTO service (id, type, enabled, extra) VALUES (?, ?, 1, ?)',
    );
    const addEndpoint = database.prepare(
      `INSERT INTO endpoint (id, interface, service_id, url, extra, enabled, region_id)
       VALUES (?, 'public', ?, ?, '{}', 1, ?)`,
    );
    for (const { type, name, url } of entries) {
      const service = id();
      addService.run(service, type, JSON.stringify({ name }));
      addEndpoint.run(id(), service, url, region);
    }
  });
}
