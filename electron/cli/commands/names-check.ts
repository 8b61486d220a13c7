import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import { ok } from '../../../shared/result.ts';
import type { Command } from '../base/command.ts';
import { shellNameOption, textOf, usernameOption } from '../base/options.ts';
import { EXIT, worst, type ExitCode } from '../base/exit-codes.ts';
import { verdictLines } from '../outcome/verdict-words.ts';
import { say } from '../base/words.ts';

const exits: Record<NameVerdict['is'], ExitCode> = {
  free: EXIT.confirmed,
  'free-as-of': EXIT.waiting,
  'taken-as-of': EXIT.waiting,
  'wanted-here': EXIT.waiting,
  'could-not-ask': EXIT.waiting,
  'not-allowed': EXIT.badInput,
  taken: EXIT.needsYou,
};

export const namesCheck: Command = {
  name: 'names check',
  summary: 'Check whether a developer username and shell username are available',
  examples: ['lanyard names check --username "Jane Doe" --shell-name jdoe'],
  options: {
    username: usernameOption,
    'shell-name': shellNameOption,
  },
  positionals: [],
  async run(desk, args) {
    const checked = await desk.call('names.check', {
      username: textOf(args, 'username'),
      shellName: textOf(args, 'shell-name'),
    });
    if (!checked.ok) return checked;
    const { username, shellName, alternatives } = checked.value;
    return ok({
      value: checked.value,
      lines: [
        ...verdictLines(checked.value),
        ...alternatives.map((pair) => say('cli-alternative', pair.username, pair.shellName)),
      ],
      exit: worst([exits[username.is], exits[shellName.is]]),
    });
  },
};
