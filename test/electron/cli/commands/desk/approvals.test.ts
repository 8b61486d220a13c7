import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../../../electron/cli/commands/all.ts';
import type { Terminal } from '../../../../../electron/cli/base/command.ts';
import { createDesk } from '../../../../../electron/cli/desk.ts';
import { atHub, type Role } from '../../../../../electron/core/base/caller.ts';
import { approvalRules, calling, cardOf } from '../../../../fakes/hub-callers.ts';
import { practiceEvent, type PracticeEvent } from '../../../../fakes/practice-event.ts';
import type { World } from '../../../../fakes/world.ts';
import { english } from '../../../../english.ts';

let event: PracticeEvent;
let world: World;
beforeEach(async () => {
  event = await practiceEvent();
  world = event.desk({ ports: { approval: approvalRules } });
});
afterEach(() => event.close());

/** None of these commands reads anything. */
const terminal = {} as Terminal;

/** Runs a command as somebody of this event. */
async function run(
  role: Role,
  name: string,
  given: { ids?: readonly string[]; options?: Readonly<Record<string, string>> } = {},
) {
  const command = commands.find((one) => one.name === `approvals ${name}`);
  if (!command) throw new Error(`no command of the name approvals ${name}`);
  const app = world.app.for(atHub(role, { who: role, event: 'practice' }));
  const args = { positionals: given.ids ?? [], options: given.options ?? {}, lists: {} };
  const outcome = await command.run(createDesk(app), args, terminal);
  if (!outcome.ok) throw new Error(outcome.error.message);
  const { lines, exit } = outcome.value;
  return { text: lines.join('\n'), exit };
}

const newcomers = (name: string) =>
  calling(world, 'newcomer', name).ask('requests.submit', cardOf(name));

describe('approvals in a terminal', () => {
  it('lists what waits, with whose approval it needs and what was asked', async () => {
    expect((await run('helper', 'list')).text).toBe(english('cli-approvals-none'));
    const { id } = await newcomers('eva');
    const question = 'Who are you?';
    await run('approver', 'ask', { ids: [id], options: { question } });
    const { text, exit } = await run('helper', 'list');
    expect(exit).toBe(0);
    for (const said of [
      ...[id, english('request-state-asked-back'), english('approvals-needs-submit')],
      english('cli-approval-question', 'approver', question),
    ]) {
      expect(text).toContain(said);
    }
  });

  it('approves several, and says which it left and why', async () => {
    const ids = [(await newcomers('eva')).id, (await newcomers('finn')).id];
    const nobodys = '00000000-0000-4000-8000-000000000000';
    const { text, exit } = await run('helper', 'approve', { ids: [...ids, nobodys] });
    expect(exit).toBe(4);
    expect(text).toContain(english('cli-approval-left', nobodys, english('problem-not-found')));
    for (const id of ids) expect((await world.settled(id)).state).toBe('confirmed');
  });

  it('refuses with the reason', async () => {
    const { id } = await newcomers('eva');
    const { text } = await run('helper', 'refuse', { ids: [id], options: { reason: 'not here' } });
    expect(text).toContain(english('request-state-refused'));
    expect(await world.ask('requests.get', { id })).toMatchObject({ dismissedBecause: 'not here' });
  });
});
