import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chooseCloud } from '../../../../../electron/adapters/openstack/config/choose-cloud.ts';
import { readCloudFiles } from '../../../../../electron/adapters/openstack/config/cloud-files.ts';
import { mergeCloud } from '../../../../../electron/adapters/openstack/config/merge-cloud.ts';
import { cloudCases, type CloudCase } from '../cloud-cases.ts';

/**
 * What python-openstackclient makes of its files and variables, by its own code. It alone would not take a cloud merely because it is the only
 * one; openstacksdk does, and so does this. Each place is read by a process of its own, for the client looks where its files are as it is loaded;
 * what it is built on is loaded once for all of them.
 */
const script = `
import json, os, sys
import cliff.app, cliff.commandmanager, keystoneauth1.loading, requests, stevedore, yaml

def read():
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
      "cacert": verify if isinstance(verify, str) else None}), flush=True)

for place in json.loads(sys.argv[1]):
    child = os.fork()
    if child == 0:
        os.chdir(place["cwd"])
        os.environ.clear()
        os.environ.update({"PATH": "/usr/bin:/bin", "HOME": place["home"], **place["env"]})
        read()
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0: sys.exit(f"{place} was not read")
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
  const places = new Map<string, ReturnType<typeof lay>>();
  const real = new Map<string, z.output<typeof realReading>>();
  beforeAll(() => {
    for (const one of cloudCases) places.set(one.name, lay(one));
    const asked = JSON.stringify([...places.values()]);
    const said = execFileSync('/usr/bin/python3', ['-W', 'ignore', '-c', script, asked], {
      env: { PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    });
    const lines = said.trimEnd().split('\n');
    for (const [at, name] of [...places.keys()].entries()) {
      real.set(name, realReading.parse(JSON.parse(lines[at] ?? '')));
    }
  });

  it.each(cloudCases)('agrees with the real client about $name', async ({ name }) => {
    const place = places.get(name);
    if (!place) throw new Error('It was not laid');
    const chosen = chooseCloud(await readCloudFiles(place), place.env, undefined);
    const { verify, cacert, ...ours } = mergeCloud(chosen, place.env);
    expect({
      ...{ ...ours, verify },
      region: ours.region ?? '',
      interface: ours.interface ?? 'public',
      cacert: verify ? (cacert ?? null) : null,
    }).toEqual(real.get(name));
  });
});
