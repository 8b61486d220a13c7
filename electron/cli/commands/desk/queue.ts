import { z } from 'zod';
import { everyRequest } from '../../../../shared/requests/every-page.ts';
import { MOST_LISTED } from '../../../../shared/requests/list.ts';
import { requestKinds, requestState, requestStates } from '../../../../shared/requests/request.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Command } from '../../base/command.ts';
import { EXIT, exitOfState, worst } from '../../base/exit-codes.ts';
import { flag, sharedOf, sharedOption, value } from '../../base/options.ts';
import { requestLine, requestLines } from '../../outcome/request-lines.ts';
import { requestOutcome } from '../../outcome/request-outcome.ts';
import { say } from '../../base/words.ts';
import { changeCommands } from '../change.ts';
import { queueUndo } from '../undo.ts';

const ID = ['ID'];

/** The requests that are asked for. */
const listed = z.object({
  states: z.array(requestState).optional(),
  kinds: z.array(z.enum(requestKinds)).optional(),
});

const chosen = (words: readonly string[] | undefined): string[] | undefined => words && [...words];

/** What the words may be, for each option with a wrong one. */
function noSuchWord({ issues }: z.ZodError): Result<never> {
  const fields = issues.map(({ path: [list], message: rule }) => ({
    field: list === 'kinds' ? 'kind' : 'state',
    rule,
    params: [],
  }));
  return fail('invalid-input', 'There is no such state or kind', { fields });
}

const queueList: Command = {
  name: 'queue list',
  summary: 'List the requests on this computer, newest first',
  examples: ['lanyard queue list --json', 'lanyard queue list --state needs-you'],
  options: {
    state: value('STATE', 'only requests in this state', { choices: requestStates, many: true }),
    kind: value('KIND', 'only requests of this kind', { choices: requestKinds, many: true }),
  },
  positionals: [],
  async run(desk, { lists }) {
    const { state, kind } = lists;
    const asked = listed.safeParse({ states: chosen(state), kinds: chosen(kind) });
    if (!asked.success) return noSuchWord(asked.error);
    const counted = await desk.call('requests.list', { limit: 0 });
    if (!counted.ok) return counted;
    const found = await everyRequest(desk.call, { ...asked.data, limit: MOST_LISTED });
    if (!found.ok) return found;
    const { pending } = counted.value;
    return ok({
      value: { requests: found.value, pending },
      lines: [...found.value.map(requestLine), say('cli-pending', pending)],
      exit: EXIT.confirmed,
    });
  },
};

const queueShow: Command = {
  name: 'queue show',
  summary: 'Show one request with all its steps',
  examples: ['lanyard queue show 3f0c…'],
  options: {},
  positionals: ID,
  async run(desk, { positionals: [id = ''] }) {
    return requestOutcome(desk, await desk.call('requests.get', { id }));
  },
};

const queueRetry: Command = {
  name: 'queue retry',
  summary: 'Retry a request now',
  examples: ['printf %s "$PASSWORD" | lanyard queue retry 3f0c… --password-stdin'],
  options: {
    'password-stdin': flag('read the password again, from the first line of standard input'),
    shared: sharedOption,
  },
  positionals: ID,
  async run(desk, args, terminal) {
    const { positionals, options } = args;
    const [id = ''] = positionals;
    const password =
      options['password-stdin'] === true ? { password: await terminal.password(true) } : {};
    const sent = await desk.call('requests.retry', { id, ...password, ...sharedOf(args) });
    return requestOutcome(desk, sent.ok ? await desk.settled(id) : sent);
  },
};

const queueCancel: Command = {
  name: 'queue cancel',
  aliases: ['queue dismiss'],
  summary: 'Cancel a request and record the reason',
  examples: ['lanyard queue cancel 3f0c… --reason "signed up at home"'],
  options: { reason: value('REASON', 'reason, in a few words', { required: true }) },
  positionals: ID,
  async run(desk, { positionals: [id = ''], options }) {
    const reason = String(options['reason'] ?? '');
    return requestOutcome(desk, await desk.call('requests.dismiss', { id, reason }));
  },
};

const queueSync: Command = {
  name: 'queue sync',
  summary: 'Send all waiting requests now',
  examples: ['lanyard queue sync'],
  options: {},
  positionals: [],
  async run(desk) {
    const synced = await desk.call('requests.sync', {});
    if (!synced.ok) return synced;
    const { requests } = synced.value;
    return ok({
      value: synced.value,
      lines: requests.length === 0 ? [say('cli-nothing-waits')] : requests.flatMap(requestLines),
      exit: worst(requests.map(({ state }) => exitOfState(state))),
    });
  },
};

export const queueCommands = [
  queueList,
  queueShow,
  queueRetry,
  ...changeCommands,
  queueCancel,
  queueUndo,
  queueSync,
];
