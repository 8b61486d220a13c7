import type { FaultProxy } from '../servers/fault-proxy.ts';
import type { ProxiedCloud } from '../servers/cloud/proxied-cloud.ts';
import type { LdapOperation } from '../servers/ldap-operations.ts';
import type { Deed, FromDesk } from './desk-messages.ts';
import { strikeCloud } from './cloud-strikes.ts';
import type { DeskProcess, Machine } from './machine.ts';

const DELAY_MS = 400;
const LONGEST_FAILING_MS = 500;

type Action = (message: DeedMessage, process: DeskProcess) => unknown;
type DeedMessage = Extract<FromDesk, { is: 'deed' }>;

interface Options {
  /** The way from the desk to the directory. */
  readonly proxy: FaultProxy;
  /** The ways to the services of the cloud, where there is one. */
  readonly cloud?: Pick<ProxiedCloud, 'proxies'> | undefined;
  readonly machine: Machine;
  restartServer(): Promise<void>;
}

const writes: Readonly<Record<string, LdapOperation>> = {
  'directory.addPerson': 'add',
  'directory.acceptsPassword': 'bind',
  'directory.addKey': 'modify',
  'directory.changeNumber': 'modify',
  'directory.takeNumber': 'modify',
  'directory.removeKeys': 'modify',
  'directory.removePerson': 'delete',
  'links.link': 'modify',
  'links.unlink': 'modify',
  'tools.addGroup': 'add',
  'tools.addUser': 'add',
  'tools.addSudoRule': 'add',
  'tools.changeGroupNumber': 'modify',
  'tools.changeUserNumber': 'modify',
  'tools.addMaintainer': 'modify',
  'tools.removeMaintainer': 'modify',
  'tools.remove': 'delete',
};
const operationAt = (site: string): LdapOperation => writes[site] ?? 'search';

/** What is done to a desk's process and the world around it when its process says that a fault is due. */
export function createDeskDeeds({ proxy, cloud, machine, restartServer }: Options) {
  const timers = new Set<NodeJS.Timeout>();
  const later = (ms: number, undo: () => void): void => void timers.add(setTimeout(undo, ms));
  const failDisk = (share: number): void => later(share * LONGEST_FAILING_MS, () => machine.mend());

  const actions: Record<Deed, Action> = {
    kill: (_, process) => process.kill(),
    'cut-before': ({ site }) => proxy.cutBeforeRequest({ at: operationAt(site) }),
    'cut-during': ({ site }) => proxy.cutDuringRequest({ at: operationAt(site) }),
    'cut-after': ({ site }) => proxy.dropAnswer({ at: operationAt(site) }),
    'lose-answer': ({ site }) => proxy.swallowAnswer({ at: operationAt(site) }),
    'double-answer': ({ site }) => proxy.doubleAnswer({ at: operationAt(site) }),
    'delay-answer'({ share }) {
      proxy.delay(share * DELAY_MS);
      later(DELAY_MS, () => void proxy.pass());
    },
    'restart-server': () => restartServer(),
    // Of the cloud alone.
    'refuse-busy': () => undefined,
    'lose-sign-in': () => undefined,
    'fill-disk'({ share }) {
      machine.fill();
      failDisk(share);
    },
    'forbid-disk'({ share }) {
      machine.forbid();
      failDisk(share);
    },
  };

  return {
    /** Settles when it is done, where it has an end. */
    async carryOut(message: DeedMessage, process: DeskProcess): Promise<void> {
      if (cloud && strikeCloud(cloud.proxies, message)) return;
      await actions[message.deed](message, process);
    },
    /** The network and the disk are good from now on. */
    async undo(): Promise<void> {
      for (const timer of timers) clearTimeout(timer);
      machine.mend();
      await proxy.pass();
      for (const way of Object.values(cloud?.proxies ?? {})) way.pass();
    },
  };
}
