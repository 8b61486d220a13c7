import { expect, it } from 'vitest';
import { createRecipes } from '../../../../electron/core/jobs/recipes.ts';
import { createPasswords } from '../../../../electron/core/services/passwords.ts';
import { requestKinds } from '../../../../shared/domain/request.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { directoryOf } from '../../../fakes/people.ts';
import { facts } from '../../../fakes/request.ts';
import { undo } from '../../../fakes/undo.ts';

const recipes = createRecipes({
  directory: directoryOf(),
  numbers: { take: () => Promise.resolve(1), lost: () => undefined },
  passwords: createPasswords(),
  journal: fakeJournal(),
  clock: fakeClock(),
  show: () => undefined,
});

it('there is one for every kind of request, and it takes back from the journal what it wrote', () => {
  const written = { account: facts(), 'undo-account': undo() };
  for (const kind of requestKinds) {
    expect(recipes[kind].facts.parse(JSON.parse(JSON.stringify(written[kind]))), kind).toEqual(
      written[kind],
    );
  }
});

it('no two of them have a step with the same id: a step’s id is its word on the screen', () => {
  const ids = requestKinds.flatMap((kind) => recipes[kind].steps.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
