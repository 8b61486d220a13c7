import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { listFolder, readText, type Unreadable } from './read-text.ts';

/** A whole system's CAs take a quarter of this. */
const longestBundle = 1024 * 1024;
const certificate =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/gu;

/** Certificates in PEM, or why there are none. */
export type Certificates = { readonly pem: string } | Unreadable;

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    // Node says no more than that it is none.
    return false;
  }
}

/** The certificates of a PEM file, and nothing else that stands in it. */
export async function readCertificates(file: string): Promise<Certificates> {
  const read = await readText(file, longestBundle);
  if ('problem' in read) return read;
  const found = read.text.match(certificate) ?? [];
  if (found.length === 0) return { problem: 'it holds no certificate in PEM', code: '' };
  // TLS would pass over a damaged one in silence, and then trust nobody.
  if (!found.every(isCertificate)) return { problem: 'it holds a damaged certificate', code: '' };
  return { pem: `${found.join('\n')}\n` };
}

/** The certificates of every file of a folder that holds some. */
export async function readCertificateFolder(folder: string): Promise<Certificates> {
  const names = await listFolder(folder);
  if ('problem' in names) return names;
  const files = await Promise.all(names.map((name) => readCertificates(join(folder, name))));
  const pem = [...new Set(files.map((file) => ('pem' in file ? file.pem : '')))].join('');
  return pem === '' ? { problem: 'it holds no certificate in PEM', code: '' } : { pem };
}
