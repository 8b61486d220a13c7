import type { Desk, Terminal } from './command.ts';
import { say } from './words.ts';

/** The text of a key file. Where other text stands in it, which nobody publishes, the person is told that it is left out. */
export async function readKeyFile(
  desk: Pick<Desk, 'call'>,
  terminal: Pick<Terminal, 'readFile' | 'tell'>,
  file: string,
): Promise<string> {
  const text = await terminal.readFile(file);
  const read = await desk.call('keys.inspect', { text });
  const isCut = read.ok && read.value.ok && read.value.repairs.includes('dropped-rest');
  if (isCut) terminal.tell(`${file}: ${say('key-repair-dropped-rest')}`);
  return text;
}
