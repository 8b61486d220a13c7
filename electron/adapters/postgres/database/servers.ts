/** Asks libpq for the server that takes writes; a hub asks for nothing else (postgresql.org/docs/15/libpq-connect.html, 34.1.2). */
const ASKS = 'target_session_attrs';
const WRITING: readonly string[] = ['read-write', 'primary'];

/** What stands before the servers, the servers, and what follows. */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/u;

/** The rest of an address without the word that `pg` does not know. */
function withoutAsking(rest: string): string {
  const [path = '', query] = rest.split('?');
  const left = query?.split('&').filter((pair) => !pair.startsWith(`${ASKS}=`)) ?? [];
  return left.length === 0 ? path : `${path}?${left.join('&')}`;
}

/** One address for each server that an address names, as libpq reads `host1:port1,host2:port2`; `pg` knows one server only. */
export function serversOf(url: string): readonly string[] {
  const [, before = '', servers = '', rest = ''] = PARTS.exec(url) ?? [];
  return servers.split(',').map((server) => before + server + withoutAsking(rest));
}

/** Whether `pg` can read the address of one server. */
const isReadable = (server: string): boolean =>
  // A socket in the file system has no host.
  URL.canParse(server.replace('@/', '@localhost/'));

/** Whether each has a name of its own. */
function areDistinct(servers: readonly string[]): boolean {
  const names = servers.map(serverName);
  return servers.length === 1 || (!names.includes('') && new Set(names).size === names.length);
}

/** What is wrong with an address of servers, in words; undefined where nothing is. */
export function wrongServers(url: string): string | undefined {
  if (!PARTS.test(url)) return 'an address such as postgresql://lanyard@db.example.org/lanyard';
  const asked = new RegExp(`[?&]${ASKS}=([^&]*)`, 'u').exec(url)?.[1] ?? 'read-write';
  if (!WRITING.includes(asked)) return `${ASKS}=read-write: a hub writes`;
  const servers = serversOf(url);
  if (areDistinct(servers) && servers.every(isReadable)) return undefined;
  return 'each server once, with a port or without, as in postgresql://lanyard@db1.example.org:5432,db2.example.org:5432/lanyard';
}

/** What a server is called where people read it: its host, and its port where that is said. */
export const serverName = (server: string): string => PARTS.exec(server)?.[2] ?? '';
