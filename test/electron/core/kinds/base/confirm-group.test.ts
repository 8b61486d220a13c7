import { describe, expect, it } from 'vitest';
import {
  confirmGroup,
  type ExpectedGroup,
} from '../../../../../electron/core/kinds/base/confirm-group.ts';
import {
  type LateGroup,
  watchAnew,
  type Watching,
} from '../../../../../electron/core/kinds/base/group-watch.ts';
import type { Clock } from '../../../../../electron/core/ports/system.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';

const run = { requestId: 'r', attempted: false };
const START = Date.parse('2027-08-04T08:00:00Z');

interface Facts extends Watching {
  readonly groups: readonly ExpectedGroup[];
}

/** Time passes at once, and is written down. */
function passingClock() {
  const pauses: number[] = [];
  let now = START;
  let set = 0;
  const clock: Clock = {
    up: () => now - set,
    now: () => new Date(now),
    after(ms, callback) {
      pauses.push(ms);
      queueMicrotask(callback);
      return () => undefined;
    },
  };
  const pass = (ms: number): void => void (now += ms);
  const setClock = (ms: number): void => {
    pass(ms);
    set += ms;
  };
  return { clock, pauses, pass, setClock };
}

type Members = readonly string[] | undefined;

/** Over a group that looks like this at each look, and from then on like at the last one. */
function stepOver(looks: readonly Members[], { settle = 0, mayRepair = true } = {}) {
  const time = passingClock();
  const rest = [...looks];
  const repaired: (readonly LateGroup[])[] = [];
  const groups = {
    membersOf: async () => (rest.length > 1 ? rest.shift() : rest[0]),
    leftOf: async () => [],
  };
  const profile = { cloud: { ...plainCloudProfile(), groupSettleSeconds: settle } };
  const step = confirmGroup<Facts>(
    { groups, clock: time.clock, profile },
    {
      expected: (facts) => facts.groups,
      mayRepair: () => mayRepair,
      repair: async (_, late) => void repaired.push(late),
    },
  );
  const see = (...members: Members[]) => void rest.splice(0, rest.length, ...members);
  return { ...time, step, see, repaired };
}
const wish = (group: Omit<ExpectedGroup, 'project'>, more: Watching = {}): Facts => ({
  groups: [{ project: 'bikes', ...group }],
  ...more,
});
const look = (members: Members, facts: Facts) => stepOver([members]).step.observe(facts, run);

/** As the runner goes about a step: what is learned goes into the facts, and a write is looked at again. */
async function follow(under: ReturnType<typeof stepOver>, facts: Facts, tries: number) {
  let known = facts;
  const seen: unknown[] = [];
  for (let n = 0; n < tries; n += 1) {
    let found = await under.step.observe(known, run);
    if (found.is === 'missing') {
      seen.push('repair');
      known = { ...known, ...found.learned };
      await under.step.apply?.(known, run);
      found = await under.step.observe(known, run);
    }
    if ('learned' in found) known = { ...known, ...found.learned };
    seen.push(found.is === 'pending' ? found.code : found.is);
  }
  return { seen, known };
}

describe('confirm-group', () => {
  it('is done where everybody is in who should be, and nobody who should not', async () => {
    const facts = wish({ has: ['ada'], hasNot: ['grace'] });
    expect(await look(['ada', 'jane'], facts)).toEqual({ is: 'done' });
  });

  it('knows a person whatever the case of the name that the directory has', async () => {
    expect(await look(['Ada'], wish({ has: ['ada'] }))).toEqual({ is: 'done' });
    expect(await look(['Ada'], wish({ hasNot: ['ada'] }))).toMatchObject({
      ...{ is: 'pending', code: 'group-not-yet', params: ['bikes', 'ada'] },
    });
  });

  it('waits for who is not yet in, or still is, and says for whom', async () => {
    const facts = wish({ has: ['ada', 'joan'], hasNot: ['grace'] });
    expect(await look(['ada', 'grace'], facts)).toMatchObject({
      ...{ is: 'pending', code: 'group-not-yet', params: ['bikes', 'joan, grace'] },
    });
    expect(await look(undefined, wish({ has: ['ada'] }))).toMatchObject({
      params: ['bikes', 'ada'],
    });
  });

  it('looks at every group, and names the one that is late', async () => {
    const { step } = stepOver([['ada']]);
    const groups = [
      { project: 'bikes', has: ['ada'] },
      { project: 'bastion', has: ['ada', 'joan'] },
    ];
    expect(await step.observe({ groups }, run)).toMatchObject({ params: ['bastion', 'joan'] });
  });

  it('gives the hook a moment before it waits, for a later try looks at everything again', async () => {
    const facts = wish({ has: ['ada'] });
    const late = stepOver([undefined, ['jane'], ['jane', 'ada']]);
    expect(await late.step.observe(facts, run)).toEqual({ is: 'done' });
    expect(late.pauses).toHaveLength(2);
    const never = stepOver([['jane']]);
    expect(await never.step.observe(facts, run)).toMatchObject({ code: 'group-not-yet' });
    expect(never.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1000);
  });

  it('takes a group that is gone for one with nobody in it', async () => {
    expect(await look(undefined, wish({ hasNot: ['grace'] }))).toEqual({ is: 'done' });
  });

  it('waits for the group itself to go', async () => {
    expect(await look(undefined, wish({ isGone: true }))).toEqual({ is: 'done' });
    expect(await look([], wish({ isGone: true }))).toMatchObject({ params: ['bikes', 'bikes'] });
  });

  it('is not needed where there are no groups, or nobody to look for', () => {
    const wishes = [wish({ has: ['ada'] }), wish({ isGone: true }), wish({})];
    const { step, clock } = stepOver([[]]);
    expect(wishes.map((facts) => step.isNeeded?.(facts))).toEqual([true, true, false]);
    const without = confirmGroup<Facts>(
      { groups: undefined, clock, profile: {} },
      { expected: (facts) => facts.groups, repair: async () => undefined },
    );
    expect(wishes.map((facts) => without.isNeeded?.(facts))).toEqual([false, false, false]);
  });
});

describe('a hook that failed', () => {
  it('is given another reason to write after three late tries, three times at most, and then a person is named', async () => {
    const under = stepOver([['jane']]);
    const { seen, known } = await follow(under, wish({ has: ['ada'] }), 20);
    expect(seen.slice(0, 7)).toEqual([
      ...['group-not-yet', 'group-not-yet', 'group-not-yet', 'repair', 'group-again'],
      ...['group-again', 'group-again'],
    ]);
    expect(seen.filter((one) => one === 'repair')).toHaveLength(3);
    expect(seen.at(-1)).toBe('group-stuck');
    expect(under.repaired[0]).toEqual([{ project: 'bikes', names: ['ada'] }]);
    under.see(['ada', 'jane']);
    expect((await follow(under, known, 1)).seen).toEqual(['done']);
  });

  it('is given its reasons anew where a person has it tried again after all of them, and not before', async () => {
    const under = stepOver([['jane']]);
    const { known } = await follow(under, wish({ has: ['ada'] }), 20);
    const again = watchAnew(known);
    const { seen } = await follow(under, again, 20);
    expect(seen.filter((one) => one === 'repair')).toHaveLength(3);
    const begun = { ...known, groupWatch: { late: 1, repairs: 2 } };
    expect(watchAnew(begun)).toEqual(begun);
  });

  it('says how often the role was granted again', async () => {
    const { known } = await follow(stepOver([['jane']]), wish({ has: ['ada'] }), 4);
    expect(known.groupWatch).toMatchObject({ repairs: 1 });
    const facts = wish({ has: ['ada'] }, known);
    expect(await look(['jane'], facts)).toMatchObject({ params: ['bikes', 'ada', '1'] });
  });

  it('is only waited for where nothing may be granted', async () => {
    const under = stepOver([['jane']], { mayRepair: false });
    const { seen } = await follow(under, wish({ has: ['ada'] }), 12);
    expect(new Set(seen)).toEqual(new Set(['group-not-yet']));
    expect(under.repaired).toEqual([]);
  });
});

describe('a group that is as it should be', () => {
  const facts = wish({ has: ['ada'] });

  it('is looked at again when the settling time is over, and no sooner', async () => {
    const under = stepOver([['ada']], { settle: 60 });
    const first = await under.step.observe(facts, run);
    expect(first).toMatchObject({
      ...{ is: 'pending', code: 'group-settling', params: ['bikes'] },
      retryAt: new Date(START + 60_000).toISOString(),
    });
    under.pass(59_999);
    const learned = 'learned' in first ? first.learned : {};
    const { seen } = await follow(under, { ...facts, ...learned }, 1);
    expect(seen).toEqual(['group-settling']);
  });

  it('is confirmed after it, by one more look', async () => {
    const under = stepOver([['ada']], { settle: 60 });
    const { known } = await follow(under, facts, 1);
    under.pass(60_000);
    expect((await follow(under, known, 1)).seen).toEqual(['done']);
  });

  it('and loses somebody meanwhile is repaired at once, and settles anew', async () => {
    const under = stepOver([['ada']], { settle: 60 });
    const { known } = await follow(under, facts, 1);
    under.pass(60_000);
    under.see([], [], [], [], [], [], ['ada']);
    const { seen, known: later } = await follow(under, known, 1);
    expect(seen).toEqual(['repair', 'group-settling']);
    under.pass(60_000);
    expect((await follow(under, later, 1)).seen).toEqual(['done']);
  });

  it('settles anew where the clock was set back meanwhile', async () => {
    const under = stepOver([['ada']], { settle: 60 });
    const { known } = await follow(under, facts, 1);
    under.setClock(-3_600_000);
    const { known: later } = await follow(under, known, 1);
    under.pass(60_000);
    expect((await follow(under, later, 1)).seen).toEqual(['done']);
  });

  it('settles no sooner where the clock was set forward meanwhile', async () => {
    const under = stepOver([['ada']], { settle: 60 });
    const { known } = await follow(under, facts, 1);
    under.setClock(3_600_000);
    under.pass(20_000);
    const second = await under.step.observe(known, run);
    expect(second).toMatchObject({
      ...{ is: 'pending', code: 'group-settling' },
      retryAt: new Date(START + 3_660_000).toISOString(),
    });
    under.pass(40_000);
    expect((await follow(under, known, 1)).seen).toEqual(['done']);
  });

  it('goes by the clock where another process saw it first', async () => {
    const { known } = await follow(stepOver([['ada']], { settle: 60 }), facts, 1);
    const later = stepOver([['ada']], { settle: 60 });
    later.pass(60_000);
    expect((await follow(later, known, 1)).seen).toEqual(['done']);
  });
});
