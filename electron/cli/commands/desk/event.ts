import { newEventKeys } from '../../../adapters/bundle/event-keys.ts';
import { ok } from '../../../../shared/result.ts';
import type { Command } from '../../base/command.ts';
import { EXIT } from '../../base/exit-codes.ts';
import { say } from '../../base/words.ts';

export const eventKeygen: Command = {
  name: 'event keygen',
  summary: 'Create an event key and print its public part',
  examples: ['lanyard event keygen hackathon.key'],
  options: {},
  positionals: ['FILE'],
  alone: true,
  async run(_desk, { positionals: [path = ''] }, terminal) {
    const file = await terminal.newFile(path);
    const { publicKey, privateKey } = newEventKeys();
    await file.write(`${privateKey}\n`);
    return ok({
      value: { publicKey, privateKeyFile: path },
      lines: [
        say('cli-keygen-public'),
        `  publicKey: ${publicKey}`,
        say('cli-keygen-private', path),
      ],
      exit: EXIT.confirmed,
    });
  },
};
