import { expect, it } from 'vitest';
import { createWrittenBy } from '../../../../electron/core/storage/written-by.ts';
import type { StoredRequest, Writing } from '../../../../electron/core/ports/request-journal.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { stored } from '../../../fakes/request.ts';

const target = { of: 'bikes', wants: 'made' };
const targetOf = ({ kind }: Pick<StoredRequest, 'kind'>) => (kind === 'tool' ? target : undefined);

function noted(...older: StoredRequest[]) {
  const written: (Writing | undefined)[] = [];
  const targets: unknown[] = [];
  const journal = {
    ...fakeJournal(stored()),
    file: async (
      requests: readonly StoredRequest[],
      as?: Writing | ((request: StoredRequest) => Writing),
    ) => {
      for (const one of requests) written.push(typeof as === 'function' ? as(one) : as);
    },
    save: async (_: unknown, as?: Writing) => void written.push(as),
    mark: async (_: unknown, as?: Writing) => void written.push(as),
    untargeted: () => Promise.resolve(older),
    noteTarget: async (id: string, found: unknown) => void targets.push([id, found]),
  };
  return { journal, written, targets };
}

it('a journal that is written by somebody says who is signed in at each write, and reads as before', async () => {
  const { journal: whole, written } = noted();
  let signedIn = true;
  const who = () => (signedIn ? 'uid=ada' : '');
  const writtenBy = createWrittenBy(whole, { target: targetOf });
  const { journal } = writtenBy('queue', who);
  await journal.file([stored()]);
  await writtenBy('person', who).journal.save(stored());
  signedIn = false;
  await journal.mark(stored());
  const counted = { as: undefined, person: 'jdoe' };
  expect(written).toEqual([
    { by: 'queue', who: 'uid=ada', target: 'none', counted },
    { by: 'person', who: 'uid=ada', target: 'none', counted },
    { by: 'queue', who: '', target: 'none', counted },
  ]);
  expect(await journal.list({ limit: 1000 })).toEqual([stored()]);
});

it('a request is written with what it is about, and as what it counts of whom', async () => {
  const { journal: whole, written } = noted();
  const { journal } = createWrittenBy(whole, { target: targetOf, counts: () => 'tool' })(
    'person',
    () => '',
  );
  await journal.save(stored({ kind: 'tool', facts: { shellName: 'JDoe' } }));
  expect(written).toEqual([
    { by: 'person', who: '', target, counted: { as: 'tool', person: 'jdoe' } },
  ]);
});

it('a request of nobody is written without a person', async () => {
  const { journal: whole, written } = noted();
  const { journal } = createWrittenBy(whole, { target: targetOf })('person', () => '');
  await journal.save(stored({ facts: { shellName: '' } }));
  expect(written[0]?.counted?.person).toBeUndefined();
});

it('what an older Lanyard filed is noted once, before anything is filed or looked for', async () => {
  const older = [stored({ id: 'one', kind: 'tool' }), stored({ id: 'two' })];
  const { journal: whole, targets } = noted(...older);
  const writtenBy = createWrittenBy(whole, { target: targetOf });
  await writtenBy('person', () => '').journal.conflicting(target);
  const found = [
    ['one', target],
    ['two', 'none'],
  ];
  expect(targets).toEqual(found);
  await writtenBy('queue', () => '').journal.save(stored());
  expect(targets).toEqual(found);
});

it('a journal that cannot be read yet is asked again by whoever comes next', async () => {
  const { journal: whole, written } = noted();
  let locked = true;
  const untargeted = () => (locked ? Promise.reject(new Error('locked')) : Promise.resolve([]));
  const { journal } = createWrittenBy({ ...whole, untargeted }, { target: targetOf })(
    'person',
    () => '',
  );
  await expect(journal.save(stored())).rejects.toThrow('locked');
  locked = false;
  await journal.save(stored());
  expect(written).toHaveLength(1);
});
