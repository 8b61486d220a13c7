import type { RequestView } from '../../../shared/requests/request.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Desk, Outcome } from '../base/command.ts';
import { requestOutcome } from './request-outcome.ts';
import { say } from '../base/words.ts';

/** Whether anything was written for a request; undefined where no trail tells. */
async function wasSent(desk: Pick<Desk, 'call'>, request: string): Promise<boolean | undefined> {
  const trail = await desk.call('audit.list', { request });
  if (!trail.ok || trail.value.lines.length === 0) return undefined;
  return trail.value.lines.some(({ what }) => what.event === 'request' && what.sent !== undefined);
}

async function toolforgeLine(desk: Pick<Desk, 'call'>, shellName: string): Promise<string> {
  const event = await desk.call('event.current', {});
  const host = event.ok ? event.value.toolforge?.loginHost : undefined;
  if (host === undefined) return say('cli-next-toolforge');
  return say('cli-next-toolforge-at', `ssh ${shellName}@${host}`);
}

/** What the newcomer can do now, which nobody else tells them. */
async function nextLines(
  desk: Pick<Desk, 'call'>,
  { kind, shellName, membership, tool }: RequestView,
): Promise<string[]> {
  if (kind === 'tool' && tool) return [say('cli-next-tool', tool.name)];
  const isIn = membership?.toolforge === true && membership.roles.length > 0;
  return isIn ? [await toolforgeLine(desk, shellName)] : [];
}

async function withMore(
  desk: Pick<Desk, 'call'>,
  outcome: Outcome,
  request: RequestView,
): Promise<Outcome> {
  const changed = await wasSent(desk, request.id);
  const more = [
    ...(changed === false ? [say('cli-nothing-changed')] : []),
    ...(await nextLines(desk, request)),
  ];
  return {
    ...outcome,
    value: changed === undefined ? outcome.value : { ...request, changed },
    lines: [...outcome.lines, ...more.map((line) => `  ${line}`)],
  };
}

/** Waits for a request that was just filed, and tells what became of it; of a confirmed one also whether anything had to be changed. */
export async function filedOutcome(
  desk: Desk,
  filed: Result<RequestView>,
): Promise<Result<Outcome>> {
  if (!filed.ok) return filed;
  const settled = await desk.settled(filed.value.id);
  const outcome = await requestOutcome(desk, settled);
  if (!outcome.ok || !settled.ok || settled.value.state !== 'confirmed') return outcome;
  return ok(await withMore(desk, outcome.value, settled.value));
}
