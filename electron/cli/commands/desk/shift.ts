import type { Output } from '../../../../shared/contract/index.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import { everyRequest } from '../../../../shared/requests/every-page.ts';
import { MOST_LISTED } from '../../../../shared/requests/list.ts';
import { peopleAtDesk, type PersonAtDesk } from '../../../../shared/requests/people-at-desk.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type CaseView, caseId, caseOf } from '../../../../shared/shift/case.ts';
import { everyCase, type Shift } from '../../../../shared/shift/every-case.ts';
import { summaryLines, summaryOf } from '../../../../shared/shift/summary.ts';
import type { Arguments, Command, Desk, Outcome } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { textOf, value } from '../../base/options.ts';
import { say } from '../../base/words.ts';

const as = value('NAME', 'your name, as the other helpers know it', {
  otherwise: 'the name of your login',
});

/** The people of the desk, and what helpers said of them. */
interface Known {
  readonly people: readonly PersonAtDesk[];
  readonly shift: Shift;
}

async function know(desk: Desk): Promise<Result<Known>> {
  const shift = await everyCase(desk.call);
  if (!shift.ok) return shift;
  const requests = await everyRequest(desk.call, { limit: MOST_LISTED });
  if (!requests.ok) return requests;
  return ok({ people: peopleAtDesk(requests.value), shift: shift.value });
}

/** Says who types, where that was told. */
async function enter(desk: Desk, args: Arguments): Promise<Result<unknown>> {
  const name = textOf(args, 'as');
  return name === '' ? ok(undefined) : desk.call('shift.enter', { name });
}

/** A case, with who holds it (nobody: empty) and the revision of its note (none: 0) as they were seen. */
interface Found {
  readonly id: string;
  readonly holder: string;
  readonly revision: number;
}

const foundOf = (id: string, seen: CaseView | undefined): Found => ({
  id,
  holder: seen?.holder?.name ?? '',
  revision: seen?.note?.revision ?? 0,
});

/** Says who types, and finds the case of whoever has the shell name; of two who want the same one, the one that changed last. */
async function find(desk: Desk, args: Arguments): Promise<Result<Found>> {
  const [shellName = ''] = args.positionals;
  const entered = await enter(desk, args);
  if (!entered.ok) return entered;
  const known = await know(desk);
  if (!known.ok) return known;
  const {
    people,
    shift: { cases },
  } = known.value;
  const person = people.find((one) => sameName(one.shellName, shellName));
  if (person) return ok(foundOf(caseId(person, cases), caseOf(person, cases)));
  const rule = say('cli-shift-nobody', shellName);
  return fail('invalid-input', rule, { fields: [{ field: 'SHELL-NAME', rule, params: [] }] });
}

/** Who gets the case: whoever is named, else who types; nobody where neither has a name. */
async function receiver(desk: Desk, args: Arguments): Promise<Result<string>> {
  const to = textOf(args, 'to');
  if (to !== '') return ok(to);
  const shift = await desk.call('shift.current', {});
  return shift.ok ? ok(shift.value.me) : shift;
}

const outcome = (found: Output<'shift.note'>, line: string): Result<Outcome> =>
  ok({ value: found, lines: [line], exit: EXIT.confirmed });

const shiftShow: Command = {
  name: 'shift show',
  aliases: ['shift'],
  summary: 'Show what the next helper must know',
  examples: ['lanyard shift', 'lanyard shift --json'],
  options: {},
  positionals: [],
  async run(desk) {
    const known = await know(desk);
    if (!known.ok) return known;
    const { people, shift } = known.value;
    const summary = summaryOf(people, [...shift.cases.values()], new Date());
    // A terminal's times are read by scripts: as ISO 8601 has them, in UTC.
    const lines = summaryLines(summary, { say, time: (iso) => iso });
    return ok({ value: summary, lines, exit: EXIT.confirmed });
  },
};

const shiftNote: Command = {
  name: 'shift note',
  aliases: ['note'],
  summary: 'Write the note for other helpers about a person',
  examples: [
    'lanyard note jdoe "comes back after lunch with a laptop" --as Asha',
    'lanyard shift note jdoe "" --as Asha',
  ],
  options: { as },
  positionals: ['SHELL-NAME', 'TEXT'],
  async run(desk, args) {
    const [shellName = '', text = ''] = args.positionals;
    const found = await find(desk, args);
    if (!found.ok) return found;
    const { id, revision } = found.value;
    const noted = await desk.call('shift.note', { id, text, over: revision });
    if (!noted.ok) return noted;
    const key = noted.value.note ? 'cli-shift-noted' : 'cli-shift-note-removed';
    return outcome(noted.value, say(key, shellName));
  },
};

const shiftTake: Command = {
  name: 'shift take',
  summary: 'Take the case of a person, or hand it to another helper',
  examples: ['lanyard shift take jdoe --as Asha', 'lanyard shift take jdoe --as Asha --to Ben'],
  options: { as, to: value('NAME', 'helper who gets the case instead of you') },
  positionals: ['SHELL-NAME'],
  async run(desk, args) {
    const found = await find(desk, args);
    if (!found.ok) return found;
    const given = await receiver(desk, args);
    if (!given.ok) return given;
    const { id, holder: from } = found.value;
    const to = given.value === '' ? {} : { to: given.value };
    const held = await desk.call('shift.hold', { id, from, ...to });
    if (!held.ok) return held;
    return outcome(held.value, say('case-held', foundOf(id, held.value).holder));
  },
};

const shiftLeave: Command = {
  name: 'shift leave',
  summary: 'Hand all your cases to another helper, or give them back',
  examples: ['lanyard shift leave --as Asha --to Ben', 'lanyard shift leave --as Asha'],
  options: { as, to: value('NAME', 'helper who gets your cases', { otherwise: 'nobody' }) },
  positionals: [],
  async run(desk, args) {
    const entered = await enter(desk, args);
    if (!entered.ok) return entered;
    const to = textOf(args, 'to');
    const left = await desk.call('shift.leave', to === '' ? {} : { to });
    if (!left.ok) return left;
    const { changed } = left.value;
    const line =
      to === '' ? say('shift-left', changed.length) : say('shift-left-to', changed.length, to);
    return ok({ value: { changed }, lines: [line], exit: EXIT.confirmed });
  },
};

/** What helpers tell each other about cases. The longer names come first: one that is called by fewer words stands for all of them. */
export const shiftCommands = [shiftNote, shiftTake, shiftLeave, shiftShow];
