import { expect, it } from 'vitest';
import { owner } from '../../../electron/core/base/caller.ts';
import { bundleReport } from '../../../shared/bundle/bundle.ts';
import { requestView } from '../../../shared/requests/request.ts';
import { card, password, handOver } from '../../fakes/hand-over.ts';
import { directoryOf, jane } from '../../fakes/people.ts';
import { plainProfile } from '../../fakes/profile.ts';
import { createWorld, removeFolder } from '../../fakes/world.ts';
import { manyTimes } from '../../races/runs.ts';

const full = { ...card, password };
const event = handOver();

/** Two people who call one process, each with a core of their own over what belongs to the process. */
const callersOf = ({ app }: Pick<ReturnType<typeof createWorld>, 'app'>) =>
  [
    app.for({ ...owner('web'), who: 'uid=ada' }),
    app.for({ ...owner('web'), who: 'uid=grace' }),
  ] as const;

it(
  'two callers who file the same card at once file one request, in the name of one of them',
  manyTimes,
  async () => {
    const world = createWorld({ directory: directoryOf(jane), profile: plainProfile() });
    const answers = await Promise.all(
      callersOf(world).map(({ dispatch }) => dispatch('requests.submit', full)),
    );
    const ids = answers.map((answer) => answer.ok && requestView.parse(answer.value).id);
    expect(new Set(ids).size).toBe(1);
    const [filed] = await world.journal.list({ limit: 1000 });
    expect(['uid=ada', 'uid=grace']).toContain(filed?.askedBy);
    await world.app.stop();
    removeFolder(world.folder);
  },
);

it('two callers who import the same transfer file at once take it in once', manyTimes, async () => {
  const laptop = event.laptop();
  const { bundle } = await laptop.ask('bundles.make', card);
  const desk = event.desk();
  const answers = await Promise.all(
    callersOf(desk).map(({ dispatch }) => dispatch('bundles.import', { bundle })),
  );
  const verdicts = answers.flatMap((answer) =>
    answer.ok ? bundleReport.parse(answer.value).requests.map(({ verdict }) => verdict) : [],
  );
  expect(verdicts.toSorted()).toEqual(['known', 'new']);
  expect(await desk.journal.list({ limit: 1000 })).toHaveLength(1);
});

it('a request that is filed after a sign-out names nobody who was here before', async () => {
  const world = createWorld({ directory: directoryOf(jane), profile: plainProfile() });
  await world.ask('session.signIn', { bindDn: 'uid=ada', password });
  const { id } = await world.ask('requests.submit', full);
  await world.ask('session.signOut', {});
  const { sshKey: _, ...keyless } = full;
  const next = { username: 'Next Person', shellName: 'next', email: 'next@example.org' };
  const { id: later } = await world.ask('requests.submit', { ...keyless, ...next });
  const askedBy = async (of: string) => (await world.journal.get(of))?.askedBy;
  expect([await askedBy(id), await askedBy(later)]).toEqual(['uid=ada', '']);
  await world.app.stop();
  removeFolder(world.folder);
});
