import { createBundleSeal } from '../../electron/adapters/bundle/bundle-seal.ts';
import { newEventKeys } from '../../electron/adapters/bundle/event-keys.ts';
import { readContent } from '../../electron/core/bundles/content.ts';
import {
  addFrame,
  assembleFrames,
  readFrame,
  toFrames,
  type Collected,
} from '../../shared/bundle/bundle-frames.ts';
import { eventKeyBytes } from '../../shared/domain/event-key.ts';
import type { Format } from './try-inputs.ts';

const contentWith = (sshKey: string): string =>
  JSON.stringify({
    from: 'newcomer',
    madeAt: '2027-08-04T08:00:00.000Z',
    requests: [
      {
        ...{ id: '2c5ea4c0-4067-41e9-8bad-9b1deb4d3b7d', kind: 'account' },
        createdAt: '2027-08-04T08:00:00.000Z',
        facts: {
          ...{ username: 'Jane Doe', shellName: 'jdoe', email: 'jane@example.org' },
          ...{ sshKey, agreedAt: '2027-08-04T08:00:00.000Z' },
        },
        further: {
          membership: { reason: 'A bot that mends citations' },
          tool: { name: 'citations' },
          project: { name: 'citations-lab', purpose: 'Try the bot', zone: true },
        },
      },
    ],
  });

const buffers = (...texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text));

const contents = (content: string): Format => ({
  name: 'content of a bundle',
  samples: buffers(content),
  words: [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    'null',
    '1e999',
    '__proto__',
    '"facts":',
    '"further":',
    '\\u0000',
  ],
  read: (input) => readContent(input.toString('utf8')),
});

/** What a camera reads: lines of which each is a part, or none. The other parts are there. */
function frames(content: string): Format {
  const [first = '', ...others] = toFrames(Buffer.from(content));
  return {
    name: 'QR text',
    samples: buffers(first, ...others, [first, ...others].join('\n')),
    words: ['LANYARD1', 'LANYARD2', '0102', '9999', ' ', first],
    read(input) {
      let collected: Collected | undefined;
      for (const line of [...input.toString('utf8').split('\n'), ...others]) {
        const read = readFrame(line);
        if (read.is === 'frame') collected = addFrame(collected, read.frame);
      }
      const whole = collected && assembleFrames(collected);
      if (whole && Buffer.from(whole).toString() !== content) {
        throw new Error('a bundle that nobody sealed');
      }
    },
  };
}

const eventKeys = ({ publicKey, privateKey }: ReturnType<typeof newEventKeys>): Format => ({
  name: 'event key',
  samples: buffers(privateKey, `${publicKey}\n`),
  words: ['lanyard-x25519:', 'lanyard-x25519-private:', '=', ' '],
  read(input) {
    for (const half of ['public', 'private'] as const) {
      const length = eventKeyBytes(half, input.toString('utf8'))?.length ?? 32;
      if (length !== 32) throw new Error('a key of another length');
    }
  },
});

/** Everything that travels between machines: sealed, opened, in pieces, and the key it is sealed for. */
export async function bundleFormats(sshKey: string): Promise<readonly Format[]> {
  const keys = newEventKeys();
  const privateKey = (): Promise<string> => Promise.resolve(keys.privateKey);
  const seal = createBundleSeal({ eventId: 'e', publicKey: keys.publicKey, privateKey });
  const content = contentWith(sshKey);
  const sealed: Format = {
    name: 'bundle',
    samples: buffers(await seal.seal(content, 'desk'), await seal.seal(content, 'newcomer')),
    words: ['lanyard-bundle:', 'TE5ZQg', '=', 'AAAA', '\n'],
    read: async (input) => readContent((await seal.open(input.toString('utf8'))).content),
  };
  return [sealed, contents(content), frames(content.repeat(3)), eventKeys(keys)];
}
