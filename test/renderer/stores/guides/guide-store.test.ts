import { beforeEach, describe, expect, it } from 'vitest';
import { createGuideStore } from '../../../../renderer/stores/guides/guide-store.ts';
import { guideAnswers } from '../../guide-screens.ts';
import { createFakeBridge } from '../../fake-bridge.ts';

const seen = guideAnswers['guides.forPerson'];
const list = guideAnswers['guides.list'];

let desk: ReturnType<typeof createFakeBridge>;
let store: ReturnType<ReturnType<typeof createGuideStore>['getState']>;
let state: () => typeof store;
beforeEach(() => {
  desk = createFakeBridge();
  state = createGuideStore(desk.bridge).getState;
  store = state();
});

describe('what somebody can begin with', () => {
  it('is asked for by person, tool and project, and a choice is good for that person only', async () => {
    const asked: unknown[] = [];
    const answered = async (asking: Promise<void>) => {
      asked.push(await desk.answer('guides.forPerson', seen));
      await asking;
    };
    await answered(store.ask('jdoe'));
    expect(state()).toMatchObject({ of: 'jdoe', seen, asking: false });
    await answered(store.choose({ tool: 'map-bot' }));
    await answered(store.choose({ project: 'racks' }));
    await answered(store.ask('ada'));
    expect(asked).toEqual([
      { shellName: 'jdoe' },
      { shellName: 'jdoe', tool: 'map-bot' },
      { shellName: 'jdoe', tool: 'map-bot', project: 'racks' },
      { shellName: 'ada' },
    ]);
  });

  it('stays where asking again fails, and is told why', async () => {
    void store.ask('jdoe');
    await desk.answer('guides.forPerson', seen);
    void store.ask('jdoe');
    await desk.refuse('guides.forPerson', 'directory-unreachable', 'away');
    expect(state()).toMatchObject({ seen, problem: { code: 'directory-unreachable' } });
  });

  it('has ticks of that person alone, and nobody after they left', () => {
    void store.ask('jdoe');
    store.tick('quarry run', true);
    store.tick('quarry open', true);
    store.tick('quarry open', false);
    expect([...state().ticked]).toEqual(['quarry run']);
    void store.ask('ada');
    expect([...state().ticked]).toEqual([]);
    store.tick('quarry run', true);
    store.forgetPeople('lock');
    expect(state()).toMatchObject({ of: '', seen: undefined, ticked: new Set() });
  });

  it('does not come back when it is answered after they left', async () => {
    void store.ask('jdoe');
    store.forgetPeople('wipe');
    await desk.answer('guides.forPerson', seen);
    expect(state().seen).toBeUndefined();
  });
});

describe('the guides', () => {
  it('are read once for a language, and stay when people are let go of', async () => {
    void store.speak('en');
    expect(await desk.answer('guides.list', list)).toEqual({ language: 'en' });
    void store.speak('en');
    expect(desk.waiting()).toEqual([]);
    void store.speak('ckb');
    expect(await desk.answer('guides.list', list)).toEqual({ language: 'ckb' });
    store.forgetPeople('wipe');
    expect(state().list).toEqual(list);
  });
});
