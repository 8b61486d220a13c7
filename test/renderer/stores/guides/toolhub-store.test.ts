import { beforeEach, describe, expect, it } from 'vitest';
import { createToolhubStore } from '../../../../renderer/stores/guides/toolhub-store.ts';
import { guideAnswers } from '../../guide-screens.ts';
import { createFakeBridge } from '../../fake-bridge.ts';

const page = guideAnswers['toolhub.search'];

let desk: ReturnType<typeof createFakeBridge>;
let state: ReturnType<typeof createToolhubStore>['getState'];
beforeEach(() => {
  desk = createFakeBridge();
  state = createToolhubStore(desk.bridge, (_ms, callback) => {
    callback();
    return () => undefined;
  }).getState;
});
const answered = () => desk.answer('toolhub.search', page);

describe('the search of the catalogue', () => {
  it('asks once when it is opened, then for what is typed, narrowed and turned to', async () => {
    state().open();
    expect(await answered()).toEqual({ text: '', page: 1, filters: {} });
    state().open();
    expect(desk.waiting()).toEqual([]);
    state().search('map');
    expect(await answered()).toEqual({ text: 'map', page: 1, filters: {} });
    state().narrow('tool_type', 'bot');
    expect(await answered()).toEqual({ text: 'map', page: 1, filters: { tool_type: 'bot' } });
    state().turnTo(3);
    expect(await answered()).toMatchObject({ page: 3, filters: { tool_type: 'bot' } });
    state().narrow('tool_type', undefined);
    expect(await answered()).toEqual({ text: 'map', page: 1, filters: {} });
    expect(state()).toMatchObject({ found: page, asking: false });
  });

  it('says why nothing was found out, and keeps what was found before', async () => {
    state().open();
    await answered();
    state().turnTo(2);
    await desk.refuse('toolhub.search', 'not-found', 'no catalogue');
    expect(state()).toMatchObject({ found: page, problem: { code: 'not-found' } });
  });

  it('believes the last of several questions', async () => {
    state().turnTo(1);
    const first = desk.take('toolhub.search');
    state().turnTo(2);
    await answered();
    first.answer({ ok: true, value: { count: 0 } });
    await desk.settle();
    expect(state().found).toEqual(page);
  });
});
