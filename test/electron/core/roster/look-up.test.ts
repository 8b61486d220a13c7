import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Directory, Look } from '../../../../electron/core/ports/directory.ts';
import { lookUp, ownAccount } from '../../../../electron/core/roster/look-up.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';

/** A directory that notes what it was asked. */
function noting(directory: Pick<Directory, 'look'>, asked: Look[]): Pick<Directory, 'look'> {
  return {
    look(what) {
      asked.push(what);
      return directory.look(what);
    },
  };
}
const many = (count: number, what: string) =>
  Array.from({ length: count }, (_, i) => `${what}${i}`);

describe('lookUp', () => {
  it('finds holders of names and addresses, compared as the directory compares', async () => {
    const seen = await lookUp(directoryOf(jane), {
      names: ['JANE  doe', 'JDOE', 'nobody'],
      mails: ['Jane@Example.org'],
    });
    expect(seen.holderOf('jane doe')?.uid).toBe('jdoe');
    expect(seen.holderOf('JDoe')?.uid).toBe('jdoe');
    expect(seen.holderOf('nobody')).toBeUndefined();
    expect(seen.peopleAt('jane@example.org')).toEqual([jane]);
    expect(seen.isComplete).toBe(true);
  });

  it('finds somebody once who is found by several searches, or has an address twice', async () => {
    const twice = { ...jane, mails: ['jane@example.org', 'JANE@example.org', 'roe@example.org'] };
    const mails = ['jane@example.org', ...many(200, 'm'), 'roe@example.org'];
    const seen = await lookUp(directoryOf(twice), { names: ['jdoe'], mails });
    expect(seen.peopleAt('jane@example.org')).toEqual([twice]);
    expect(seen.peopleAt('roe@example.org')).toEqual([twice]);
  });

  it('asks for 4,000 names and 2,000 addresses in 20 searches', async () => {
    const asked: Look[] = [];
    await lookUp(noting(directoryOf(), asked), { names: many(4000, 'n'), mails: many(2000, 'm') });
    expect(asked).toHaveLength(20);
    expect(asked.flatMap(({ names = [] }) => names)).toEqual(many(4000, 'n'));
    expect(asked.flatMap(({ mails = [] }) => mails)).toEqual(many(2000, 'm'));
  });

  it('asks for nothing twice, and nobody for nothing', async () => {
    const asked: Look[] = [];
    await lookUp(noting(directoryOf(), asked), { names: ['a', 'A', ' a '] });
    await lookUp(noting(directoryOf(), asked), { names: [] });
    expect(asked).toEqual([{ names: ['a'], mails: [] }]);
  });

  it('stops asking when the network is away, and says what was asked before', async () => {
    let calls = 0;
    const failing: Pick<Directory, 'look'> = {
      async look() {
        calls += 1;
        if (calls > 1) throw new AppError('directory-timeout', 'away');
        return [];
      },
    };
    const seen = await lookUp(failing, { names: many(1000, 'n') });
    expect(calls).toBe(2);
    expect([seen.isComplete, seen.wasAsked('n0'), seen.wasAsked('n200')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('lets a mistake of ours through instead of hiding it', async () => {
    const broken = { look: () => Promise.reject(new TypeError('a bug')) };
    await expect(lookUp(broken, { names: ['a'] })).rejects.toThrow('a bug');
  });
});

it('an account is somebody’s own where nobody else has the address, and it is not blocked', () => {
  const other = { ...jane, uid: 'other' };
  const blocked = { ...jane, blocked: true };
  expect([[jane], [], [jane, other], [blocked], [blocked, other]].map(ownAccount)).toEqual([
    jane,
    ...Array<undefined>(4).fill(undefined),
  ]);
});
