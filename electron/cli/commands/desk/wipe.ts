import { ok, type Result } from '../../../../shared/result.ts';
import type { WipePlan, WipeReport } from '../../../../shared/storage/storage.ts';
import type { Command, Outcome } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { flag } from '../../base/options.ts';
import { requestLine } from '../../outcome/request-lines.ts';
import { say } from '../../base/words.ts';

/** Not a bare failure: whoever is to decide must see about whom. */
const blocked = (plan: WipePlan): Outcome => ({
  value: { wiped: false, ...plan },
  lines: [
    ...plan.unfinished.map(requestLine),
    say(plan.readable ? 'cli-wipe-blocked' : 'cli-wipe-unreadable'),
  ],
  exit: EXIT.needsYou,
});

const done = (report: WipeReport): Outcome => ({
  value: { wiped: true, ...report },
  lines: [
    say('wipe-done', report.requests, report.removed.length),
    ...report.removed.map((name) => `  ${name}`),
    ...(report.left.length > 0 ? [say('wipe-left'), ...report.left.map((it) => `  ${it}`)] : []),
    ...(report.keyProblem ? [say('wipe-key-left')] : []),
  ],
  exit: report.left.length > 0 ? EXIT.needsYou : EXIT.confirmed,
});

const isBlocked = ({ unfinished, readable }: WipePlan): boolean =>
  unfinished.length > 0 || !readable;

export const wipe: Command = {
  name: 'wipe',
  summary: 'Erase personal data of an event from this computer',
  examples: ['lanyard wipe --profile my-event.yaml', 'lanyard wipe --json'],
  options: {
    'discard-unfinished': flag('erase unfinished requests too; Lanyard never sends them'),
  },
  positionals: [],
  async run(desk, { options }): Promise<Result<Outcome>> {
    const discardUnfinished = options['discard-unfinished'] === true;
    const plan = await desk.call('wipe.plan', {});
    if (!plan.ok) return plan;
    if (!discardUnfinished && isBlocked(plan.value)) return ok(blocked(plan.value));
    const wiped = await desk.call('wipe.run', { discardUnfinished });
    return wiped.ok ? ok(done(wiped.value)) : wiped;
  },
};
