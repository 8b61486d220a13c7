import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const MOST_BYTES = 67_108_864;
/** Nothing that is run here takes a tenth of it. */
const PATIENCE_MS = 100_000;

/** What a program prints. Throws with its own words where it fails. */
export async function runTool(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = {
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LANG: 'C.UTF-8', ...env },
    maxBuffer: MOST_BYTES,
    timeout: PATIENCE_MS,
  };
  const { stdout } = await promisify(execFile)(command, args, options);
  return stdout;
}
