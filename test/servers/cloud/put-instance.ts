import { join } from 'node:path';
import type { Cloud } from './cloud.ts';
import { launcher, PYTHON } from './keystone-process.ts';
import { runTool } from './run-tool.ts';

/**
 * Puts an instance into the databases of this cloud's Nova, where no host boots one; 3 s. The words are the project's id, a name, Nova's `vm_state` (`active`,
 * `building`, `error`) and, where it failed, why. Answers its id.
 */
export const putInstance = async (
  { address: { folder } }: Pick<Cloud, 'address'>,
  words: readonly string[],
): Promise<string> => {
  const conf = join(folder, 'nova', 'nova.conf');
  return (await runTool(PYTHON, [launcher('create_instance.py'), conf, ...words])).trim();
};
