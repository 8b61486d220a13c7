import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seedLdif, type Seed } from './seed.ts';
import { slapdConf } from './slapd-conf.ts';
import type { SlapdOptions } from './slapd-options.ts';
import { makeCertificates, type Certificates } from './tls.ts';
import { suffix } from './tree.ts';

const SLAPADD = '/usr/sbin/slapadd';
const LEAST_SIZE = 67_108_864;
/** Measured at 50,000 people: 4 KiB each with all indices; twice that leaves room to write. */
const BYTES_A_PERSON = 8192;

/** Writes certificates and configuration, and seeds a folder that holds no database yet. */
export async function prepareFolder(folder: string, options: SlapdOptions): Promise<Certificates> {
  const people = options.people ?? 200;
  const isNew = !existsSync(join(folder, 'db'));
  mkdirSync(join(folder, 'db'), { recursive: true });
  const certificates = makeCertificates(folder);
  const conf = slapdConf({
    folder,
    certificates,
    maxsize: options.maxsize ?? Math.max(LEAST_SIZE, people * BYTES_A_PERSON),
    durable: options.durable ?? false,
    uniqueOverlay: options.uniqueOverlay ?? true,
    writesElsewhere: options.writesElsewhere,
    auditFile: options.audit === true ? join(folder, 'audit.ldif') : undefined,
  });
  writeFileSync(join(folder, 'slapd.conf'), conf, { mode: 0o600 });
  const seed = { people, counter: options.counter ?? false, more: options.seedLdif };
  if (isNew) await load(folder, seed);
  return certificates;
}

/** Streams the seed into slapadd, so that 200,000 people need no file and little memory. */
async function load(folder: string, seed: Seed): Promise<void> {
  const args = ['-q', '-f', join(folder, 'slapd.conf'), '-b', suffix];
  const child = spawn(SLAPADD, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  const ended = once(child, 'close');
  // A refused entry closes the pipe early (EPIPE); slapadd's own words say why.
  const fed = pipeline(Readable.from(seedLdif(seed)), child.stdin).then(
    () => '',
    (error: unknown) => String(error),
  );
  const [code] = await ended;
  const broken = await fed;
  if (code !== 0 || broken !== '') throw new Error(`slapadd failed: ${broken}\n${complaints}`);
}
