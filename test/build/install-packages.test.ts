import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const installer = join(import.meta.dirname, '../../build/install-packages.sh');

describe('install-packages.sh', () => {
  let folder = '';
  let policy = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-install-'));
    policy = join(folder, 'policy-rc.d');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs it with an apt-get that notes what it was asked, and what policy-rc.d says meanwhile. */
  const run = (exitCode = 0) => {
    const noted = join(folder, 'noted');
    const aptGet = `#!/bin/sh\n{ echo "$@"; cat "$POLICY_RC_D"; } >> '${noted}'\nexit ${exitCode}\n`;
    writeFileSync(join(folder, 'apt-get'), aptGet, { mode: 0o755 });
    const { status } = spawnSync('bash', [installer, 'slapd', 'ldap-utils'], {
      env: { PATH: `${folder}:/usr/bin:/bin`, POLICY_RC_D: policy, TMPDIR: folder },
    });
    return { status, noted: readFileSync(noted, 'utf8') };
  };

  it('updates, installs without recommendations, and denies every start meanwhile', () => {
    const denied = '#!/bin/sh\nexit 101\n';
    expect(run()).toEqual({
      status: 0,
      noted: `update\n${denied}install -y --no-install-recommends slapd ldap-utils\n${denied}`,
    });
    expect(existsSync(policy)).toBe(false);
  });

  it('puts back the policy that stood there, with its mode', () => {
    writeFileSync(policy, '#!/bin/sh\nexit 0\n');
    chmodSync(policy, 0o750);
    run();
    expect(readFileSync(policy, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
    expect(statSync(policy).mode & 0o777).toBe(0o750);
  });

  it('puts back a link as a link and leaves its target alone', () => {
    const target = join(folder, 'target');
    writeFileSync(target, 'mine');
    symlinkSync(target, policy);
    run();
    expect(lstatSync(policy).isSymbolicLink()).toBe(true);
    expect(readlinkSync(policy)).toBe(target);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  it('fails as apt-get fails, and cleans up all the same', () => {
    expect(run(100).status).toBe(100);
    expect(existsSync(policy)).toBe(false);
  });
});
