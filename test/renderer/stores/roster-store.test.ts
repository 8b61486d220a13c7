import { beforeEach, describe, expect, it } from 'vitest';
import { createRosterStore } from '../../../renderer/stores/roster-store.ts';
import { LARGEST_ROSTER } from '../../../shared/roster/roster.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { roster } from '../roster-screen.ts';

let fake: ReturnType<typeof createFakeBridge>;
let store: ReturnType<typeof createRosterStore>;
const sheet = () => store.getState();

beforeEach(() => {
  fake = createFakeBridge();
  store = createRosterStore(fake.bridge);
});

/** Chooses a file and waits until the core was asked. */
async function choose(content = 'Åsa') {
  void sheet().read(new File([content], 'people.csv'));
  await expect.poll(() => fake.waiting()).toContain('roster.plan');
}
async function chosen() {
  await choose();
  return fake.answer('roster.plan', roster);
}

describe('the roster store', () => {
  it('sends the bytes of the file, and shows the plan', async () => {
    await choose();
    expect(sheet()).toMatchObject({ fileName: 'people.csv', busy: 'reading', plan: undefined });
    const asked = await fake.answer('roster.plan', roster);
    expect(asked).toEqual({ file: Buffer.from('Åsa').toString('base64') });
    expect(sheet()).toMatchObject({ busy: undefined, plan: roster });
  });

  it('says of a file that is too large what it is, and sends nothing', async () => {
    await sheet().read(new File([new Uint8Array(LARGEST_ROSTER + 1)], 'video.mp4'));
    expect(sheet().problem?.fields).toEqual([
      { field: 'file', rule: 'roster-too-large', params: [] },
    ]);
    expect(fake.waiting()).toEqual([]);
  });

  it('shows why a file cannot be read, and nothing of the one before', async () => {
    await chosen();
    await choose();
    await fake.refuse('roster.plan', 'invalid-input', 'no text');
    expect(sheet()).toMatchObject({
      busy: undefined,
      plan: undefined,
      problem: { message: 'no text' },
    });
  });

  it('sorts by what is named, and the other way round when it is named again', () => {
    sheet().sort('username');
    expect(sheet()).toMatchObject({ order: 'username', isDescending: false });
    sheet().sort('username');
    expect(sheet()).toMatchObject({ order: 'username', isDescending: true });
    sheet().sort('line');
    expect(sheet()).toMatchObject({ order: 'line', isDescending: false });
  });

  it('reads the same file again when a column is named or taken away', async () => {
    await chosen();
    const file = Buffer.from('Åsa').toString('base64');
    void sheet().assign('shellName', 0);
    expect(await fake.answer('roster.plan', roster)).toEqual({
      file,
      columns: { username: 1, email: 2, shellName: 0 },
    });
    void sheet().assign('email', undefined);
    expect(await fake.answer('roster.plan', roster)).toEqual({ file, columns: { username: 1 } });
  });

  it('believes the newest answer only', async () => {
    await chosen();
    void sheet().assign('shellName', 0);
    void sheet().assign('shellName', 3);
    const [early, late] = [fake.take('roster.plan'), fake.take('roster.plan')];
    late.answer({ ok: true, value: { ...roster, source: 'other' } });
    early.answer({ ok: true, value: roster });
    await fake.settle();
    expect(sheet()).toMatchObject({ busy: undefined, plan: { source: 'other' } });
  });

  it('files once, however often it is pressed', async () => {
    await chosen();
    void sheet().submit();
    void sheet().submit();
    expect(fake.waiting()).toEqual(['roster.submit']);
    expect(await fake.answer('roster.submit', { ...roster, filed: 2 })).toEqual({ id: roster.id });
    expect(sheet()).toMatchObject({ busy: undefined, plan: { filed: 2 } });
  });

  it('hands the file along where whoever is asked does not know the plan', async () => {
    await chosen();
    const file = Buffer.from('Åsa').toString('base64');
    const { id, columns } = roster;
    const anew = { ...roster, id: 'another', filed: 2 };
    void sheet().submit(true);
    await fake.refuse('roster.submit', 'not-found', 'no roster');
    expect(await fake.answer('roster.submit', anew)).toEqual({
      ...{ id, from: { file, columns }, withAccounts: true },
    });
    expect(sheet()).toMatchObject({ problem: undefined, plan: anew });
    void sheet().refresh();
    await fake.refuse('roster.result', 'not-found', 'no roster');
    await fake.answer('roster.result', { ...roster, filed: 0 });
    expect(sheet()).toMatchObject({ problem: undefined, plan: { filed: 2 } });
  });

  it('asks again what has become of the cards, once there are some', async () => {
    await sheet().refresh();
    await chosen();
    await sheet().refresh();
    expect(fake.waiting()).toEqual([]);
    void sheet().submit();
    await fake.answer('roster.submit', { ...roster, filed: 2 });
    void sheet().refresh();
    expect(await fake.answer('roster.result', { ...roster, filed: 2 })).toEqual({ id: roster.id });
  });

  it('shows one kind of row', () => {
    sheet().show('taken');
    expect(sheet().shown).toBe('taken');
  });
});
