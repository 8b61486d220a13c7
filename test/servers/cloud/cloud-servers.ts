import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type ChildServer } from '../child-process.ts';
import { freePort } from '../ports.ts';
import { startSlapd, type Slapd } from '../slapd.ts';
import type { SlapdOptions } from '../slapd-options.ts';
import type { CloudAddress } from './cloud-address.ts';
import { novaadmin } from './cloud-login.ts';
import { cloudPeople } from './keystone-databases.ts';
import { logFileOf } from './keystone-conf.ts';
import { cloneKeystone } from './keystone-folder.ts';
import { answers, authUrlOf, launchKeystone } from './keystone-process.ts';
import { cloudServices, recipes, type CloudService } from './services.ts';
import { findTemplate } from './template.ts';

export interface CloudOptions {
  /** What runs beside Keystone; everything unless told. What does not run is not in the catalogue either. */
  readonly services?: readonly CloudService[];
  /** How long a token lives, in seconds; 3600 unless told. */
  readonly tokenSeconds?: number;
  readonly slapd?: Omit<SlapdOptions, 'people' | 'folder'>;
}

/** The processes of a cloud. */
export interface CloudServers {
  readonly address: CloudAddress;
  stop(): Promise<void>;
}

interface Plan {
  readonly template: string;
  readonly folder: string;
  readonly slapd: Slapd;
  readonly tokenSeconds: number | undefined;
  readonly authPort: number;
  readonly ports: ReadonlyMap<CloudService, number>;
}

/** Starts a directory, Keystone over it and the services, on free ports of 127.0.0.1: 4 to 8 s on two processors, 1 GB. */
export async function startCloudServers(options: CloudOptions = {}): Promise<CloudServers> {
  const template = await findTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-cloud-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const slapd = await startSlapd({ counter: true, ...options.slapd, people: cloudPeople });
  const stopAll = async (children: readonly ChildServer[]) => {
    await Promise.all([...children.map((child) => child.end()), slapd.stop()]);
    process.removeListener('exit', removeFolder);
    removeFolder();
  };
  const [authPort, ports] = await choosePorts(options.services ?? cloudServices);
  const plan: Plan = {
    ...{ template, folder, slapd, authPort, ports },
    tokenSeconds: options.tokenSeconds,
  };
  const children = await launchAll(plan, stopAll);
  return { address: addressOf(plan), stop: () => stopAll(children) };
}

async function choosePorts(services: readonly CloudService[]) {
  const chosen = new Set<number>();
  while (chosen.size <= services.length) chosen.add(await freePort());
  const [authPort = 0, ...others] = chosen;
  return [authPort, new Map(services.map((service, n) => [service, others[n] ?? 0]))] as const;
}

/** All at once: most of the time goes into imports. Where one does not come up, the others are ended. */
async function launchAll(plan: Plan, stopAll: (children: readonly ChildServer[]) => Promise<void>) {
  const launches = [
    launchIdentity(plan),
    ...[...plan.ports.keys()].map((name) => launch(plan, name)),
  ];
  const outcomes = await Promise.allSettled(launches);
  const children = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [outcome.value] : [],
  );
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure === undefined) return children;
  await stopAll(children);
  throw failure.reason;
}

const originOf = (port: number) => `http://127.0.0.1:${port}`;
const keystoneFolder = ({ folder }: Pick<Plan, 'folder'>) => join(folder, 'keystone');

async function launchIdentity(plan: Plan): Promise<ChildServer> {
  const { template, slapd, tokenSeconds, authPort: port, ports } = plan;
  const catalogue = [
    { type: 'identity', name: 'keystone', url: authUrlOf({ port }) },
    ...[...ports].flatMap(([service, own]) => recipes[service].catalogue(originOf(own))),
  ];
  const options = { folder: keystoneFolder(plan), ldapUrl: slapd.ldapUrl, tokenSeconds };
  return launchKeystone({ confFile: cloneKeystone(template, catalogue, options), port });
}

async function launch(plan: Plan, service: CloudService): Promise<ChildServer> {
  const { name, prepare, command } = recipes[service];
  const port = plan.ports.get(service) ?? 0;
  const place = {
    folder: join(plan.folder, name),
    port,
    authUrl: authUrlOf({ port: plan.authPort }),
  };
  cpSync(join(plan.template, name), place.folder, { recursive: true });
  prepare(place);
  return startChild({ ...command(place), ready: () => answers(originOf(port)) });
}

const addressOf = (plan: Plan): CloudAddress => ({
  authUrl: authUrlOf({ port: plan.authPort }),
  origins: Object.fromEntries([...plan.ports].map(([service, port]) => [service, originOf(port)])),
  admin: novaadmin,
  slapd: plan.slapd.address,
  keystoneLog: logFileOf(keystoneFolder(plan)),
  folder: plan.folder,
});
