import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { blankNameMemory, emptyIndex, indexOf, nameMemoryOf } from '../../../fakes/name-index.ts';
import { facts, stored } from '../../../fakes/request.ts';

const early = '2027-08-04T07:00:00.000Z';
const late = '2027-08-04T07:46:00.000Z';

describe('recall', () => {
  it('knows nothing of a name that nobody ever asked about', async () => {
    const about = await blankNameMemory().about(['jdoe']);
    expect(about('jdoe')).toEqual({ is: 'could-not-ask' });
  });

  it('believes the newer of what it was told and what the index says', async () => {
    const recall = nameMemoryOf(await indexOf(['jdoe'], early));
    recall.note('JDoe', { is: 'free', asked: late });
    expect((await recall.about(['jdoe']))('JDOE')).toEqual({ is: 'free-as-of', asked: late });

    const newer = nameMemoryOf(await indexOf(['jdoe'], late));
    newer.note('jdoe', { is: 'free', asked: early });
    expect((await newer.about(['jdoe']))('jdoe')).toEqual({ is: 'taken-as-of', asked: late });
  });

  it('lets a card of this desk weigh more, dismissed ones not at all, and leaves out the one it is asked for', async () => {
    const wish = stored({ facts: facts({ username: 'Jane Doe', shellName: 'jdoe' }) });
    const gone = stored({
      id: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e12',
      state: 'dismissed',
      facts: facts({ username: 'Ada', shellName: 'ada', email: 'ada@example.org' }),
    });
    const recall = nameMemoryOf(await indexOf(['jdoe'], early), fakeJournal(wish, gone));
    const about = await recall.about(['jane doe', 'jdoe', 'ada']);
    expect(about('JANE  DOE')).toEqual({ is: 'wanted-here', holder: 'jdoe' });
    expect(about('ada')).toEqual({ is: 'free-as-of', asked: early });
    expect((await recall.about(['jdoe'], wish.id))('jdoe')).toEqual({
      is: 'taken-as-of',
      asked: early,
    });
  });

  it('goes on without the cards of a journal that cannot be read, and hides no mistake of ours', async () => {
    const locked = { list: () => Promise.reject(new AppError('vault-locked', '')) };
    const recall = nameMemoryOf(await indexOf([], early), locked);
    expect((await recall.about(['jdoe']))('jdoe')).toEqual({ is: 'free-as-of', asked: early });
    const broken = { list: () => Promise.reject(new TypeError('a bug')) };
    const failing = nameMemoryOf(emptyIndex(), broken);
    await expect(failing.about(['jdoe'])).rejects.toThrow('a bug');
  });

  it('remembers the last 500 answers', async () => {
    const recall = blankNameMemory();
    for (let i = 0; i <= 500; i += 1) recall.note(`name${i}`, { is: 'free', asked: early });
    const about = await recall.about(['name0', 'name1', 'name500']);
    expect(['name0', 'name1', 'name500'].map((name) => about(name).is)).toEqual([
      'could-not-ask',
      'free-as-of',
      'free-as-of',
    ]);
  });
});
