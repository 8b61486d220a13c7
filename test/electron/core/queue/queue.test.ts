import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createQueue } from '../../../../electron/core/queue/queue.ts';
import type { Kind } from '../../../../electron/core/kinds/base/define-kind.ts';
import type { Step } from '../../../../electron/core/kinds/base/step.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { kindsOf, lookingKind } from '../../../fakes/kinds.ts';
import { stored } from '../../../fakes/request.ts';

type Facts = Record<string, unknown>;

const kindOf = (observe: Step<Facts>['observe'], settled: string[] = []): Kind =>
  lookingKind(observe, { settled: (id) => void settled.push(id) });

const answering = { probe: () => Promise.resolve() };

function queueOver(requests: StoredRequest[], account: Kind, directory = answering) {
  const clock = fakeClock();
  const journal = fakeJournal(...requests);
  const errors: unknown[] = [];
  const shown: string[] = [];
  const queue = createQueue({
    ...{
      journal,
      clock,
      directory,
      cloud: undefined,
      kinds: kindsOf(account),
      random: () => 1,
      show: ({ state }) => void shown.push(state),
    },
    pace: () => Promise.resolve(),
    log: { info: () => undefined, error: (...all) => void errors.push(all) },
  });
  return { clock, journal, queue, errors, shown };
}

const requests = (count: number): StoredRequest[] =>
  Array.from({ length: count }, (_, i) => stored({ id: `request-${i}` }));

const offline = () => Promise.reject(new AppError('directory-unreachable', 'away'));

describe('the queue', () => {
  it('records how a request ended, and tells the kind', async () => {
    const settled: string[] = [];
    const { queue, journal } = queueOver(
      requests(1),
      kindOf(async () => ({ is: 'done' }), settled),
    );
    await queue.run('request-0');
    expect(journal.onDisk.get('request-0')).toMatchObject({ state: 'confirmed' });
    expect(settled).toEqual(['request-0']);
  });

  it('tells nobody that a request is confirmed before that is on disk', async () => {
    const done: Step<Facts>['observe'] = async () => ({ is: 'done' });
    const { queue, journal, shown } = queueOver(requests(1), kindOf(done));
    const { save } = journal;
    journal.save = () => Promise.reject(new AppError('lease-lost', 'another process has it'));
    await queue.run('request-0');
    expect(shown).not.toContain('confirmed');
    journal.save = save;
    await queue.run('request-0');
    expect(shown.at(-1)).toBe('confirmed');
  });

  it('runs few at once, and all in the end', async () => {
    let running = 0;
    let most = 0;
    const observe: Step<Facts>['observe'] = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return { is: 'done' };
    };
    const { queue, journal } = queueOver(requests(30), kindOf(observe));
    await queue.runAll();
    expect(most).toBe(4);
    expect([...journal.onDisk.values()].filter(({ state }) => state === 'confirmed')).toHaveLength(
      30,
    );
  });

  it('runs a request once, however often it is told to', async () => {
    let looks = 0;
    const { queue } = queueOver(
      requests(1),
      kindOf(async () => {
        looks += 1;
        return { is: 'done' };
      }),
    );
    await Promise.all([queue.run('request-0'), queue.run('request-0'), queue.runAll()]);
    await queue.run('request-0');
    expect(looks).toBe(1);
  });

  it('tries one once more that was on its way when everything was to run, and ended by what was so before', async () => {
    const asked = Promise.withResolvers<undefined>();
    const answered = Promise.withResolvers<undefined>();
    let signedIn = false;
    const { queue, journal } = queueOver(
      requests(1),
      kindOf(async () => {
        if (signedIn) return { is: 'done' };
        asked.resolve(undefined);
        await answered.promise;
        throw new AppError('sign-in-needed', 'nobody is signed in');
      }),
    );
    const run = queue.run('request-0');
    await asked.promise;
    signedIn = true;
    const all = queue.runAll();
    await new Promise((resolve) => setImmediate(resolve));
    answered.resolve(undefined);
    await Promise.all([run, all]);
    expect(journal.onDisk.get('request-0')).toMatchObject({ state: 'confirmed' });
  });

  it('tries a waiting request again by itself when its time has come', async () => {
    let network = offline;
    const { queue, journal, clock } = queueOver(
      requests(1),
      kindOf(() => network()),
    );
    await queue.run('request-0');
    expect(journal.onDisk.get('request-0')).toMatchObject({ state: 'waiting', failures: 1 });
    expect(clock.next()).toBe(2000);
    network = () => Promise.resolve({ is: 'done' }) as never; // the network is back
    clock.advance(2000);
    await queue.runAll();
    expect(journal.onDisk.get('request-0')).toMatchObject({ state: 'confirmed' });
  });

  it('waits no longer where the clock is set back while it writes how long', async () => {
    const { queue, journal, clock } = queueOver(requests(1), kindOf(offline));
    const { save } = journal;
    journal.save = async (request) => {
      clock.advance(-12 * 3_600_000);
      await save(request);
    };
    await queue.run('request-0');
    expect(clock.next()).toBe(2000);
  });

  it('tries again by itself what the journal could not take', async () => {
    const { queue, journal, clock, errors } = queueOver(
      requests(1),
      kindOf(async () => ({ is: 'done' })),
    );
    const { save } = journal;
    journal.save = () => Promise.reject(new AppError('storage-failed', 'the disk is full'));
    await queue.run('request-0');
    expect(errors).toHaveLength(1);
    expect(journal.onDisk.get('request-0')).toMatchObject({ state: 'saved' });
    journal.save = save;
    expect(clock.next()).toBe(30_000);
    clock.advance(30_000);
    await expect.poll(() => journal.onDisk.get('request-0')?.state).toBe('confirmed');
  });

  it('spares a directory that is away: a few tries, then only probes, then everybody by itself', async () => {
    let network = true;
    let tries = 0;
    let probes = 0;
    const observe: Step<Facts>['observe'] = async () => {
      tries += 1;
      return network ? { is: 'done' } : offline();
    };
    const probe = async () => {
      probes += 1;
      if (!network) await offline();
    };
    const { queue, journal, clock } = queueOver(requests(100), kindOf(observe), { probe });
    const states = () => new Set([...journal.written].map(({ state }) => state));
    network = false;
    await queue.runAll();
    expect(tries).toBeLessThanOrEqual(8);
    await journal.file([stored({ id: 'request-later' })]);
    await queue.run('request-later');
    expect(await journal.get('request-later')).toMatchObject({
      state: 'waiting',
      problem: { code: 'directory-unreachable' },
      retryAt: '2027-08-04T08:00:02.000Z',
    });
    const before = tries;
    for (let i = 0; i < 10; i += 1) {
      clock.advance(60_000);
      await queue.runAll();
    }
    expect(tries).toBe(before);
    expect(probes).toBeGreaterThanOrEqual(10);
    network = true;
    clock.advance(60_000);
    await expect
      .poll(async () => (await journal.list({ limit: 1000 })).map(({ state }) => state))
      .toSatisfy((all: string[]) => all.every((state) => state === 'confirmed'));
    expect(states()).not.toContain('needs-you');
    await queue.stop();
  });

  it('lets one that needs a person not hold up the others', async () => {
    const observe: Step<Facts>['observe'] = async (_facts, { requestId }) =>
      requestId === 'request-1'
        ? { is: 'blocked', code: 'name-taken', params: [] }
        : { is: 'done' };
    const { queue, journal } = queueOver(requests(3), kindOf(observe));
    await queue.runAll();
    expect([...journal.onDisk.values()].map(({ state }) => state)).toEqual([
      'confirmed',
      'needs-you',
      'confirmed',
    ]);
  });

  it('leaves alone what another process has', async () => {
    const { queue, journal } = queueOver(
      requests(1),
      kindOf(() => expect.unreachable()),
    );
    await journal.claim('request-0');
    await queue.runAll();
    expect(journal.onDisk.get('request-0')).toMatchObject({ state: 'saved' });
  });

  it('leaves alone what has ended', async () => {
    const ended = stored({ state: 'dismissed' });
    const { queue, journal } = queueOver(
      [ended],
      kindOf(() => expect.unreachable()),
    );
    await queue.run(ended.id);
    expect(journal.written).toEqual([]);
  });

  it('starts nothing after it was stopped, and waits for what is on its way', async () => {
    const { promise, resolve } = Promise.withResolvers<{ is: 'done' }>();
    const started = Promise.withResolvers<undefined>();
    const observe = () => {
      started.resolve(undefined);
      return promise;
    };
    const { queue, journal, clock } = queueOver(requests(2), kindOf(observe));
    void queue.run('request-0');
    await started.promise;
    const stopped = queue.stop();
    void queue.run('request-1');
    resolve({ is: 'done' });
    await stopped;
    expect(journal.onDisk.get('request-0')).toMatchObject({ state: 'confirmed' });
    expect(journal.onDisk.get('request-1')).toMatchObject({ state: 'saved' });
    expect(clock.next()).toBeUndefined();
  });

  it('survives a journal that cannot be written', async () => {
    const { queue, journal, errors } = queueOver(
      requests(1),
      kindOf(async () => ({ is: 'done' })),
    );
    journal.save = () => Promise.reject(new AppError('storage-failed', 'disk full'));
    await queue.run('request-0');
    expect(errors).toHaveLength(1);
    expect(await journal.claim('request-0')).toBe(true);
  });
});
