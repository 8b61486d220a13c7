import { ok } from '../../../shared/result.ts';
import type * as operate from '../../hub/operate.ts';
import type { HubOutcome, HubTerminal } from '../../hub/operate.ts';
import type { Arguments, Command, Terminal } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';

type Operate = typeof operate;

/** Ctrl+C or a polite kill. A second Ctrl+C ends the process at once. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** A command about a hub needs no desk; what it works with is loaded once it runs. */
function hubCommand(
  about: Pick<Command, 'name' | 'summary' | 'examples'> & Partial<Pick<Command, 'positionals'>>,
  work: (hub: Operate, args: Arguments, terminal: HubTerminal) => Promise<HubOutcome>,
): Command {
  return {
    positionals: ['HUB-FILE'],
    options: {},
    alone: true,
    ...about,
    async run(_desk, args, { tell }: Terminal) {
      const hub = await import('../../hub/operate.ts');
      const terminal: HubTerminal = { env: process.env, tell, stopped: toldToStop() };
      const { value, lines, isReady = true } = await work(hub, args, terminal);
      return ok({ value, lines, exit: isReady ? EXIT.confirmed : EXIT.needsYou });
    },
  };
}

const fileOf = ({ positionals: [file = ''] }: Arguments): string => file;

/** What runs and operates a hub. */
export const hubCommands: readonly Command[] = [
  hubCommand(
    {
      name: 'hub serve',
      summary: 'Run a hub until Ctrl+C or SIGTERM',
      examples: ['lanyard hub serve /etc/lanyard/hub.yaml'],
    },
    (hub, args, terminal) => hub.serve(fileOf(args), terminal),
  ),
  hubCommand(
    {
      name: 'hub migrate',
      summary: 'Prepare or update the database of a hub',
      examples: ['lanyard hub migrate /etc/lanyard/hub.yaml'],
    },
    (hub, args, terminal) => hub.migrateHub(fileOf(args), terminal),
  ),
  hubCommand(
    {
      name: 'hub check',
      summary: 'Check the file, secrets, event profiles and database of a hub',
      examples: ['lanyard hub check /etc/lanyard/hub.yaml'],
    },
    (hub, args, terminal) => hub.checkHub(fileOf(args), terminal),
  ),
  hubCommand(
    {
      name: 'hub events',
      summary: 'List the events of a hub, with addresses for posters',
      examples: ['lanyard hub events /etc/lanyard/hub.yaml --json'],
    },
    (hub, args, terminal) => hub.listHubEvents(fileOf(args), terminal),
  ),
  hubCommand(
    {
      name: 'hub enrol',
      summary: 'Add the desk that shows this code',
      examples: ['lanyard hub enrol /etc/lanyard/hub.yaml hackathon-2027 K7QM-3ZPX'],
      positionals: ['HUB-FILE', 'EVENT', 'CODE'],
    },
    (hub, args, terminal) => {
      const [, event = '', code = ''] = args.positionals;
      return hub.enrolAtHub(fileOf(args), { event, code }, terminal);
    },
  ),
  hubCommand(
    {
      name: 'hub revoke',
      summary: 'Log a person out of an event everywhere',
      examples: ['lanyard hub revoke /etc/lanyard/hub.yaml hackathon-2027 jdoe'],
      positionals: ['HUB-FILE', 'EVENT', 'SHELL-NAME'],
    },
    (hub, args, terminal) => {
      const [, event = '', who = ''] = args.positionals;
      return hub.revokeAtHub(fileOf(args), { event, who }, terminal);
    },
  ),
];
