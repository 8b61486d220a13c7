import { fillStarter, fillText } from '../../../shared/guides/fill.ts';
import type { PersonGuides, ToldGuide } from '../../../shared/guides/guides.ts';
import { toolinfoProblems, LONGEST_TOOLINFO } from '../../../shared/toolhub/toolinfo.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Command, Desk, Outcome } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { textOf, value } from '../base/options.ts';
import { printable, say } from '../base/words.ts';

type State = PersonGuides['guides'][number];

const mark = (state: State, step: string): string => (state.done.includes(step) ? '✓' : '·');

function guideLines(guide: ToldGuide, state: State, of: PersonGuides): string[] {
  const lacks = state.lacks.map((need) => say(`need-${need}`)).join(', ');
  return [
    `${guide.id}  ${say(`next-${state.readiness}`)}  ${printable(guide.about.words)}`,
    ...(lacks === '' ? [] : [`  ${say('cli-guide-lacks', lacks)}`]),
    ...guide.steps.map(
      ({ id, text }) => `  ${mark(state, id)} ${printable(fillText(text.words, of))}`,
    ),
  ];
}

/** What somebody can begin with; with `--starter`, one file to begin with, their names in it. */
const guidesShow: Command = {
  name: 'guides show',
  summary: 'Show which services a person can use now, and first steps',
  examples: [
    'lanyard guides show jdoe',
    'lanyard guides show jdoe --tool bike-racks --starter tool/app > app.py',
  ],
  options: {
    tool: value('NAME', 'a tool of the person, for texts about a tool'),
    project: value('NAME', 'a project of the person, for texts about a project'),
    starter: value('GUIDE/STARTER', 'print this starter and nothing else'),
  },
  positionals: ['SHELL-NAME'],
  async run(desk, args) {
    const [shellName = ''] = args.positionals;
    const [tool, project] = [textOf(args, 'tool'), textOf(args, 'project')];
    const asked = await desk.call('guides.forPerson', {
      shellName,
      ...(tool === '' ? {} : { tool }),
      ...(project === '' ? {} : { project }),
    });
    if (!asked.ok) return asked;
    return shownTo(desk, asked.value, textOf(args, 'starter'));
  },
};

async function shownTo(desk: Desk, of: PersonGuides, starter: string): Promise<Result<Outcome>> {
  const listed = await desk.call('guides.list', { language: 'en' });
  if (!listed.ok) return listed;
  const { guides } = listed.value;
  if (starter !== '') return starterOf(guides, starter, of);
  const lines = of.guides.flatMap((state) => {
    const guide = guides.find(({ id }) => id === state.id);
    return guide ? guideLines(guide, state, of) : [];
  });
  return ok({ value: of, lines, exit: EXIT.confirmed });
}

function starterOf(guides: readonly ToldGuide[], name: string, of: PersonGuides): Result<Outcome> {
  const [guide, id] = name.split('/');
  const found = guides.find((one) => one.id === guide)?.starters.find((one) => one.id === id);
  if (found) {
    const text = fillStarter(found.text, found.syntax, of);
    return ok({ value: text, lines: text.trimEnd().split('\n'), exit: EXIT.confirmed });
  }
  const all = guides.flatMap((one) => one.starters.map((each) => `${one.id}/${each.id}`));
  return ok({ value: all, lines: all, exit: EXIT.badInput });
}

const toolhubSearch: Command = {
  name: 'toolhub search',
  summary: 'Search Toolhub, the catalog of tools',
  examples: ['lanyard toolhub search map', 'lanyard toolhub search map --type bot --page 2'],
  options: {
    type: value('KIND', 'only tools of this kind, such as "web app"'),
    page: value('NUMBER', 'page of the result', { otherwise: '1' }),
  },
  positionals: ['TEXT'],
  async run(desk, args) {
    const [text = ''] = args.positionals;
    const type = textOf(args, 'type');
    const found = await desk.call('toolhub.search', {
      text,
      page: Number(textOf(args, 'page') || 1),
      filters: type === '' ? {} : { tool_type: type },
    });
    if (!found.ok) return found;
    const { tools, count, source } = found.value;
    return ok({
      value: found.value,
      lines: [
        ...(source.from === 'copy'
          ? [say(`problem-${source.why}`), say(`problem-${source.why}-next`)]
          : []),
        ...tools.map(({ name, title, description }) =>
          printable(`${name}  ${title}  ${description}`),
        ),
        say('toolhub-count', count),
      ],
      // What a desk has seen is not what there is.
      exit: source.from === 'copy' ? EXIT.waiting : EXIT.confirmed,
    });
  },
};

const toolhubCheck: Command = {
  name: 'toolhub check',
  summary: 'Check a toolinfo.json before Toolhub reads it',
  examples: ['lanyard toolhub check toolinfo.json'],
  options: {},
  positionals: ['FILE'],
  async run(_desk, { positionals: [file = ''] }, terminal) {
    const expected = { field: 'FILE', most: LONGEST_TOOLINFO, tooLarge: 'file-too-large' };
    const problems = toolinfoProblems(await terminal.readFile(file, expected));
    const lines = problems.map(({ path, words }) =>
      printable(say('toolinfo-wrong', path === '' ? file : path, words)),
    );
    return ok({
      value: problems,
      lines: problems.length === 0 ? [say('toolinfo-right')] : lines,
      exit: problems.length === 0 ? EXIT.confirmed : EXIT.needsYou,
    });
  },
};

/** What a newcomer can do next, and the catalogue of tools. */
export const guidesCommands = [guidesShow, toolhubSearch, toolhubCheck];
