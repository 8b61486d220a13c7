import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { BundleReport } from '../../shared/bundle/bundle.ts';
import { bundleText, MOST_BUNDLE_TEXT } from '../../shared/bundle/bundle-text.ts';
import {
  addFrame,
  assembleFrames,
  readFrame,
  type Collected,
  type ReadFrame,
} from '../../shared/bundle/bundle-frames.ts';
import type { Problem } from '../../shared/requests/request.ts';
import { createDepartures, type LetsGo } from './leaving.ts';

interface Import {
  /** The codes that were read so far. */
  collected?: Collected | undefined;
  /** Why the code that was scanned last is of no use. */
  misread?: Exclude<ReadFrame['is'], 'frame'> | undefined;
  /** The bundle that was opened, and who is in it. */
  bundle?: string | undefined;
  report?: BundleReport | undefined;
  /** True once its requests were filed: `report` then says how it was before. */
  filed: boolean;
  asking: boolean;
  problem?: Problem | undefined;
}

/** The bundle that is on its way in, code by code, and what can be done with it. */
export interface ImportState extends Import, LetsGo {
  /** One code, whoever read it; opens the bundle with the last of them. */
  scan(text: string): void;
  /** A whole bundle, as a file holds it. */
  open(text: string): Promise<void>;
  submit(): Promise<void>;
  clear(): void;
}

const blank: Import = {
  collected: undefined,
  misread: undefined,
  bundle: undefined,
  report: undefined,
  filed: false,
  asking: false,
  problem: undefined,
};

/** What comes to this desk in a bundle. Nothing of it is filed before somebody says so. */
export const createImportStore = (bridge: Bridge) =>
  createStore<ImportState>()((set, get) => {
    const departures = createDepartures();
    const open = async (text: string): Promise<void> => {
      set({ ...blank, asking: true });
      if (text.trim().length > MOST_BUNDLE_TEXT) {
        return set({ asking: false, problem: { code: 'bundle-too-large', params: [] } });
      }
      const bundle = text.trim();
      const isLate = departures.begin();
      const answer = await bridge.call('bundles.inspect', { bundle });
      if (isLate()) return;
      set({ asking: false });
      set(answer.ok ? { bundle, report: answer.value } : { problem: answer.error });
    };

    return {
      ...blank,
      open,
      scan(text) {
        const read = readFrame(text);
        if (read.is !== 'frame') return set({ misread: read.is });
        const collected = addFrame(get().collected, read.frame);
        set({ collected, misread: undefined, problem: undefined });
        const bytes = assembleFrames(collected);
        if (bytes) void open(bundleText(bytes));
      },
      async submit() {
        const { bundle, asking } = get();
        if (bundle === undefined || asking) return;
        const isLate = departures.begin();
        set({ asking: true, problem: undefined });
        const answer = await bridge.call('bundles.import', { bundle });
        if (isLate()) return;
        set({ asking: false });
        set(answer.ok ? { report: answer.value, filed: true } : { problem: answer.error });
      },
      clear: () => set(blank),
      forgetPeople(why) {
        if (why === 'sign-out') return;
        departures.leave();
        set(blank);
      },
    };
  });
