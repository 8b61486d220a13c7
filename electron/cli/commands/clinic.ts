import type { ClinicLine, Mend } from '../../../shared/clinic/clinic.ts';
import type { ClinicReport } from '../../../shared/contract/clinic.ts';
import { ok } from '../../../shared/result.ts';
import type { Command } from '../base/command.ts';
import { EXIT, type ExitCode, worst } from '../base/exit-codes.ts';
import { flag, given, value } from '../base/options.ts';
import { printable, say } from '../base/words.ts';

/** The command that files the mend, where it is a request; empty where it is none. */
function commandOf(mend: Mend): string {
  if (mend.is === 'membership') {
    const { shellName, project, as } = mend;
    return `lanyard membership grant ${shellName} --project ${project} --as ${as} --reason …`;
  }
  if (mend.is === 'keys') {
    const lines = mend.tidy.map((id) => `--tidy ${id}`).join(' ');
    return `lanyard keys change ${mend.shellName} ${lines}`;
  }
  if (mend.is === 'new-key') return `lanyard keys change ${mend.shellName} --ssh-key FILE`;
  if (mend.is === 'account') return 'lanyard accounts create …';
  return mend.is === 'tool'
    ? `lanyard tools create ${mend.name} --maintainer ${mend.maintainer}`
    : '';
}

/** What to do about a line, for whoever reads it. */
function mendLines({ check, found, params, mend }: ClinicLine): string[] {
  if (!mend) return [];
  if (mend.is === 'self')
    return [say('cli-clinic-do', say(`clinic-do-${check}-${found}`, ...params))];
  if (mend.is !== 'text') return [say('cli-clinic-do', commandOf(mend))];
  const helpers = say(`clinic-helpers-${mend.to}`);
  return [say('cli-clinic-text', helpers), ...mend.text.split('\n').map((line) => `  ${line}`)];
}

/** The line's own sentence; of one that could not be asked why. */
function sentenceOf({ check, found, verdict, params }: ClinicLine): string {
  if (verdict !== 'could-not-ask') return say(`clinic-${check}-${found}`, ...params);
  const code = String(params[0] ?? '');
  return say('clinic-could-not-ask', say(`problem-${code}`));
}

function linesOf(line: ClinicLine): string[] {
  const { check, verdict, until } = line;
  const head = `${say(`clinic-verdict-${verdict}`)}  ${say(`clinic-name-${check}`)}: ${sentenceOf(line)}`;
  const more = until === undefined ? [] : [say('cli-clinic-until', until)];
  return [head, ...[...more, ...mendLines(line)].map((told) => `  ${told}`)].map(printable);
}

const exits: Readonly<Record<ClinicLine['verdict'], ExitCode>> = {
  fine: EXIT.confirmed,
  'not-needed': EXIT.confirmed,
  waiting: EXIT.waiting,
  'could-not-ask': EXIT.waiting,
  broken: EXIT.needsYou,
};

function reportLines({ who, several, lines }: ClinicReport): string[] {
  if (several) {
    const people = several.map(({ shellName, username }) => `  ${shellName}  ${username}`);
    return [say('clinic-several'), ...people];
  }
  const head = who ? [`${who.shellName}  ${who.username}`.trim()] : [];
  return [...head, ...lines.flatMap(linesOf)];
}

/** Why something does not work for one person: what was found, and one way to mend each fault. */
export const clinic: Command = {
  name: 'clinic',
  summary: 'Find out why something does not work for a person',
  examples: ['lanyard clinic jdoe', 'lanyard clinic jdoe --project racks --port 8080 --json'],
  options: {
    project: value('NAME', 'check this project instead of all projects of the person'),
    port: value('PORT', 'TCP port that cannot be reached in the project'),
    toolforge: flag('the person needs Toolforge'),
    'floating-ip': flag('the person needs a public IP address'),
    name: value('NAME', 'name for a DNS zone or a web proxy'),
  },
  positionals: ['SHELL-NAME'],
  async run(desk, args) {
    const [who = ''] = args.positionals;
    const { port, ...texts } = given(args, 'project', 'port', 'name');
    const looked = await desk.call('clinic.look', {
      who,
      isLogin: true,
      ...texts,
      // What is no number is refused by the contract.
      ...(port === undefined ? {} : { port: Number(port) }),
      toolforge: args.options['toolforge'] === true,
      floatingIp: args.options['floating-ip'] === true,
    });
    if (!looked.ok) return looked;
    const report = looked.value;
    const exit = report.several
      ? EXIT.needsYou
      : worst(report.lines.map((line) => exits[line.verdict]));
    return ok({ value: report, lines: reportLines(report), exit });
  },
};
