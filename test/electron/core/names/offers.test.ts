import { describe, expect, it } from 'vitest';
import { freeAlternatives, sparePairs } from '../../../../electron/core/names/offers.ts';
import { blankNameMemory, indexOf, nameMemoryOf } from '../../../fakes/name-index.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const rules = plainProfile().accounts;
const wished = { username: 'Jane Doe', shellName: 'jdoe' };
const pairs = ['a', 'b', 'c', 'd'].map((shellName) => ({ username: 'Jane Doe', shellName }));
const shellNames = (offered: readonly { shellName: string }[]) =>
  offered.map(({ shellName }) => shellName);

describe('free alternatives', () => {
  it('are three, and nobody’s', async () => {
    const [first] = await freeAlternatives(wished, { directory: directoryOf(jane), rules });
    const gone = {
      ...jane,
      uid: first?.shellName ?? '',
      uids: [first?.shellName ?? ''],
      cns: ['Gone'],
      uidNumber: 7,
    };
    const others = await freeAlternatives(wished, { directory: directoryOf(jane, gone), rules });
    expect(others).toHaveLength(3);
    expect(shellNames(others)).not.toContain(gone.uid);
  });
});

describe('spare pairs', () => {
  it('are in their order where nothing is known', async () => {
    const recalled = await blankNameMemory().about([]);
    expect(shellNames(sparePairs(pairs, recalled))).toEqual(['a', 'b', 'c']);
  });

  it('begin with what is known to be free and leave out what is known to be taken', async () => {
    const recall = nameMemoryOf(await indexOf(['a'], '2027-08-04T07:00:00.000Z'));
    // Of `b` nothing is asked, so nothing is known.
    const recalled = await recall.about(['Jane Doe', 'a', 'c', 'd']);
    expect(shellNames(sparePairs(pairs, recalled))).toEqual(['c', 'd', 'b']);
  });
});
