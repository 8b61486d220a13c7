import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { createLdapDirectories } from '../../electron/adapters/ldap/directories.ts';
import { createSqliteJournal } from '../../electron/adapters/sqlite/journal/request-journal.ts';
import { owner } from '../../electron/core/base/caller.ts';
import { testSeal } from '../fakes/journal-file.ts';
import { createWorld } from '../fakes/world.ts';
import { cloudRules } from './cloud-rules.ts';
import { deskOrder, toDesk, type Deed, type FromDesk } from './desk-messages.ts';
import { movingClock } from './moving-clock.ts';
import { createProcessScene } from './process-scene.ts';
import { openCloud } from './real-cloud.ts';
import { createStriker, type Strike } from './striker.ts';
import { through, type Pass } from './through.ts';
import { createWikis } from './wikis.ts';

/**
 * One desk as a process of its own: the app over its journal, a directory and maybe a cloud, called by messages of its parent. When a fault is due it
 * tells the parent, which then kills this process, cuts a connection, ends a server or fills the disk.
 */
const order = deskOrder.parse(JSON.parse(process.env['LANYARD_FAULTS_DESK'] ?? '{}'));
const say = (message: FromDesk): void => void process.send?.(message);

/** Patience of a desk with the cloud: what a lost answer costs a run, and more than an answer needs. */
const ANSWER_MS = 5000;

// Node leaves this signal deadly; ignored, a write beyond the limit fails as it does on a full disk (setrlimit(2)).
process.on('SIGXFSZ', () => undefined);

// Whoever started this one is gone.
process.once('disconnect', () => process.exit());

const clock = movingClock(order.ahead);
let deeds = 0;
const asked = new Map<number, () => void>();
const please = (deed: Deed, { site, share }: Strike): Promise<void> =>
  new Promise((resolve) => {
    deeds += 1;
    asked.set(deeds, resolve);
    say({ is: 'deed', number: deeds, deed, site, share });
  });

const striker = createStriker(order.faults);
const sceneOf = createProcessScene({
  please,
  moveClock(ms) {
    clock.set(ms);
    say({ is: 'clock', ahead: clock.ahead() });
  },
});
const pass =
  (port: string): Pass =>
  (method, deliver) => {
    const site = `${port}.${method}`;
    const strike = striker.at(site);
    if (!strike) return deliver();
    say({ is: 'strike', nth: strike.nth, kind: strike.kind, site });
    return strike.fault.strike({ site, deliver }, sceneOf(strike));
  };

const journal = through(
  createSqliteJournal(join(order.folder, 'journal.sqlite'), testSeal),
  pass('journal'),
);
const { credentials, cloud } = order;
// Time is the machine's own here, and where no hook is rude nobody has to look twice.
const profile = cloud
  ? { ...order.profile, cloud: cloudRules({ groupSettleSeconds: cloud.settleSeconds }) }
  : order.profile;
const { directory, links, tools, groups } = createLdapDirectories({
  ...{ profile: profile.directory, credentials },
});
const wikis = createWikis();
const world = createWorld({
  ...{ profile, folder: order.folder },
  directory: through(directory, pass('directory')),
  ports: {
    ...{ clock, journal, ledger: journal, lease: journal },
    links: through(links, pass('links')),
    wikimedia: wikis.accounts,
    tools: tools && through(tools, pass('tools')),
    groups: groups && through(groups, pass('groups')),
    cloud: cloud && through(openCloud(cloud, ANSWER_MS), pass('cloud')),
    cloudSession: { signedIn: cloud !== undefined, username: cloud?.username ?? '' },
  },
});

const desk = world.app.for(owner('cli'));

process.on('message', (raw) => {
  const message = toDesk.parse(raw);
  switch (message.is) {
    case 'call': {
      const { number, method, input } = message;
      void desk.dispatch(method, input).then((result) => say({ is: 'answer', to: number, result }));
      break;
    }
    case 'done':
      asked.get(message.number)?.();
      break;
    case 'pass':
      clock.pass(message.ms);
      break;
    case 'log-in':
      wikis.logIn(message.url, message.account);
      break;
    case 'calm':
      striker.callOff();
      break;
    case 'stop':
      void world.app.stop().then(() => process.disconnect());
      break;
  }
});
await world.app.start();
// Most desks are killed; only at its end would Node keep what it compiled for the next one.
flushCompileCache();
say({ is: 'ready' });
