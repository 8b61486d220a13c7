import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { runTool } from '../test/servers/cloud/run-tool.ts';

type Env = Readonly<Record<string, string>>;

/** python-openstackclient, however it is run. Everything throws with its words where a command fails, `end` at the latest. */
export interface OpenstackClient {
  tell(...args: readonly string[]): Promise<void>;
  /** What it prints that is like this pattern. */
  ask(pattern: RegExp, ...args: readonly string[]): Promise<string>;
  end(): Promise<void>;
}

const PROGRAM = '/usr/bin/openstack';

/** One process for each command, as people and scripts run it. */
export function eachItsProcess(env: Env): OpenstackClient {
  const run = (args: readonly string[]): Promise<string> => runTool(PROGRAM, args, env);
  return {
    async tell(...args) {
      await run(args);
    },
    async ask(pattern, ...args) {
      const printed = await run(args);
      const [found] = pattern.exec(printed) ?? [];
      if (found === undefined) throw new Error(`openstack ${args.join(' ')}: ${printed}`);
      return found;
    },
    end: () => Promise.resolve(),
  };
}

/** One process that reads all commands from a pipe: it loads its plugins, and gets a token, once. Nothing waits but for what it must know. */
export function oneForAll(env: Env): OpenstackClient {
  const child = spawn(PROGRAM, [], {
    // Python would keep what it prints to itself until it ends.
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1', ...env },
  });
  const ended = once(child, 'close');
  const news = new EventEmitter<{ news: [] }>();
  const said = { out: '', wrong: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
    news.emit('news');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.wrong += text;
    news.emit('news');
  });
  const write = (args: readonly string[]) => child.stdin.write(`${args.join(' ')}\n`);
  return {
    tell: (...args) => Promise.resolve(void write(args)),
    async ask(pattern, ...args) {
      write(args);
      for (;;) {
        const [found] = pattern.exec(said.out) ?? [];
        if (found !== undefined) return found;
        if (said.wrong !== '') throw new Error(`openstack ${args.join(' ')}: ${said.wrong}`);
        await once(news, 'news');
      }
    },
    async end() {
      child.stdin.end();
      await ended;
      if (said.wrong !== '') throw new Error(`openstack: ${said.wrong}`);
    },
  };
}
