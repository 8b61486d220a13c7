import { readSsh } from '../../shared/ssh/read-ssh.ts';
import { readSshCode, sshCode } from '../../shared/ssh/ssh-code.ts';
import { sshReading } from '../../shared/ssh/ssh-reading.ts';
import { behindRefused } from '../shared/ssh/ssh-samples.ts';
import type { Format } from './try-inputs.ts';

/** What an ssh wrote, and what a newcomer brings of it: what is read of either is a reading, or nothing. */
export const sshFormats: readonly Format[] = [
  {
    name: 'ssh output',
    samples: [Buffer.from(behindRefused)],
    words: [
      ...['Permission denied (', 'Load key "', 'Authenticated to ', '\u001B[31m', '\r', 'debug1: '],
      ...['SHA256:', ' agent', "' are too open", 'open failed: ', '/home/', '@', " as '"],
    ],
    read: (input) => void sshReading.parse(readSsh(input.toString())),
  },
  {
    name: 'ssh code',
    samples: [Buffer.from(sshCode(readSsh(behindRefused)))],
    words: ['lanyard-ssh:', ';', '=', 'AAAA', '\n', ' '],
    read(input) {
      const read = readSshCode(input.toString());
      if (read) sshReading.parse(read);
    },
  },
];
