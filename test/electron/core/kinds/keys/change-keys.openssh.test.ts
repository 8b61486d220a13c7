import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../../electron/adapters/node/system.ts';
import { removeKeys, tidyKeys } from '../../../../../electron/core/kinds/keys/change-keys.ts';
import type { KeysFacts } from '../../../../../electron/core/kinds/keys/facts.ts';
import { createKeys } from '../../../../../electron/core/people/keys.ts';
import type { Step } from '../../../../../electron/core/kinds/base/step.ts';
import { directoryOf, jane } from '../../../../fakes/people.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import {
  lineOf,
  blobOf,
  openKeyFolder,
  type KeyFolder,
} from '../../../../shared/keys/key-fixtures.ts';

const keys = createKeys({ rules: plainProfile().accounts, sha256 });
const type = 'ssh-ed25519';
const key = (n: number, comment = ''): string => {
  const [, base64 = ''] = lineOf(type, blobOf(type, new Uint8Array(32).fill(n))).split(' ');
  return `${type} ${base64} ${comment}`.trimEnd();
};
const half = key(9).slice(0, -12);
const dsa = `ssh-dss ${Buffer.from(blobOf('ssh-dss', 'p', 'q', 'g', 'y')).toString('base64')} old`;
const pem = '-----BEGIN OPENSSH PRIVATE KEY-----';

const run = { requestId: 'r', attempted: false };

/** Takes the step until it is done, on Jane's entry with these values; answers what stands there then. */
async function took(
  stepOf: (ports: Parameters<typeof tidyKeys>[0]) => Step<KeysFacts>,
  stored: readonly string[],
  change: Partial<KeysFacts>,
): Promise<readonly string[]> {
  const directory = directoryOf({ ...jane, sshPublicKeys: stored });
  const step = stepOf({ directory, keys });
  const facts = { shellName: jane.uid, username: '', remove: [], ownerProven: true, ...change };
  const typed = facts as KeysFacts; // `ownerProven` widens to boolean
  if ((await step.observe(typed, run)).is === 'missing') await step.apply?.(typed, run);
  expect(await step.observe(typed, run)).toMatchObject({ is: 'done' });
  return (await directory.look({ names: [jane.uid] }))[0]?.sshPublicKeys ?? [];
}

const tidied = (...stored: string[]) => took(tidyKeys, stored, { tidy: stored.map(keys.lineIdOf) });
const without = (stored: readonly string[], ...gone: string[]) =>
  took(removeKeys, stored, { remove: gone.map(keys.fingerprintOf) });

/** Values, and what is to stand there once all of them were put in order. */
const values: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['a sound key', [key(1, 'a')], [key(1, 'a')]],
  [
    'options',
    [`from="10.0.0.0/8",no-pty ${key(1, 'bot')}`],
    [`from="10.0.0.0/8",no-pty ${key(1, 'bot')}`],
  ],
  ['a certificate authority', [`cert-authority ${key(1)}`], [`cert-authority ${key(1)}`]],
  ['options in a second line', [`${key(1)}\nno-pty ${key(2)}`], [`${key(1)}\nno-pty ${key(2)}`]],
  ['options behind a key', [`${key(1)} from="x" ${key(2)}`], [`${key(1)} from="x" ${key(2)}`]],
  ['two keys in two lines', [`${key(1, 'a')}\n${key(2, 'b')}`], [key(1, 'a'), key(2, 'b')]],
  ['two keys in one line', [`${key(1, 'a')} ${key(2, 'b')}`], [key(1, 'a'), key(2, 'b')]],
  ['a key and one too old', [`${key(1)}\n${dsa}`], [key(1), dsa]],
  ['one too old and a key', [`${dsa}\n${key(1)}`], [`${dsa}\n${key(1)}`]],
  ['a type that is not taken', [dsa], [dsa]],
  ['a mark in its comment', [`${key(1)} a\u200Fb`], [key(1, 'ab')]],
  ['an Arabic mark in its comment', [`${key(1)} \u061C`], [key(1)]],
  ['a control in its comment', [`${key(1)} a\u009F`], [key(1, 'a')]],
  ['marks in each of two', [`${key(1)} a\u200F\n${key(2)} b\u061C`], [key(1, 'a'), key(2, 'b')]],
  ['a private key behind it', [`${key(1, 'a')}\n${pem}`], [key(1, 'a')]],
  ['a private key in its comment', [`${key(1)} ${pem}`], [key(1)]],
  ['one hidden in its comment', [`${key(1)} ${pem.replace('PRIV', 'PRIV\u0007')}`], [key(1)]],
  ['half a key', [half], []],
  ['half a key in front of one', [`${half}\n${key(1)}`], [key(1)]],
  ['words', ['my laptop'], []],
  ['words in front of a key', [`my laptop\n${key(1)}`], [key(1)]],
  ['a key that was taken out of use', [`OLD ${key(1)}\n# ${key(2)}\n${key(3)}`], [key(3)]],
  ['a private key', [pem], []],
  ['the same key twice', [key(1, 'a'), key(1, 'b')], [key(1, 'a')]],
  [
    'the same key three times, two of them wrong',
    [`${key(1)}\r`, key(1, 'b'), ` ${key(1)}`],
    [key(1, 'b')],
  ],
  [
    'a key beside one that has it among others',
    [`${key(1)}\n${key(2)}`, key(1, 'b')],
    [key(1, 'b'), key(2)],
  ],
  [
    'a key beside one that only looks like it',
    [`${type}\u00A0${key(1).split(' ')[1]}`, key(1, 'b')],
    [key(1, 'b')],
  ],
];

describe('stored keys', () => {
  let folder: KeyFolder;
  /** Fingerprints of what sshd reads in these values. ssh-keygen takes any word for options; sshd knows no “OLD”. */
  const readIn = (stored: readonly string[]): string[] =>
    folder.listAll(stored.join('\n').replaceAll(/^OLD .*$/gmu, ''));
  beforeAll(() => {
    folder = openKeyFolder();
  });
  afterAll(() => folder.remove());

  it.each(values)('that are put in order: %s', async (_, stored, expected) => {
    const now = await tidied(...stored);
    expect(now.toSorted()).toEqual(expected.toSorted());
    expect(readIn(now)).toEqual(expect.arrayContaining(readIn(stored)));
    // What is in order stays: nothing is written a second time.
    expect((await tidied(...now)).toSorted()).toEqual(now.toSorted());
  });

  it.each(values)('of which one goes, and no other with it: %s', async (_, stored) => {
    for (const gone of [key(1), key(2), key(3)]) {
      const fingerprint = keys.fingerprintOf(gone);
      const left = readIn(await without(stored, gone));
      const others = readIn(stored).filter((one) => one !== fingerprint);
      expect(left).toEqual(expect.arrayContaining(others));
      expect(left).not.toContain(fingerprint);
    }
  });

  it('of which one is told by its whole where it is wrapped', async () => {
    const wrapped = key(1).replace(/.{12}$/u, '\n$&');
    expect(await without([wrapped, key(2)], key(1))).toEqual([key(2)]);
  });

  it('that read alike stay, for they could only go together', async () => {
    const directory = directoryOf({ ...jane, sshPublicKeys: [key(1, '\uFFFD'), key(1, '\uFFFD')] });
    const facts: KeysFacts = {
      ...{ shellName: jane.uid, username: '', remove: [], ownerProven: true },
      tidy: [keys.lineIdOf(key(1, '\uFFFD'))],
    };
    expect(await tidyKeys({ directory, keys }).observe(facts, run)).toMatchObject({ is: 'done' });
  });
});
