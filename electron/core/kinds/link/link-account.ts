import { sameName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../base/errors.ts';
import type { Directory } from '../../ports/directory.ts';
import type { LinkedAccountDirectory, LinkedAccounts } from '../../ports/linked-accounts.ts';
import { type Observation, type Run, type Step, blocked } from '../base/step.ts';
import type { LinkFacts } from './facts.ts';
import { findPerson } from '../base/find.ts';

/** What the step `link-account` needs of the world. */
export interface LinkPorts {
  readonly directory: Pick<Directory, 'look'>;
  readonly links: LinkedAccountDirectory;
}

type Seen = Observation<LinkFacts>;

interface LinkState {
  /** What the person's entry names. */
  readonly own: LinkedAccounts['wikimedia'];
  /** Shell names of everybody else whose entry names the account. */
  readonly others: readonly string[];
}

const otherLinked = ({ id, name }: NonNullable<LinkState['own']>): Seen =>
  blocked('wikimedia-other-linked', name ?? String(id));

/** Whose entry it is to be has to be shown by whoever asks: a write for anybody else is never sent. */
const ifProven = ({ ownerProven, shellName }: LinkFacts): Seen =>
  ownerProven ? { is: 'missing' } : blocked('link-unproven', shellName);

/** Two entries name the account, one of them by this request: the other may be of a desk that takes its own back at this very moment. */
const linkedAtOnce = (others: readonly string[]): AppError =>
  new AppError('wikimedia-linked-at-once', 'Another entry names the account too', {
    params: [others.join(', ')],
  });

function judgeDoubled(
  { own, others }: LinkState,
  { attempted, justWritten = false }: Run,
): Observation<LinkFacts> {
  if (!own || !attempted) return blocked('wikimedia-linked-elsewhere', others.join(', '));
  // Ours, and doubled: the next write takes it back.
  if (justWritten) throw linkedAtOnce(others);
  return { is: 'missing' };
}

function judge(state: LinkState, facts: LinkFacts, run: Run): Seen {
  const { own, others } = state;
  if (own && own.id !== facts.wikimedia.id) return otherLinked(own);
  if (others.length > 0) return judgeDoubled(state, run);
  if (!own) return ifProven(facts);
  return { is: 'done', learned: { origin: run.attempted ? 'made' : 'there-before' } };
}

/**
 * The Wikimedia account in the entry of the person who proved that both are theirs, and in nobody else's. The directory does not keep two
 * entries from naming one account, so whoever sees it doubled after writing takes the own value back, which was not there when the request
 * first looked, and begins anew a moment later: where all sides of a race did so, one of them finds nobody else's then
 * (docs/decisions/0022-linked-accounts.md). A value that stood there before is never taken away.
 */
export function linkAccount({ directory, links }: LinkPorts): Step<LinkFacts> {
  const othersWith = async (id: number, shellName: string): Promise<string[]> =>
    (await links.holdersOf(id)).filter((holder) => !sameName(holder, shellName));

  const look = async ({ wikimedia }: LinkFacts, shellName: string): Promise<LinkState> => {
    const [linked, others] = await Promise.all([
      links.linkedTo(shellName),
      othersWith(wikimedia.id, shellName),
    ]);
    return { own: linked?.wikimedia, others };
  };

  return {
    id: 'link-account',
    async observe(facts, run) {
      const person = await findPerson(directory, facts.shellName);
      if (person.is === 'blocked') return person;
      const { shellName, username } = person;
      const seen = judge(await look(facts, shellName), facts, run);
      if (seen.is === 'blocked') return seen;
      return { ...seen, learned: { ...seen.learned, shellName, username }, found: person.found };
    },
    async apply(facts) {
      const { shellName, wikimedia } = facts;
      await links.link(shellName, wikimedia);
      const others = await othersWith(wikimedia.id, shellName);
      if (others.length === 0) return;
      await links.unlink(shellName, wikimedia.id);
      throw linkedAtOnce(others);
    },
  };
}
