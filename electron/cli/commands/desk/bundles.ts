import type { BundleReport } from '../../../../shared/bundle/bundle.ts';
import { MOST_BUNDLE_TEXT } from '../../../../shared/bundle/bundle-text.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Command, Desk, ExpectedFile } from '../../base/command.ts';
import { EXIT, exitOfState, worst } from '../../base/exit-codes.ts';
import { flag } from '../../base/options.ts';
import { requestLine, requestLines } from '../../outcome/request-lines.ts';
import { fieldLine, say } from '../../base/words.ts';

/** The line of a transfer file and its end. */
const bundleFile: ExpectedFile = {
  field: 'file',
  most: MOST_BUNDLE_TEXT + 2,
  tooLarge: 'bundle-too-large',
};

const queueExport: Command = {
  name: 'queue export',
  summary: 'Export waiting requests to a transfer file',
  examples: ['lanyard queue export evening.lanyard'],
  options: {},
  positionals: ['FILE'],
  more: 'ID',
  async run(desk, { positionals: [path = '', ...ids] }, terminal) {
    const file = await terminal.newFile(path);
    const handed = await desk.call('bundles.export', ids.length > 0 ? { ids } : {});
    if (!handed.ok) {
      await file.discard();
      return handed;
    }
    const { bundle, requests, left, behind, proven } = handed.value;
    await file.write(`${bundle}\n`);
    return ok({
      value: { file: path, requests, left, behind, proven },
      lines: [
        ...requests.map(requestLine),
        say('cli-handed-over', requests.length, path),
        ...(left > 0 ? [say('hand-over-left', left)] : []),
        ...(behind.length > 0 ? [say('hand-over-behind', behind.length)] : []),
        ...behind.map(requestLine),
        ...(proven ? [] : [say('hand-over-unproven')]),
      ],
      exit: EXIT.confirmed,
    });
  },
};

const queueImport: Command = {
  name: 'queue import',
  summary: 'Import requests from a transfer file',
  examples: ['lanyard queue import evening.lanyard --dry-run'],
  options: { 'dry-run': flag('only show what would be imported') },
  positionals: ['FILE'],
  async run(desk, { positionals: [path = ''], options }, terminal) {
    const bundle = await terminal.readFile(path, bundleFile);
    const isDry = options['dry-run'] === true;
    const taken = await desk.call(isDry ? 'bundles.inspect' : 'bundles.import', { bundle });
    if (!taken.ok) return taken;
    const { requests, from, madeAt } = taken.value;
    const settledNow = await settledAt(desk, isDry ? [] : requests);
    if (!settledNow.ok) return settledNow;
    const settled = settledNow.value;
    return ok({
      value: { ...taken.value, settled },
      lines: [
        say(`import-from-${from}`, madeAt),
        ...requests.flatMap(arrivalLines),
        ...settled.flatMap(requestLines),
        ...(isDry ? [say('cli-import-dry', requests.filter(isTaken).length)] : []),
      ],
      exit: worst([
        ...requests.map(exitOfArrival),
        ...settled.map(({ state }) => exitOfState(state)),
      ]),
    });
  },
};

type Arrival = BundleReport['requests'][number];

const exitOfArrival = ({ verdict }: Arrival) =>
  verdict === 'not-allowed' ? EXIT.needsYou : EXIT.confirmed;

const isTaken = ({ verdict }: Arrival): boolean => verdict === 'new' || verdict === 'comes-back';

/** Everybody who was imported, once their requests stand still. */
async function settledAt(desk: Desk, requests: readonly Arrival[]): Promise<Result<RequestView[]>> {
  const taken = requests.filter(isTaken);
  const answers = await Promise.all(
    taken.map(({ id, standing }) => desk.settled(standing?.id ?? id)),
  );
  const failed = answers.find((answer) => !answer.ok);
  return failed ?? ok(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
}

/** One request of a transfer file: who, and what it means for this desk. */
function arrivalLines({ id, username, shellName, verdict, fields, further = [] }: Arrival) {
  return [
    `${id}  ${say(`bundle-verdict-${verdict}`)}  ${shellName}  ${username}`,
    ...fields.map((field) => `  ${fieldLine(field)}`),
    ...further.flatMap(furtherLines),
    ...(further.length === 0 || verdict === 'new' ? [] : [`  ${say('import-further-left')}`]),
  ];
}

type Further = NonNullable<Arrival['further']>[number];

/** What is asked for beside it, and why it is not filed where it is not. */
const furtherLines = ({ part, about, fields }: Further) => [
  `  ${say(`import-further-${part}`, about)}`,
  ...fields.map((field) => `    ${say('import-further-refused')} ${fieldLine(field)}`),
];

export const bundleCommands = [queueExport, queueImport];
