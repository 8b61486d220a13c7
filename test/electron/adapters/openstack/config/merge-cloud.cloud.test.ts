import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chooseCloud } from '../../../../../electron/adapters/openstack/config/choose-cloud.ts';
import { readCloudFiles } from '../../../../../electron/adapters/openstack/config/cloud-files.ts';
import { mergeCloud } from '../../../../../electron/adapters/openstack/config/merge-cloud.ts';
import { cloudCases, type CloudCase } from '../cloud-cases.ts';

const run = promisify(execFile);

/**
 * What python-openstackclient makes of its files and variables, by its own code. It alone would not take a cloud merely because it is the only
 * one; openstacksdk does, and so does this.
 */
const script = `
import json
from openstackclient.shell import OpenStackShell
from osc_lib.cli.client_config import OSC_Config
shell = OpenStackShell()
shell.options = shell.build_option_parser("", "").parse_args([])
shell._final_defaults()
config = OSC_Config(override_defaults={"interface": "public", "auth_type": None})
region = config.get_one(cloud=shell.options.cloud or None, argparse=shell.options, validate=False)
found = config._validate_auth(region.config, config._get_auth_loader(region.config))
verify = region.get_requests_verify_args()[0]
print(json.dumps({"auth": {k: v for k, v in found["auth"].items() if v is not None}, "authType": found["auth_type"],
  "region": region.region_name or "", "interface": found["interface"], "verify": bool(verify),
  "cacert": verify if isinstance(verify, str) else None}))
`;

const realReading = z.object({
  auth: z.record(z.string(), z.string()),
  authType: z.string(),
  region: z.string(),
  interface: z.string(),
  verify: z.boolean(),
  cacert: z.string().nullable(),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-clouds-yaml-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A home folder with the files of a case, and the variables there. */
function lay({ files, env = {} }: CloudCase) {
  const home = mkdtempSync(join(folder, 'home-'));
  const cwd = join(home, 'here');
  mkdirSync(cwd);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const variables = Object.entries(env).map(([key, value]) => [key, value.replace('~', home)]);
  return { home, cwd, env: Object.fromEntries(variables) as Record<string, string> }; // texts by name
}

describe('reading clouds.yaml', () => {
  it.each(cloudCases)('agrees with the real client about $name', async (one) => {
    const places = lay(one);
    const { stdout } = await run('/usr/bin/python3', ['-W', 'ignore', '-c', script], {
      cwd: places.cwd,
      env: { PATH: '/usr/bin:/bin', HOME: places.home, ...places.env },
    });
    const real = realReading.parse(JSON.parse(stdout));
    const chosen = chooseCloud(await readCloudFiles(places), places.env, undefined);
    const { verify, cacert, ...ours } = mergeCloud(chosen, places.env);
    expect({
      ...{ ...ours, verify },
      region: ours.region ?? '',
      interface: ours.interface ?? 'public',
      cacert: verify ? (cacert ?? null) : null,
    }).toEqual(real);
  });
});
