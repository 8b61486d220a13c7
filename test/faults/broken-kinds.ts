import type { StoredJournal } from '../../electron/adapters/journal/stored-journal.ts';
import type { Kind, Kinds } from '../../electron/core/kinds/base/define-kind.ts';
import { createKinds } from '../../electron/core/kinds/kinds.ts';
import type { MakeKinds } from '../../electron/core/wire-shared.ts';

type AnyStep = Kind['steps'][number];

/** All kinds, each of whose steps is changed. */
const withSteps =
  (change: (step: AnyStep) => AnyStep): MakeKinds =>
  (ports) => {
    const changed = ([name, kind]: [string, Kind]) => [
      name,
      { ...kind, steps: kind.steps.map(change) },
    ];
    // The names are those of the table.
    return Object.fromEntries(Object.entries(createKinds(ports)).map(changed)) as Kinds;
  };

/** Steps that claim to have made what they sent. */
const makers: readonly string[] = [
  ...['create-entry', 'create-tool-group', 'set-maintainer', 'link-account'],
];

/** Asks its journal instead of the world: what may have been sent counts as done. */
const trustsMemory = withSteps((step) => ({
  ...step,
  async observe(facts, run) {
    // A project's id is in no journal before it was seen once.
    if (step.id === 'create-project' || (step.apply && !run.attempted)) {
      return step.observe(facts, run);
    }
    return { is: 'done', learned: makers.includes(step.id) ? { origin: 'made' } : {} };
  },
}));

/** Does not make sure, before it sends a write, that a power cut cannot make it forget having sent it. */
const forgetsSending = (journal: StoredJournal): StoredJournal => ({
  ...journal,
  save: (request, as) =>
    request.state === 'sending' ? journal.mark(request, as) : journal.save(request, as),
});

/** Believes that a number which was free when it was taken stays its own. */
const neverLooksForNumbers: MakeKinds = ({ directory, tools, ...ports }) =>
  createKinds({
    ...ports,
    directory: { ...directory, look: ({ uidNumber: _, ...names }) => directory.look(names) },
    tools: { ...tools, numberHolders: () => Promise.resolve([]) },
  });

/** Takes every key out of an entry out of which one is to go. */
const removesAllKeys: MakeKinds = ({ directory, ...ports }) =>
  createKinds({
    ...ports,
    directory: {
      ...directory,
      async removeKeys(uid) {
        const [own] = await directory.look({ names: [uid] });
        await directory.removeKeys(uid, own?.sshPublicKeys ?? []);
      },
    },
  });

/** Gives nobody back, by the undo of a membership, what they held before it. */
const undoesTooMuch: MakeKinds = (ports) => {
  const kinds = createKinds(ports);
  const { membership } = kinds;
  const undo: Kind['undo'] = (request) => {
    const undoing = membership.undo(request);
    return (
      undoing && {
        ...undoing,
        facts: async (...agreed) => ({ ...(await undoing.facts(...agreed)), roles: [] }),
      }
    );
  };
  return { ...kinds, membership: { ...membership, undo } };
};

/** Takes a tool for removed whose user still stands. */
const forgetsTheUser: MakeKinds = (ports) => {
  const kinds = createKinds(ports);
  const removal = kinds['remove-tool'];
  const steps = removal.steps.filter(({ id }) => id !== 'remove-user');
  return { ...kinds, 'remove-tool': { ...removal, steps } };
};

/** Believes that an account of the wikis is nobody else's. */
const neverLooksForLinks: MakeKinds = ({ links, ...ports }) =>
  createKinds({ ...ports, links: { ...links, holdersOf: () => Promise.resolve([]) } });

/** Takes a group for settled as soon as it is right. */
const trustsTheHook: MakeKinds = ({ profile, ...ports }) => {
  const { cloud, ...rest } = profile;
  const hasty = cloud ? { cloud: { ...cloud, groupSettleSeconds: 0 } } : {};
  return createKinds({ ...ports, profile: { ...rest, ...hasty } });
};

/** What is wrong with an app: its kinds, or its journal. */
export interface Breakage {
  readonly kinds?: MakeKinds;
  journal?(journal: StoredJournal): StoredJournal;
}

/** Apps with one thing wrong each, by what they do without: the harness must catch every one of them. */
export const breakages = {
  memory: { kinds: trustsMemory },
  sending: { journal: forgetsSending },
  numbers: { kinds: neverLooksForNumbers },
  keys: { kinds: removesAllKeys },
  undo: { kinds: undoesTooMuch },
  removal: { kinds: forgetsTheUser },
  links: { kinds: neverLooksForLinks },
  hook: { kinds: trustsTheHook },
} as const satisfies Record<string, Breakage>;

export type Broken = keyof typeof breakages;

export const brokenNames = Object.keys(breakages) as [Broken, ...Broken[]]; // keys of a literal
