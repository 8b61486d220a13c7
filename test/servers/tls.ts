import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files (PEM) of a server that may show itself as `localhost` or 127.0.0.1, and of the CA that says so. */
export interface Certificates {
  readonly caFile: string;
  readonly caPem: string;
  readonly certFile: string;
  readonly keyFile: string;
}

const EC_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes a CA of its own and a server certificate in the folder, which must exist. Takes about 20 ms. */
export function makeCertificates(folder: string): Certificates {
  const at = (name: string) => join(folder, name);
  const request = (...more: string[]) => {
    execFileSync('openssl', ['req', '-x509', ...EC_KEY, '-days', '30', ...more], { stdio: 'pipe' });
  };
  request('-subj', '/CN=Lanyard test CA', '-keyout', at('ca.key'), '-out', at('ca.crt'));
  const signedByCa = ['-CA', at('ca.crt'), '-CAkey', at('ca.key')];
  const server = ['-subj', '/CN=localhost', '-addext', 'basicConstraints=critical,CA:FALSE'];
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  request(
    ...server,
    ...names,
    ...signedByCa,
    '-keyout',
    at('server.key'),
    '-out',
    at('server.crt'),
  );
  return {
    caFile: at('ca.crt'),
    caPem: readFileSync(at('ca.crt'), 'utf8'),
    certFile: at('server.crt'),
    keyFile: at('server.key'),
  };
}
