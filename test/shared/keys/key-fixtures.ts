import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of keys made by the real ssh-keygen, and what it says of them. */
export interface KeyFolder {
  /** Makes a key pair; answers the path of its private half. */
  make(name: string, ...options: string[]): string;
  publicKey(name: string): string;
  privateKey(name: string): string;
  run(...options: string[]): string;
  /** What `ssh-keygen -lf` reads off a public key: bits and fingerprint. */
  list(line: string): { bits: number; fingerprint: string };
  /** Fingerprints of every key that `ssh-keygen -lf` reads in a file of authorized keys, options and all. */
  listAll(text: string): string[];
  remove(): void;
}

export function openKeyFolder(): KeyFolder {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-keys-'));
  const run = (...options: string[]) =>
    execFileSync('ssh-keygen', options, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    make: (name, ...options) => {
      const file = join(folder, name);
      run('-q', '-N', '', '-C', 'jane@laptop', '-f', file, ...options);
      return file;
    },
    publicKey: (name) => read(`${name}.pub`),
    privateKey: read,
    run,
    list: (line) => {
      writeFileSync(join(folder, 'listed.pub'), `${line}\n`);
      const [bits, fingerprint = ''] = run('-lf', 'listed.pub').split(' ');
      return { bits: Number(bits), fingerprint };
    },
    listAll: (text) => {
      writeFileSync(join(folder, 'authorized_keys'), `${text}\n`);
      try {
        const lines = run('-lf', 'authorized_keys').trim().split('\n');
        return lines.map((line) => line.split(' ')[1] ?? '').toSorted();
      } catch {
        return []; // it fails where no line is a key
      }
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export const sha256 = (bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(bytes).digest();

/** The parts as length-prefixed fields (RFC 4251 section 5), one after the other. */
export function blobOf(...parts: (string | Uint8Array)[]): Uint8Array {
  const fields = parts.map((part) => Buffer.from(part));
  return Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(field.length);
      return [length, field];
    }),
  );
}

export const lineOf = (type: string, blob: Uint8Array, comment = 'jane@laptop'): string =>
  `${type} ${Buffer.from(blob).toString('base64')} ${comment}`;
