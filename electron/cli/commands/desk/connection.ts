import { placeFindings, type VenueView } from '../../../../shared/checklist/venue.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import { ok } from '../../../../shared/result.ts';
import {
  fillOf,
  sshCauses,
  type SshKeyTried,
  type SshReading,
} from '../../../../shared/ssh/ssh-reading.ts';
import type { Command } from '../../base/command.ts';
import { EXIT, worst, type ExitCode } from '../../base/exit-codes.ts';
import { flag, given, value } from '../../base/options.ts';
import { say } from '../../base/words.ts';

const keyLine = ({ type, fingerprint, from, file, fate }: SshKeyTried): string =>
  `${say(`ssh-fate-${fate}`)}: ${type} ${fingerprint} (${file === '' ? from : file})`;

/** What happened, the one thing to do, and what shows it. */
function readingLines(reading: SshReading): string[] {
  const { cause, passed, isNewHost, hostKey, keys, evidence } = reading;
  return [
    say(`ssh-${cause}`, ...fillOf(reading)),
    ...(cause === 'connected'
      ? []
      : [`${say('ssh-what-to-do')}: ${say(`ssh-${cause}-next`, ...fillOf(reading))}`]),
    ...(passed.length === 0 ? [] : [say('ssh-passed', passed.join(', '))]),
    ...(isNewHost && hostKey !== undefined ? [say('ssh-new-host', hostKey)] : []),
    ...keys.map(keyLine),
    ...(cause === 'connected' ? [] : evidence.map((line) => `    ${line}`)),
  ];
}

/** As of the clinic: all is right, something is to be mended, nobody can tell. */
function exitOf({ cause }: Pick<SshReading, 'cause'>): ExitCode {
  const side = sshCauses[cause];
  if (side === 'fine') return EXIT.confirmed;
  return side === 'untold' ? EXIT.waiting : EXIT.needsYou;
}

const sshTest: Command = {
  name: 'ssh-test',
  summary: 'Test SSH login from this computer and explain failures',
  examples: [
    'lanyard ssh-test --as jdoe',
    'lanyard ssh-test --as jdoe login.toolforge.org',
    'lanyard ssh-test --as jdoe --through bastion.wmcloud.org my-vm.my-project.eqiad1.wikimedia.cloud',
    'lanyard ssh-test --no-key login.toolforge.org',
  ],
  options: {
    as: value('SHELL-NAME', 'shell username to log in with', {
      otherwise: 'the one of your SSH configuration',
    }),
    through: value('HOST', 'jump host to go through', {
      otherwise: 'the one of your SSH configuration',
    }),
    'no-key': flag('send no key: only check that the server answers, and show its host key'),
  },
  positionals: [],
  more: 'HOST',
  async run(desk, args) {
    const { as: shellName, through } = given(args, 'as', 'through');
    const tested = await desk.call('ssh.test', {
      hosts: [...args.positionals],
      withKey: args.options['no-key'] !== true,
      ...(shellName === undefined ? {} : { shellName }),
      ...(through === undefined ? {} : { through }),
    });
    if (!tested.ok) return tested;
    const { results } = tested.value;
    return ok({
      value: tested.value,
      lines: results.flatMap(({ reading, code }) => [
        ...readingLines(reading),
        ...(sshCauses[reading.cause] === 'fine' ? [] : [say('ssh-code'), code]),
      ]),
      exit: worst(results.map(({ reading }) => exitOf(reading))),
    });
  },
};

const comparisonLines = ({ is, params, reading, keys, shellName }: Output<'ssh.compare'>) => [
  say(`ssh-verdict-${is}`, ...params),
  `${say('ssh-what-to-do')}: ${say(`ssh-verdict-${is}-next`, ...params)}`,
  `${say('ssh-side-account', shellName)}:`,
  ...keys.map(({ type, fingerprint }) => `    ${type} ${fingerprint}`),
  `${say('ssh-side-computer')}:`,
  ...readingLines(reading).map((line) => `    ${line}`),
];

const sshCompare: Command = {
  name: 'ssh-compare',
  summary: 'Compare what a newcomer’s ssh showed with the account',
  examples: [
    `echo 'lanyard-ssh:…;' | lanyard ssh-compare jdoe`,
    'ssh -v login.toolforge.org 2>&1 | lanyard ssh-compare jdoe',
  ],
  options: {},
  positionals: ['SHELL-NAME'],
  async run(desk, { positionals: [shellName = ''] }, terminal) {
    const compared = await desk.call('ssh.compare', { shellName, pasted: await terminal.input() });
    if (!compared.ok) return compared;
    const { value: comparison } = compared;
    const exit = comparison.is === 'works' ? EXIT.confirmed : EXIT.needsYou;
    return ok({
      value: comparison,
      lines: comparisonLines(comparison),
      exit: ['untold', 'could-not-ask'].includes(comparison.is) ? EXIT.waiting : exit,
    });
  },
};

/** The clock of a desk may be off so far before anything minds: certificates, tickets and deadlines. */
const TOLERANCE_MINUTES = 2;

/** What is wrong with the network itself rather than with one place in it. */
function networkLines({ portal, proxy, minutesOff = 0, places }: VenueView): string[] {
  return [
    ...(portal === undefined ? [] : [say('venue-portal', portal)]),
    ...(proxy === undefined ? [] : [say('venue-proxy', proxy)]),
    ...(minutesOff > TOLERANCE_MINUTES ? [say('venue-clock', minutesOff)] : []),
    ...(places.length === 0 ? [say('venue-nothing')] : []),
  ];
}

const network: Command = {
  name: 'network',
  summary: 'Test what the network of the venue lets through',
  examples: ['lanyard network --profile my-event.yaml'],
  options: {},
  positionals: [],
  async run(desk) {
    const checked = await desk.call('network.check', {});
    if (!checked.ok) return checked;
    const { places, portal, minutesOff = 0 } = checked.value;
    const isGood =
      places.every(({ found }) => placeFindings[found] === 'good') &&
      portal === undefined &&
      minutesOff <= TOLERANCE_MINUTES;
    return ok({
      value: checked.value,
      lines: [
        ...places.map(
          ({ host, port, found, ms }) => `${host}:${port}  ${say(`venue-${found}`, ms)}`,
        ),
        ...networkLines(checked.value),
      ],
      exit: isGood ? EXIT.confirmed : EXIT.needsYou,
    });
  },
};

/** Logging in by SSH, and the network that it goes through. */
export const connectionCommands: readonly Command[] = [sshTest, sshCompare, network];
