import type { ProjectVerdict } from '../../../shared/contract/projects.ts';
import type { ToolVerdict } from '../../../shared/contract/tools.ts';
import type { Outcome } from '../base/command.ts';
import { EXIT, type ExitCode } from '../base/exit-codes.ts';
import { ruleWords, say } from '../base/words.ts';

type Verdict = ProjectVerdict | ToolVerdict;

const exits: Record<Verdict['state'], ExitCode> = {
  free: EXIT.confirmed,
  broken: EXIT.badInput,
  taken: EXIT.needsYou,
  unknown: EXIT.waiting,
};

function takenWords(verdict: Verdict): string {
  const { rule, params } = verdict;
  const maintainers = 'maintainers' in verdict ? (verdict.maintainers ?? []) : [];
  if (maintainers.length > 0) {
    return say('place-taken-tool', maintainers.join(', '), maintainers.length);
  }
  return rule === undefined ? say('place-taken') : say(`place-taken-${rule}`, ...params);
}

function verdictWords(verdict: Verdict): string {
  const { state, rule = '', params } = verdict;
  if (state === 'free') return say('verdict-free');
  if (state === 'unknown') return say('verdict-could-not-ask');
  // Rules of names that tools and people share have their words with the people's.
  return state === 'taken' ? takenWords(verdict) : ruleWords({ field: 'shellName', rule, params });
}

/** Whether a tool or a project can have this name. */
export const placeOutcome = (verdict: Verdict): Outcome => ({
  value: verdict,
  lines: [`${verdict.name}: ${verdictWords(verdict)}`],
  exit: exits[verdict.state],
});
