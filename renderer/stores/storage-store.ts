import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { AuditReport } from '../../shared/storage/audit.ts';
import type { Rescue, WipePlan, WipeReport } from '../../shared/storage/storage.ts';
import type { WireError } from '../../shared/result.ts';
import { createDepartures, type LetsGo } from './leaving.ts';

/** What lies on this machine: damaged journals, the audit trail, and the wipe. */
export interface StorageState extends LetsGo {
  /** Damaged journals that nobody has read about. */
  rescues: readonly Rescue[];
  plan?: WipePlan | undefined;
  /** What the last wipe of this run took away. */
  report?: WipeReport;
  wiping: boolean;
  problem?: WireError | undefined;
  /** What the last check of the audit trail found. */
  trail?: AuditReport | undefined;
  trailProblem?: WireError | undefined;
  checking: boolean;
  load(): Promise<void>;
  seen(): Promise<void>;
  loadPlan(): Promise<void>;
  checkTrail(): Promise<void>;
  wipe(discardUnfinished: boolean): Promise<void>;
}

/** What the disk of this machine went through, and the wipe. */
export const createStorageStore = (bridge: Bridge) =>
  createStore<StorageState>()((set, get) => {
    const departures = createDepartures();
    bridge.on('journal.rescued', ({ rescues }) => set({ rescues }));
    bridge.on('wipe.done', (report) => set({ report, rescues: [], trail: undefined }));

    return {
      rescues: [],
      wiping: false,
      checking: false,
      forgetPeople(why) {
        if (why === 'sign-out') return;
        departures.leave();
        set({ plan: undefined, trail: undefined, problem: undefined, trailProblem: undefined });
      },
      async load() {
        const answer = await bridge.call('journal.health', {});
        if (answer.ok) set({ rescues: answer.value.rescues });
      },
      async seen() {
        const answer = await bridge.call('journal.seen', {});
        if (answer.ok) set({ rescues: answer.value.rescues });
      },
      async loadPlan() {
        const isLate = departures.begin();
        const answer = await bridge.call('wipe.plan', {});
        if (answer.ok && !isLate()) set({ plan: answer.value });
      },
      async checkTrail() {
        if (get().checking) return;
        set({ checking: true, trailProblem: undefined });
        const answer = await bridge.call('audit.verify', {});
        set({
          checking: false,
          ...(answer.ok ? { trail: answer.value } : { trailProblem: answer.error }),
        });
      },
      async wipe(discardUnfinished) {
        set({ wiping: true, problem: undefined });
        const answer = await bridge.call('wipe.run', { discardUnfinished });
        set({
          wiping: false,
          ...(answer.ok ? { report: answer.value } : { problem: answer.error }),
        });
        await get().loadPlan();
      },
    };
  });
