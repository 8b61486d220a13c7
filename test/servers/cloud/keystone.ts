import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ports.ts';
import { makeCertificates } from '../tls.ts';
import { novaadmin, openrc, type CloudLogin } from './cloud-login.ts';
import { cloneKeystone } from './keystone-folder.ts';
import { authUrlOf, launchKeystone } from './keystone-process.ts';
import { findTemplate } from './template.ts';

export type KeystoneOptions = {
  /** Speaks TLS with a certificate of its own CA. */
  readonly tls?: boolean;
  /** How long a token lives, in seconds; 3600 unless told. */
  readonly tokenSeconds?: number;
  /** How many of a list it answers; all of them unless told. */
  readonly listLimit?: number;
} & (
  | {
      /** People come from this directory of `cloudPeople` people; their projects and roles are there, too. */
      readonly identity: 'ldap';
      readonly slapd: { readonly ldapUrl: string };
    }
  | {
      /** People stand in Keystone itself, where MFA rules can be set for them. Only novaadmin is there. */
      readonly identity: 'sql';
    }
);

/** A real Keystone of one test file. */
export interface Keystone {
  /** With /v3: by address, or by the name the certificate holds where it speaks TLS. */
  readonly authUrl: string;
  /** The CA of its certificate (PEM); undefined without TLS. */
  readonly caPem: string | undefined;
  readonly caFile: string | undefined;
  readonly admin: CloudLogin;
  /** What python-openstackclient reads from its environment. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts Keystone on a free port of 127.0.0.1, in about 2 s, with itself in the catalogue. */
export async function startKeystone(options: KeystoneOptions): Promise<Keystone> {
  const template = await findTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-keystone-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const certificates = options.tls === true ? makeCertificates(folder) : undefined;
  const port = await freePort();
  const authUrl = authUrlOf({ port, certificates });
  const ldapUrl = options.identity === 'ldap' ? options.slapd.ldapUrl : undefined;
  const catalogue = [{ type: 'identity', name: 'keystone', url: authUrl }];
  const confFile = cloneKeystone(template, catalogue, {
    folder,
    ldapUrl,
    tokenSeconds: options.tokenSeconds,
    listLimit: options.listLimit,
  });
  const server = await launchKeystone({ confFile, port, certificates });
  return {
    ...{ authUrl, admin: novaadmin },
    ...{ caPem: certificates?.caPem, caFile: certificates?.caFile },
    env: {
      ...openrc(authUrl, novaadmin),
      ...(certificates === undefined ? {} : { OS_CACERT: certificates.caFile }),
    },
    async stop() {
      await server.end();
      process.removeListener('exit', removeFolder);
      removeFolder();
    },
  };
}
