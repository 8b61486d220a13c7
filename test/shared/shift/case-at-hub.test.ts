import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_HANDED_ON, type SaidOfCase } from '../../../shared/shift/case.ts';
import { type Told, untoldOf, untoldTicks, withHub } from '../../../shared/shift/case-at-hub.ts';

const at = '2027-08-04T08:00:00.000Z';
const holder = (name: string) => ({ name, by: name, at });
const note = (text: string, revision = 1) => ({ text, revision, by: 'Asha', at });
const tick = (step: string, when = at) => ({ step, by: 'Asha', at: when });
const found = (said: SaidOfCase, atHub?: SaidOfCase) => ({
  ...said,
  ...(atHub ? { atHub } : {}),
});

/** What stands here after the hub was read, and of what that has not heard. */
function read(before: ReturnType<typeof found> | undefined, atHub: SaidOfCase, told?: Told) {
  const said = withHub(before, atHub, told);
  const kept = { ...said, atHub };
  return { said, untold: untoldOf(kept), kept };
}

describe('a case once the hub was read', () => {
  it('is as it stands there, where nothing was said here', () => {
    const there = { holder: holder('Ben'), note: note('hello'), ticks: [tick('paws/run')] };
    for (const before of [undefined, found({}), found(there, there), found({}, {})]) {
      expect(read(before, there)).toMatchObject({ said: there, untold: [] });
    }
    expect(read(found(there, there), {}).said).toEqual({});
  });

  it('is as it was said here, where nothing else was said there, and is still to be told', () => {
    const here = { holder: holder('Asha'), note: note('hello'), ticks: [tick('paws/run')] };
    expect(read(found(here), {})).toMatchObject({
      said: here,
      untold: ['holder', 'note', 'ticks'],
    });
    const there = { holder: holder('Ben') };
    expect(read(found({}, there), there)).toMatchObject({ said: {}, untold: ['holder'] });
  });

  it('is whoever was first there, with both notes and every tick, where both said something', () => {
    const here = { holder: holder('Asha'), note: note('here'), ticks: [tick('a'), tick('b')] };
    const there = { holder: holder('Ben'), note: note('there'), ticks: [tick('b'), tick('c')] };
    const { said, untold } = read(found(here, { ticks: [tick('c')] }), there);
    expect(said.holder).toEqual(there.holder);
    expect(said.note?.text).toBe('there\nhere');
    // The one of the hub was taken away here, and two were set.
    expect(said.ticks?.map(({ step }) => step)).toEqual(['b', 'a']);
    expect(untold).toEqual(['note', 'ticks']);
  });

  it('hands on of this desk’s note what fits beside the one of the hub', () => {
    const fits = note('x'.repeat(LONGEST_HANDED_ON - 6));
    const both = read(found({ note: fits }), { note: note('there') }).said.note?.text;
    expect(both).toBe(`there\n${fits.text}`);
    const long = note('x'.repeat(LONGEST_HANDED_ON - 5));
    const cut = read(found({ note: long }), { note: note('there') }).said.note?.text;
    expect(cut).toHaveLength(LONGEST_HANDED_ON);
    expect(cut).toMatch(/^there\nx+…$/);
  });

  it('is held by whoever took it here, where the one at the hub only gave it back', () => {
    const here = found({ holder: holder('Asha') }, { holder: holder('Ben') });
    expect(read(here, {})).toMatchObject({ said: { holder: holder('Asha') }, untold: ['holder'] });
  });

  it('is no other note because each side counts for itself', () => {
    const both = found({ note: note('hello', 7) }, { note: note('hello', 3) });
    expect(untoldOf(both)).toEqual([]);
  });

  it('is what the hub answered, where it has just taken what was said here', () => {
    const here = { holder: holder('Asha'), note: note('hello', 3) };
    const there = { note: note('hello', 9) };
    const { said, untold, kept } = read(found(here), there, { note: here.note });
    expect(said).toMatchObject({ holder: here.holder, note: there.note });
    expect(untold).toEqual(['holder']);
    expect(
      read(kept, { ...there, holder: holder('Asha') }, { holder: here.holder }).untold,
    ).toEqual([]);
    // Written anew meanwhile, it is still to be told.
    const again = read(found({ note: note('later', 4) }), there, { note: here.note });
    expect(again.said.note?.text).toBe('hello\nlater');
  });

  it('has no tick any more that was taken away here before the hub had heard of it, nor one less that was set again', () => {
    const ticked = found({ ticks: [tick('a'), tick('b')] }, {});
    expect(read(ticked, {}, { step: 'a' }).said.ticks?.map(({ step }) => step)).toEqual(['b']);
    const taken = found({}, { ticks: [tick('a')] });
    expect(read(taken, { ticks: [tick('a')] }, { step: 'a' }).said.ticks).toEqual([tick('a')]);
  });

  it('loses no tick and tells of none twice, whatever was done on both sides', () => {
    const steps = fc.uniqueArray(fc.constantFrom<string>(...'abcde'));
    const ticksOf = (of: readonly string[]) =>
      of.length === 0 ? undefined : of.map((s) => tick(s));
    fc.assert(
      fc.property(steps, steps, steps, (base, here, there) => {
        const before = found({ ticks: ticksOf(here) }, { ticks: ticksOf(base) });
        const said = withHub(before, { ticks: ticksOf(there) });
        const now = new Set(said.ticks?.map(({ step }) => step));
        for (const step of 'abcde') {
          const isChangedHere = here.includes(step) !== base.includes(step);
          expect(now.has(step)).toBe((isChangedHere ? here : there).includes(step));
        }
        const untold = untoldTicks({ ticks: said.ticks, atHub: { ticks: ticksOf(there) } });
        const sides = new Set([...now].filter((step) => !there.includes(step)));
        for (const { tick: one, done } of untold) expect(done).toBe(sides.has(one.step));
      }),
    );
  });

  it('comes to the same however often it is read', () => {
    const here = { holder: holder('Asha'), note: note('here'), ticks: [tick('a')] };
    const there = { note: note('there'), ticks: [tick('b')] };
    const once = read(found(here), there);
    expect(read(once.kept, there).said).toEqual(once.said);
  });
});
