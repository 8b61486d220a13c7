import type { RemovalPlan } from '../../../shared/contract/projects.ts';
import { ok } from '../../../shared/result.ts';
import type { Command, Outcome } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { filedOutcome } from '../outcome/filed-outcome.ts';
import { flag, textOf, value } from '../base/options.ts';
import { requestOutcome } from '../outcome/request-outcome.ts';
import { say } from '../base/words.ts';

/** A newer Lanyard may know kinds that stand here without words. */
function kindWords(kind: string): string {
  const key = `holding-${kind}`;
  const words = say(key);
  return words === key ? kind : words;
}

function planLines({ id, members, zones, holdings }: RemovalPlan): string[] {
  if (holdings.length > 0) {
    return [
      say('removal-not-empty'),
      ...holdings.map(({ kind, name }) => `  ${kindWords(kind)}  ${name}`),
    ];
  }
  return [
    say('cli-would-remove'),
    `  ${say('removal-project', id)}`,
    ...members.map((shellName) => `  ${say('removal-member', shellName)}`),
    ...zones.map((zone) => `  ${say('removal-zone', zone)}`),
    say('cli-removal-not-yet'),
  ];
}

const planned = (plan: RemovalPlan): Outcome => ({
  value: { removed: false, ...plan },
  lines: planLines(plan),
  exit: EXIT.needsYou,
});

const projectsRemove: Command = {
  name: 'projects remove',
  summary: 'Show what a removal would remove, or remove with --yes',
  examples: ['lanyard projects remove racks', 'lanyard projects remove racks --yes'],
  options: { yes: flag('remove the project; without it, only show the plan') },
  positionals: ['NAME'],
  files: true,
  async run(desk, { positionals: [name = ''], options }) {
    const plan = await desk.call('projects.planRemoval', { name });
    if (!plan.ok) return plan;
    const { id, zones, holdings } = plan.value;
    if (options['yes'] !== true || holdings.length > 0) return ok(planned(plan.value));
    return filedOutcome(desk, await desk.call('projects.remove', { name, id, zones }));
  },
};

const projectsReview: Command = {
  name: 'projects review',
  summary: 'Save the link to the review of a requested project',
  examples: ['lanyard projects review 3f0c… --url https://phabricator.wikimedia.org/T1'],
  options: { url: value('URL', 'link to the review, starting with https://', { required: true }) },
  positionals: ['ID'],
  async run(desk, args) {
    const [id = ''] = args.positionals;
    const url = textOf(args, 'url');
    return requestOutcome(desk, await desk.call('projects.noteReview', { id, url }));
  },
};

export const projectChangeCommands = [projectsRemove, projectsReview];
