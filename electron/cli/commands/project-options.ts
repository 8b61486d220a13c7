import type { ProjectForm, ProjectMember } from '../../../shared/requests/project.ts';
import type { Arguments, Options } from '../base/command.ts';
import { given, textOf } from '../base/options.ts';

/** What describes a new project, wherever one is asked for. */
export const projectOptions = {
  purpose: { type: 'string' },
  member: { type: 'string', many: true },
  viewer: { type: 'string', many: true },
  preset: { type: 'string' },
  ends: { type: 'string' },
  zone: { type: 'boolean' },
  'why-not-toolforge': { type: 'string' },
} as const satisfies Options;

export const projectUsage =
  '[--viewer S…] [--preset P] [--ends DATE] [--zone] [--why-not-toolforge W]';

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
