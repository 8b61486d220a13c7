import { join } from 'node:path';
import { startChild, type ChildServer } from '../child-process.ts';
import { askCloud } from './ask-cloud.ts';

export const PYTHON = '/usr/bin/python3';
export const launcher = (name: string): string => join(import.meta.dirname, 'python', name);

export interface KeystoneProcess {
  readonly confFile: string;
  readonly port: number;
  /** PEM files; with them it speaks TLS. */
  readonly certificates?:
    { readonly certFile: string; readonly keyFile: string; readonly caPem: string } | undefined;
}

export const authUrlOf = ({
  port,
  certificates,
}: Pick<KeystoneProcess, 'port' | 'certificates'>) =>
  certificates === undefined ? `http://127.0.0.1:${port}/v3` : `https://localhost:${port}/v3`;

/** Starts Keystone over a folder that is ready, and answers once it does: about 1.5 s, most of it imports. */
export const launchKeystone = (wanted: KeystoneProcess): Promise<ChildServer> => {
  const { certificates, port, confFile } = wanted;
  const pem = certificates === undefined ? [] : [certificates.certFile, certificates.keyFile];
  const application = 'keystone_application:application';
  return startChild({
    command: PYTHON,
    args: [launcher('serve_threaded.py'), application, String(port), ...pem],
    env: { OS_KEYSTONE_CONFIG_FILES: confFile },
    ready: () => answers(authUrlOf(wanted), certificates?.caPem),
  });
};

/** Whether a server answers there, whatever it says. */
export const answers = (url: string, caPem?: string): Promise<boolean> =>
  askCloud({ url, caPem }).then(
    () => true,
    () => false,
  );
