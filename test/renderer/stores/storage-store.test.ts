import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../shared/storage/audit.ts';
import type { Rescue, WipePlan, WipeReport } from '../../../shared/storage/storage.ts';
import { createStorageStore } from '../../../renderer/stores/storage-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';

const rescue: Rescue = { at: '2027-08-04T08:00:00.000Z', keptAs: 'damaged', rescued: 3, lost: 1 };
const plan: WipePlan = { due: false, clockConfirmed: false, readable: true, unfinished: [] };
const trail: AuditReport = { lines: 412, ok: true, formerKey: 0, lost: 0, endUnknown: false };
const report: WipeReport = { at: rescue.at, requests: 3, removed: ['event/lanyard.log'], left: [] };

describe('the storage’s store', () => {
  let fake: ReturnType<typeof createFakeBridge>;
  let store: ReturnType<typeof createStorageStore>;
  beforeEach(() => {
    fake = createFakeBridge();
    store = createStorageStore(fake.bridge);
  });

  it('shows what was rescued, asked or told, until it was read', async () => {
    void store.getState().load();
    await fake.answer('journal.health', { rescues: [rescue] });
    expect(store.getState().rescues).toEqual([rescue]);
    fake.publish('journal.rescued', { rescues: [rescue, rescue] });
    expect(store.getState().rescues).toHaveLength(2);
    void store.getState().seen();
    await fake.answer('journal.seen', { rescues: [] });
    expect(store.getState().rescues).toEqual([]);
  });

  it('wipes as told, shows the report, and asks anew how things stand', async () => {
    void store.getState().wipe(true);
    expect(await fake.answer('wipe.run', report)).toEqual({ discardUnfinished: true });
    await fake.answer('wipe.plan', plan);
    expect(store.getState()).toMatchObject({ report, plan, wiping: false });
  });

  it('says what stops it', async () => {
    void store.getState().wipe(false);
    await fake.refuse('wipe.run', 'wipe-blocked', '', { params: ['2'] });
    expect(store.getState().problem).toMatchObject({ code: 'wipe-blocked' });
  });

  it('checks the trail once at a time, and says what was found or what stands in the way', async () => {
    void store.getState().checkTrail();
    void store.getState().checkTrail();
    expect(store.getState().checking).toBe(true);
    await fake.answer('audit.verify', trail);
    expect(fake.waiting()).toEqual([]);
    expect(store.getState()).toMatchObject({ trail, checking: false });
    void store.getState().checkTrail();
    await fake.refuse('audit.verify', 'storage-failed', '', { params: ['disk'] });
    expect(store.getState()).toMatchObject({ trailProblem: { code: 'storage-failed' } });
  });

  it('hears of a wipe that happened by itself, and forgets what it knew of the trail', async () => {
    void store.getState().checkTrail();
    await fake.answer('audit.verify', trail);
    fake.publish('wipe.done', report);
    expect(store.getState()).toMatchObject({ report, rescues: [], trail: undefined });
  });
});
