import { isProtected } from '../../../shared/domain/addresses.ts';
import type { PageProbe } from '../../core/ports/guides/guides.ts';
import { plainBody } from '../node/read-body.ts';

/** A person waits for it, beside other questions; milliseconds. */
const PATIENCE_MS = 5000;

/** Whether a host is one of these; `*.` stands for one more label or several. */
export const isAmongHosts = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((known) =>
    known.startsWith('*.')
      ? host.endsWith(known.slice(1).toLowerCase()) && host.length >= known.length
      : host === known.toLowerCase(),
  );

/** Looks at newcomers' own pages, at these hosts and no other. What a page says is not read, and it leads nowhere. */
export const createPageProbe = (hosts: readonly string[], patienceMs = PATIENCE_MS): PageProbe => ({
  async answers(url) {
    const address = new URL(url);
    const { hostname } = address;
    if (!isProtected(url) || !isAmongHosts(hostname, hosts)) return undefined;
    try {
      const response = await fetch(address, {
        headers: { 'user-agent': 'Lanyard (hackathon desk)', ...plainBody },
        signal: AbortSignal.timeout(patienceMs),
        redirect: 'manual',
      });
      await response.body?.cancel();
      return response.status < 400;
    } catch {
      return undefined;
    }
  },
});
