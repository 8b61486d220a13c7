import type { ProjectForm, ProjectMember } from '../../../shared/requests/project.ts';
import type { Arguments, Options } from '../base/command.ts';
import { flag, given, textOf, value } from '../base/options.ts';

/** What describes a new project, wherever one is asked for. */
export const projectOptions = {
  purpose: value('TEXT', 'purpose of the project; everyone can read it'),
  member: value('SHELL-NAME', 'person who can make changes in the project', { many: true }),
  viewer: value('SHELL-NAME', 'reader: person who can view the project and log in', { many: true }),
  preset: value('NAME', 'size: a set of quotas in the event profile'),
  ends: value('DATE', 'date for reviewing whether the project is still needed, as 2027-01-31'),
  zone: flag('add a DNS zone'),
  'why-not-toolforge': value('TEXT', 'what the project needs beyond Toolforge'),
} satisfies Options;

/** The project of this name that the options describe; `first` are people of it whom no option names. */
export function projectFormOf(
  name: string,
  args: Arguments,
  first: readonly ProjectMember[] = [],
): ProjectForm {
  const named = (option: 'member' | 'viewer'): ProjectMember[] =>
    (args.lists[option] ?? []).map((shellName) => ({ shellName, as: option }));
  return {
    name,
    purpose: textOf(args, 'purpose'),
    whyNotToolforge: textOf(args, 'why-not-toolforge'),
    members: [...first, ...named('member'), ...named('viewer')],
    ...given(args, 'preset', 'ends'),
    zone: args.options['zone'] === true,
  };
}
