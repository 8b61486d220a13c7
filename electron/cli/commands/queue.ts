import { ok } from '../../../shared/result.ts';
import type { Command } from '../base/command.ts';
import { EXIT, exitOfState, worst } from '../base/exit-codes.ts';
import { flag, sharedOf, sharedOption, value } from '../base/options.ts';
import { requestLine, requestLines } from '../outcome/request-lines.ts';
import { requestOutcome } from '../outcome/request-outcome.ts';
import { say } from '../base/words.ts';
import { changeCommands } from './change.ts';
import { queueUndo } from './undo.ts';

const ID = ['ID'];

const queueList: Command = {
  name: 'queue list',
  summary: 'lists the requests saved on this machine, newest first',
  examples: ['lanyard queue list --json'],
  options: {},
  positionals: [],
  async run(desk) {
    const listed = await desk.call('requests.list', {});
    if (!listed.ok) return listed;
    const { requests, pending } = listed.value;
    return ok({
      value: listed.value,
      lines: [...requests.map(requestLine), say('cli-pending', pending)],
      exit: EXIT.confirmed,
    });
  },
};

const queueShow: Command = {
  name: 'queue show',
  summary: 'shows one request with every step',
  examples: ['lanyard queue show 3f0c…'],
  options: {},
  positionals: ID,
  async run(desk, { positionals: [id = ''] }) {
    return requestOutcome(desk, await desk.call('requests.get', { id }));
  },
};

const queueRetry: Command = {
  name: 'queue retry',
  summary: 'sends a waiting or stopped request again, now',
  examples: ['printf %s "$PASSWORD" | lanyard queue retry 3f0c… --password-stdin'],
  options: {
    'password-stdin': flag('read the password anew, from the first line of standard input'),
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

const queueDismiss: Command = {
  name: 'queue dismiss',
  summary: 'puts a request aside for good, with the reason',
  examples: ['lanyard queue dismiss 3f0c… --reason "signed up at home"'],
  options: { reason: value('REASON', 'why, in a few words', { required: true }) },
  positionals: ID,
  async run(desk, { positionals: [id = ''], options }) {
    const reason = String(options['reason'] ?? '');
    return requestOutcome(desk, await desk.call('requests.dismiss', { id, reason }));
  },
};

const queueSync: Command = {
  name: 'queue sync',
  summary: 'tries everything that waits, now',
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
  queueDismiss,
  queueUndo,
  queueSync,
];
