import { undoParts, type UndoPart } from '../../../shared/requests/undo.ts';
import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import { ok } from '../../../shared/result.ts';
import type { Command, Outcome } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { flag } from '../base/options.ts';
import { requestOutcome } from '../outcome/request-outcome.ts';
import { say } from '../base/words.ts';

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
  const { removes, stays, shellName, keyFingerprint = '', name = '', zones = [] } = plan;
  const names: Partial<Record<UndoPart, string>> = { account: shellName, key: keyFingerprint };
  const parts = undoParts.filter((part) => removes.includes(part));
  return [
    parts.length === 0 ? say('undo-removes-nothing') : `${say('undo-removes')}:`,
    ...parts.map((part) => `  ${say(`undo-removes-${part}`, names[part] ?? name)}`),
    ...(removes.length === 0 ? [] : zones.map((zone) => `  ${say('removal-zone', zone)}`)),
    ...(stays.length === 0 ? [] : [`${say('undo-stays')}:`]),
    ...stays.map(({ why, params }) => `  ${say(`undo-stays-${why}`, ...params)}`),
    ...accountLine(plan),
    ...certainty(plan),
  ];
}

const planned = (plan: UndoPlan): Outcome => ({
  value: { undone: false, ...plan },
  lines: [...planLines(plan), ...(plan.removes.length > 0 ? [say('cli-undo-not-yet')] : [])],
  exit: EXIT.needsYou,
});

export const queueUndo: Command = {
  name: 'queue undo',
  summary: 'shows what undoing a confirmed request would remove and leave; with --yes, does it',
  examples: ['lanyard queue undo 3f0c…', 'lanyard queue undo 3f0c… --yes'],
  options: { yes: flag('undo it; without this, only show the plan') },
  positionals: ['ID'],
  files: true,
  async run(desk, { positionals: [id = ''], options }) {
    const plan = await desk.call('requests.planUndo', { id });
    if (!plan.ok) return plan;
    const { removes: agreed } = plan.value;
    if (options['yes'] !== true || agreed.length === 0) return ok(planned(plan.value));
    const filed = await desk.call('requests.undo', { id, agreed });
    return requestOutcome(desk, filed.ok ? await desk.settled(filed.value.id) : filed);
  },
};
