import { configProblem } from './config-problem.ts';
import { isLoopback } from '../../../../shared/domain/addresses.ts';

/** What keeps a URL from being Keystone's; undefined where nothing does. */
function problemOf({ protocol, hostname, username, password, pathname }: URL): string | undefined {
  if (username !== '' || password !== '') return 'a name and a password do not belong into a URL';
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    return 'use https, because passwords and tokens are sent there';
  }
  return /\/v2(\.0)?\/*$/.test(pathname)
    ? 'Lanyard needs Identity v3, and this names v2'
    : undefined;
}

/**
 * Keystone's URL with its version and without a slash at its end. Plain http is taken for a loopback host only. Throws
 * `cloud-config-wrong`.
 */
export function readAuthUrl(text: string, where: string): string {
  if (!URL.canParse(text)) {
    const words = 'expected a URL such as https://keystone.example.org:5000/v3';
    throw configProblem(where, `auth_url: ${words}`);
  }
  const url = new URL(text);
  const problem = problemOf(url);
  if (problem !== undefined) throw configProblem(where, `auth_url: ${problem}`);
  const path = url.pathname.replace(/\/+$/, '');
  return url.origin + (path.endsWith('/v3') ? path : `${path}/v3`);
}
