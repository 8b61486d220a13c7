import { beforeEach, describe, expect, it } from 'vitest';
import { createShiftStore } from '../../../../renderer/stores/shift/shift-store.ts';
import type { CaseView } from '../../../../shared/shift/case.ts';
import { createFakeBridge } from '../../fake-bridge.ts';
import { idOf } from '../../screen-request.ts';

const at = '2027-08-05T10:00:00.000Z';
const held = (revision: number, name: string): CaseView => ({
  ...{ id: idOf(1), revision },
  holder: { name, by: name, at },
});
const view = (me: string, ...cases: CaseView[]) => ({ me, cases });

describe('the shift’s store', () => {
  let fake: ReturnType<typeof createFakeBridge>;
  let store: ReturnType<typeof createShiftStore>;
  const holder = () => store.getState().cases.get(idOf(1))?.holder?.name;
  beforeEach(async () => {
    fake = createFakeBridge();
    store = createShiftStore(fake.bridge);
    void store.getState().load();
    await fake.answer('shift.current', view('', held(2, 'Asha')));
  });

  it('believes the newer of two tellings, in whatever order they come', () => {
    fake.publish('shift.changed', held(4, 'Ben'));
    fake.publish('shift.changed', held(3, 'Cem'));
    expect(holder()).toBe('Ben');
  });

  it('names who was seen to hold the case', async () => {
    const seen = held(2, 'Asha');
    void store.getState().hold({ id: idOf(1), seen }, 'Ben');
    expect(await fake.answer('shift.hold', held(3, 'Ben'))).toEqual({
      ...{ id: idOf(1), from: 'Asha', to: 'Ben' },
    });
    void store.getState().hold({ id: idOf(1), seen }, '');
    expect(await fake.answer('shift.hold', { id: idOf(1), revision: 4 })).toEqual({
      ...{ id: idOf(1), from: 'Asha' },
    });
    expect(holder()).toBeUndefined();
  });

  it('shows what somebody else wrote first, and why nothing was saved', async () => {
    const saved = store.getState().note(idOf(1), 'mine', 0);
    await fake.refuse('shift.note', 'case-changed', '', { params: ['Ben'] });
    await fake.answer('shift.current', view('Asha', held(5, 'Ben')));
    expect(await saved).toBe(false);
    expect(store.getState().problem).toMatchObject({ id: idOf(1), error: { params: ['Ben'] } });
    expect(holder()).toBe('Ben');
  });

  it('says how many cases went where, once somebody left', async () => {
    store.getState().showMine(true);
    void store.getState().leave('Ben');
    const changed = [held(3, 'Ben')];
    expect(await fake.answer('shift.leave', { me: '', changed, unreached: 0 })).toEqual({
      to: 'Ben',
    });
    expect(store.getState()).toMatchObject({
      ...{ me: '', onlyMine: false, left: { cases: 1, to: 'Ben', unreached: 0 } },
    });
  });

  it('lets go of cases that are no others’ any more, and asks anew where all of others are gone', async () => {
    fake.publish('shift.changed', { id: idOf(2), revision: 1 });
    const gone = [idOf(2)];
    fake.publish('elsewhere.changed', { requests: [], gone, forget: false });
    expect([...store.getState().cases.keys()]).toEqual([idOf(1)]);
    fake.publish('elsewhere.changed', { requests: [], gone: [], forget: true });
    expect(store.getState().cases.size).toBe(0);
    await fake.answer('shift.current', view('Asha', held(5, 'Ben')));
    expect(holder()).toBe('Ben');
  });

  it('lets go of everybody, and of answers that come late', async () => {
    void store.getState().enter('Asha');
    store.getState().forgetPeople('lock');
    await fake.answer('shift.enter', { me: 'Asha' });
    expect(store.getState()).toMatchObject({ me: '', helpers: [], cases: new Map() });
  });
});
