import { everyAsked, type Asked, type Ending } from './ending.ts';
import { judgeConfirmed } from './judge-confirmed.ts';
import { judgeDirectory } from './judge-directory.ts';
import { isHonest } from './judge-reason.ts';
import { noVerdict, verdictKeys, type Verdict } from './run-result.ts';
import { isOpen } from './volunteer.ts';

/** What is wrong with one request by itself. */
async function judgeOne(
  one: Asked,
  all: readonly Asked[],
  ending: Ending,
): Promise<Partial<Verdict>> {
  const { state, problem } = one.request;
  if (isOpen(one.request)) return { stuck: [problem?.code ?? 'open'] };
  if (state === 'confirmed') return judgeConfirmed(one, all, ending);
  if (state === 'needs-you' && !(await isHonest(one, ending))) {
    return { untrue: [`told ${problem?.code}`] };
  }
  return {};
}

/** Cards that a desk said it has, and no journal does. */
function lostCards({ filed }: Ending, asked: readonly Asked[]): string[] {
  const inJournal = new Set(asked.map(({ request }) => request.id));
  return filed
    .filter(({ id }) => !inJournal.has(id))
    .map(({ card, id }) => `${card.shellName}: accepted as ${id}, in no journal`);
}

const brokenTrails = ({ trails }: Ending): string[] =>
  trails
    .filter(({ ok }) => !ok)
    .map(({ firstBroken }) => `audit trail: line ${firstBroken?.line} ${firstBroken?.why}`);

/** Says what became of every request of a run that should not have. */
export async function judge(ending: Ending): Promise<Verdict> {
  const asked = everyAsked(ending);
  const verdict = {
    ...noVerdict(),
    lost: lostCards(ending, asked),
    doubled: judgeDirectory(ending, asked),
    untrue: brokenTrails(ending),
  };
  for (const one of asked) {
    const found = await judgeOne(one, asked, ending);
    const { shellName } = one.facts;
    for (const key of verdictKeys) {
      const words = found[key] ?? [];
      verdict[key].push(...words.map((word) => `${shellName} (${one.request.id}): ${word}`));
    }
  }
  return verdict;
}
