import type { NameVerdict } from '../../../shared/domain/name-verdict.ts';
import { ok } from '../../../shared/result.ts';
import type { Command } from '../command.ts';
import { EXIT, worst, type ExitCode } from '../exit-codes.ts';
import { say } from '../words.ts';

const exits: Record<NameVerdict['is'], ExitCode> = {
  free: EXIT.confirmed,
  'free-as-of': EXIT.waiting,
  'could-not-ask': EXIT.waiting,
  'not-allowed': EXIT.badInput,
  taken: EXIT.needsYou,
};

function words(verdict: NameVerdict): string {
  switch (verdict.is) {
    case 'free':
      return say('verdict-free');
    case 'free-as-of':
      return say('verdict-free-as-of', verdict.asked);
    case 'could-not-ask':
      return say('verdict-could-not-ask');
    case 'taken':
      return say(`name-rule-taken-${verdict.by}`, verdict.holder);
    case 'not-allowed':
      return say(`name-rule-${verdict.broken.rule}`, ...verdict.broken.params);
  }
}

const text = (value: string | boolean | undefined): string => String(value ?? '');

export const namesCheck: Command = {
  name: 'names check',
  summary: 'says of a username and a shell name whether they are free, and offers others',
  usage: 'names check --username U --shell-name S',
  examples: ['lanyard names check --username "Jane Doe" --shell-name jdoe'],
  options: {
    username: { type: 'string', required: true },
    'shell-name': { type: 'string', required: true },
  },
  positionals: [],
  async run(desk, { options }) {
    const checked = await desk.call('names.check', {
      username: text(options['username']),
      shellName: text(options['shell-name']),
    });
    if (!checked.ok) return checked;
    const { username, shellName, alternatives } = checked.value;
    return ok({
      value: checked.value,
      lines: [
        `username: ${words(username)}`,
        `shell-name: ${words(shellName)}`,
        ...alternatives.map((pair) => say('cli-alternative', pair.username, pair.shellName)),
      ],
      exit: worst([exits[username.is], exits[shellName.is]]),
    });
  },
};
