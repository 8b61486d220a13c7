import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificates } from '../../servers/tls.ts';
import { startChild, type ChildServer } from '../../servers/child-process.ts';
import { isListening } from '../../servers/ports.ts';

const manual = join(import.meta.dirname, '../../../docs/hub.md');

/** A block of docs/hub.md in this language. */
export function documented(language: 'nginx' | 'ini' | 'yaml'): string {
  const text = readFileSync(manual, 'utf8');
  const found = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/hub.md has no block of ${language}`);
  return found;
}

interface Options {
  readonly folder: string;
  readonly port: number;
  /** Where the processes listen. */
  readonly sockets: readonly string[];
  readonly certificates: Certificates;
}

/** Replaces what must stand there once, so that a change of the manual is noticed. */
const replaced = (text: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`docs/hub.md says nothing of ${from}`);
    return now.replace(from, to);
  }, text);

/** Debian's nginx with the configuration of docs/hub.md: another port, other files, nothing else is changed. */
export function startNginx({ folder, port, sockets, certificates }: Options): Promise<ChildServer> {
  const servers = sockets.map((socket) => `  server unix:${socket} max_fails=0;`);
  const site = replaced(documented('nginx'), [
    ['  server unix:/run/lanyard/hub-1.sock max_fails=0;', ''],
    ['  server unix:/run/lanyard/hub-2.sock max_fails=0;', servers.join('\n')],
    ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    ['server_name hub.example.org', 'server_name localhost'],
    ['/etc/lanyard/tls/hub.crt', certificates.certFile],
    ['/etc/lanyard/tls/hub.key', certificates.keyFile],
  ]);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    [
      'daemon off; worker_processes 1;',
      process.getuid?.() === 0 ? 'user root;' : '',
      `pid ${join(folder, 'nginx.pid')}; error_log ${join(folder, 'error.log')} warn;`,
      'events { worker_connections 2000; }',
      `http { access_log off; ${places.join(' ')}`,
      site,
      '}',
    ].join('\n'),
  );
  const args = ['-p', folder, '-e', join(folder, 'error.log'), '-c', file];
  return startChild({ command: '/usr/sbin/nginx', args, ready: () => isListening(port) });
}
