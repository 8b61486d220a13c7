import { undoParts } from '../../../shared/requests/undo.ts';
import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Command, Desk, Outcome } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { flag, value } from '../base/options.ts';
import { requestOutcome } from '../outcome/request-outcome.ts';
import { removedLines, stayLines } from '../outcome/undo-lines.ts';
import { say } from '../base/words.ts';
import { undoAll } from './undo-all.ts';

/** Whether it is about an account or its key, of which an account manager could be asked. */
const isOfAccount = ({ removes, stays }: UndoPlan): boolean =>
  [...removes, ...stays.map(({ what }) => what)].some(
    (part) => part === 'account' || part === 'key',
  );

/** How far the plan can be relied on. */
function certainty(plan: UndoPlan): string[] {
  const { asked, guarded, gone } = plan;
  const told = (key: string): string => say(isOfAccount(plan) ? key : `${key}-other`);
  return [
    asked === undefined ? told('undo-unasked') : say('undo-asked', asked),
    ...(gone ? [told('undo-gone')] : []),
    ...(guarded ? [] : [told('undo-unguarded')]),
  ];
}

/** What somebody could still do about an account. */
function accountLine(plan: UndoPlan): string[] {
  if (!isOfAccount(plan)) return [];
  return [say(plan.removes.includes('account') ? 'undo-elsewhere' : 'undo-block')];
}

/** What would be removed, what stays and why, and who could do something about that. */
function planLines(plan: UndoPlan): string[] {
  const { removes, stays } = plan;
  const parts = undoParts.filter((part) => removes.includes(part));
  return [
    parts.length === 0 ? say('undo-removes-nothing') : say('cli-would-remove'),
    ...parts.flatMap((part) => removedLines(part, plan)).map((line) => `  ${line}`),
    ...(stays.length === 0 ? [] : [say('cli-would-keep')]),
    ...stayLines(stays).map((line) => `  ${line}`),
    ...accountLine(plan),
    ...certainty(plan),
  ];
}

const planned = (plan: UndoPlan): Outcome => ({
  value: { undone: false, ...plan },
  lines: [...planLines(plan), ...(plan.removes.length > 0 ? [say('cli-undo-not-yet')] : [])],
  exit: EXIT.needsYou,
});

/** Plans the undo of one request and, once that is agreed to, files it and tells what becomes of it. */
async function undoOne(desk: Desk, id: string, isSure: boolean): Promise<Result<Outcome>> {
  const plan = await desk.call('requests.planUndo', { id });
  if (!plan.ok) return plan;
  const { removes: agreed } = plan.value;
  if (!isSure || agreed.length === 0) return ok(planned(plan.value));
  const filed = await desk.call('requests.undo', { id, agreed });
  return requestOutcome(desk, filed.ok ? await desk.settled(filed.value.id) : filed);
}

const alone = { field: 'keep', rule: 'keep-without-all', params: [] };

export const queueUndo: Command = {
  name: 'queue undo',
  summary: 'Show what an undo would remove, or undo with --yes',
  examples: [
    ...['lanyard queue undo 3f0c…', 'lanyard queue undo 3f0c… --yes'],
    'lanyard queue undo 3f0c… --all --keep 77ab… --yes',
  ],
  options: {
    yes: flag('undo the request; without it, only show the plan'),
    all: flag('also undo the related requests of an account, and the account last'),
    keep: value('ID', 'with --all, keep what this request created', { many: true }),
  },
  positionals: ['ID'],
  files: true,
  async run(desk, { positionals: [id = ''], options, lists }) {
    const { keep = [] } = lists;
    const isSure = options['yes'] === true;
    if (options['all'] === true) return undoAll(desk, { id, keep, isSure });
    // What was to be kept might be what is undone.
    if (keep.length > 0) return fail('invalid-input', '--keep without --all', { fields: [alone] });
    return undoOne(desk, id, isSure);
  },
};
